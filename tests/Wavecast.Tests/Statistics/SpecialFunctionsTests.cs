using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

/// <summary>Values are those of closed forms, or of the tables in Abramowitz and Stegun.</summary>
public sealed class SpecialFunctionsTests
{
    [Fact]
    public void LogGamma_OfWholeAndHalfNumbers_IsTheClosedForm()
    {
        Assert.Equal(Math.Log(24), SpecialFunctions.LogGamma(5), 1e-13);
        Assert.Equal(0.5 * Math.Log(Math.PI), SpecialFunctions.LogGamma(0.5), 1e-13);
        Assert.Equal(Enumerable.Range(1, 99).Sum(i => Math.Log(i)), SpecialFunctions.LogGamma(100), 1e-10);
        Assert.Equal(-Math.Log(1e-5) - 0.5772156649e-5, SpecialFunctions.LogGamma(1e-5), 1e-9);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(7.5)]
    [InlineData(300)]
    public void Digamma_IsTheSlopeOfLogGamma(double x)
    {
        double step = 1e-5 * x;
        Assert.Equal((SpecialFunctions.LogGamma(x + step) - SpecialFunctions.LogGamma(x - step)) / (2 * step), SpecialFunctions.Digamma(x), 1e-6);
        Assert.Equal(-0.57721566490153286, SpecialFunctions.Digamma(1), 1e-13);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-2, 0.022750131948179)]
    [InlineData(3, 0.998650101968370)]
    [InlineData(1.5, 0.933192798731142)]
    public void NormalProbability_IsThatOfTheTable(double x, double probability)
    {
        Assert.Equal(probability, SpecialFunctions.NormalProbability(x), 1e-13);
        Assert.Equal(x, SpecialFunctions.NormalQuantile(probability), 1e-10);
    }

    // One degree of freedom is Cauchy's distribution; with two the quantile is (2p − 1) / √(2p(1 − p)); the third is tabulated.
    [Fact]
    public void StudentQuantile_IsTheClosedForm()
    {
        Assert.Equal(Math.Tan(Math.PI * 0.4), SpecialFunctions.StudentQuantile(0.9, 1), 1e-10);
        Assert.Equal(-(2 * 0.95 - 1) / Math.Sqrt(2 * 0.95 * 0.05), SpecialFunctions.StudentQuantile(0.05, 2), 1e-10);
        Assert.Equal(2.228138852, SpecialFunctions.StudentQuantile(0.975, 10), 1e-8);
        Assert.Equal(0.975, SpecialFunctions.StudentProbability(2.228138852, 10), 1e-9);
        Assert.Equal(SpecialFunctions.NormalQuantile(0.99), SpecialFunctions.StudentQuantile(0.99, 1e7), 1e-5);
    }

    // A dispersion of 1 is a geometric distribution of p = 1 / (1 + mean); one of nearly 0 is Poisson's.
    [Fact]
    public void NegativeBinomial_OfKnownForms_IsThem()
    {
        double p = 1 / (1 + 4.0);
        Assert.Equal(1 - Math.Pow(1 - p, 6), SpecialFunctions.NegativeBinomialProbability(5, 4, 1), 1e-12);
        Assert.Equal(Math.Ceiling(Math.Log(0.1) / Math.Log(1 - p)) - 1, SpecialFunctions.NegativeBinomialQuantile(0.9, 4, 1));
        Assert.Equal(Math.Exp(-2) * (1 + 2 + 2), SpecialFunctions.NegativeBinomialProbability(2, 2, 1e-6), 1e-5);
        Assert.Equal(0, SpecialFunctions.NegativeBinomialProbability(-1, 2, 0.5));
    }

    [Theory]
    [InlineData(0.025, 0.2)]
    [InlineData(0.5, 0.02)]
    [InlineData(0.975, 1.5)]
    public void NegativeBinomialQuantile_OfALargeMean_GoesOnWhereTheSumEnds(double probability, double dispersion)
    {
        double summed = SpecialFunctions.NegativeBinomialQuantile(probability, 499, dispersion), beyond = SpecialFunctions.NegativeBinomialQuantile(probability, 501, dispersion);

        Assert.Equal(summed, beyond * 499 / 501, 0.02 * summed + 1);
    }
}
