using Wavecast.Statistics;
using Wavecast.Transforms;

namespace Wavecast.Tests.Transforms;

public sealed class SeasonalIndicesTests
{
    private const double Missing = double.NaN;

    /// <summary>Roundings of a few sums of numbers near 1.</summary>
    private const double Rounding = 1e-14;

    [Theory]
    [InlineData(new[] { 0.5, 1.5 })]
    [InlineData(new[] { 0.5, 1, 1.5 })]
    [InlineData(new[] { 0.25, 1, 1.75, 1 })]
    public void Of_LevelTimesSeason_AreItsFactors(double[] factors)
    {
        foreach (int length in (int[])[2 * factors.Length, 5 * factors.Length + 1])
        {
            Near(factors, Multiplicative(length, t => 40 * factors[t % factors.Length], factors.Length));
        }
    }

    [Theory]
    [InlineData(new[] { -3.0, 3 })]
    [InlineData(new[] { -1.0, 3, -2 })]
    [InlineData(new[] { 0.5, -4, 2.5, 1 })]
    public void Of_LinePlusSeason_AreItsSummands(double[] summands)
    {
        foreach (int length in (int[])[2 * summands.Length, 5 * summands.Length + 1])
        {
            double[] values = [.. Enumerable.Range(0, length).Select(t => 0.5 * t - 2 + summands[t % summands.Length])];
            Near(summands, SeasonalIndices.Of(values, summands.Length, SeasonKind.Additive, out _)!);
        }
    }

    [Fact]
    public void Of_SeasonWithOutlierOrGap_AreAsWithout()
    {
        double[] factors = [0.5, 1, 1.5, 1];
        Near(factors, Multiplicative(24, t => t == 13 ? 1e6 : factors[t % 4], 4));
        Near(factors, Multiplicative(24, t => t is 13 or 14 ? Missing : factors[t % 4], 4));
    }

    [Fact]
    public void Of_ExponentialTrend_AreNearTheFactors()
    {
        double[] factors = [0.8, 1, 1.3, 0.9], indices = Multiplicative(40, t => Math.Exp(0.02 * t) * factors[t % 4], 4);
        // Along a window the trend changes by 8 %, so that its later steps weigh more in the average, with their part of the season.
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(factors[i], indices[i], 5e-3));
    }

    [Fact]
    public void Of_StepThatIsNeverKnown_HasTheMean() => Near([1, 0.8, 1.2], Multiplicative(9, t => t % 3 == 0 ? Missing : 4 + 4 * (t % 3), 3));

    [Fact]
    public void Of_StepsNearZero_AreRaisedAndTheMeanIsOne()
    {
        Near([0.05, 1.95], Multiplicative(8, t => t % 2, 2));
        double[] factors = [0, 0.04, 1.96, 2];
        Near([0.05, 0.05, 1.96 * 3.9 / 3.96, 2 * 3.9 / 3.96], Multiplicative(16, t => factors[t % 4], 4));
    }

    [Fact]
    public void Of_MostlyZeros_AreOne() => Near([1, 1, 1, 1], Multiplicative(40, t => t % 5 == 0 ? 1 : 0, 4));

    [Fact]
    public void Of_WindowsKnownByLessThanHalf_DoNotCount()
    {
        // Of five steps a window has two known ones around steps 0 to 9, whose values are far away; from 10 on all are known.
        double[] values = [.. Enumerable.Range(0, 30).Select(t => t >= 10 ? 1 + t % 5 : t % 5 < 2 ? 1000 : Missing)];
        double[] indices = SeasonalIndices.Of(values, 5, SeasonKind.Additive, out _)!;
        Near([-2, -1, 0, 1, 2], indices);
    }

    [Fact]
    public void Of_ValuesBeyondSums_AreNone()
    {
        Assert.Null(SeasonalIndices.Of([1e308, 1e308, 1e308, 1e308], 2, SeasonKind.Multiplicative, out string problem));
        Assert.Contains("too large", problem);
    }

    private static double[] Multiplicative(int length, Func<int, double> value, int season) =>
        SeasonalIndices.Of([.. Enumerable.Range(0, length).Select(value)], season, SeasonKind.Multiplicative, out _)!;

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], actual[i], Rounding));
    }
}
