using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class ClassicalDecompositionTests
{
    [Fact]
    public void Of_FourValues_IsAsByHand()
    {
        // Averages ½·1 + 5 + ½·2 and ½·5 + 2 + ½·8 by 2; what is left, −2.25 and 1.75, has mean −0.25.
        Decomposition parts = ClassicalDecomposition.Of([1, 5, 2, 8], season: 2, SeasonKind.Additive);

        Assert.Equal([double.NaN, 3.25, 4.25, double.NaN], parts.Trend);
        Assert.Equal([-2, 2, -2, 2], parts.Seasonal);
        Assert.Equal([3, 3, 4, 6], parts.Adjusted);
        Assert.Equal([double.NaN, -0.25, -0.25, double.NaN], parts.Remainder);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_ALineAndASeason_FindsBoth(int season)
    {
        double[] figure = season == 3 ? [1, 0, -1] : [1, 0, -3, 2];
        double[] values = [.. Enumerable.Range(0, 5 * season).Select(t => 2.0 * t + figure[t % season])];

        Decomposition parts = ClassicalDecomposition.Of(values, season, SeasonKind.Additive);

        Assert.All(Enumerable.Range(0, values.Length), t => Assert.Equal(figure[t % season], parts.Seasonal[t], 1e-12));
        Assert.All(Enumerable.Range(season / 2, values.Length - season / 2 * 2), t => Assert.Equal(2.0 * t, parts.Trend[t], 1e-12));
        Assert.Equal(season / 2 * 2, parts.Trend.Count(double.IsNaN));
    }

    [Fact]
    public void Of_ALevelTimesASeason_FindsTheFactors()
    {
        double[] factors = [0.5, 1.5, 0.75, 1.25];
        double[] values = [.. Enumerable.Range(0, 8).Select(t => 10 * factors[t % 4])];

        Decomposition parts = ClassicalDecomposition.Of(values, 4, SeasonKind.Multiplicative);

        Assert.All(Enumerable.Range(0, 8), t => Assert.Equal(factors[t % 4], parts.Seasonal[t], 1e-15));
        Assert.All(parts.Adjusted, value => Assert.Equal(10, value, 1e-12));
        Assert.Equal([1, 3, 1.5, 2.5, 1], parts.Reseasonalize([2, 2, 2, 2, 2]));
    }

    [Fact]
    public void Of_BadArguments_AreNamed()
    {
        Assert.Throws<ArgumentException>("season", () => ClassicalDecomposition.Of([1, 2, 3], 2, SeasonKind.Additive));
        Assert.Throws<ArgumentOutOfRangeException>("season", () => ClassicalDecomposition.Of([1, 2, 3], 1, SeasonKind.Additive));
        Assert.Throws<ArgumentException>("kind", () => ClassicalDecomposition.Of([1, 2, 0, 3], 2, SeasonKind.Multiplicative));
        Assert.Throws<ArgumentException>("values", () => ClassicalDecomposition.Of([1, 2, double.NaN, 3], 2, SeasonKind.Additive));
    }
}
