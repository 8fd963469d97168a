using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class AutocorrelationTests
{
    [Fact]
    public void Of_AlternatingSigns_IsTheClosedForm()
    {
        // n values ±1 of mean 0: n − k products (−1)ᵏ over n squares.
        double[] values = [1, -1, 1, -1, 1, -1, 1, -1];

        double[] expected = [.. Enumerable.Range(0, 8).Select(k => (k % 2 == 0 ? 1 : -1) * (8 - k) / 8.0)];
        Assert.Equal(expected, Autocorrelation.Of(values, 7));
    }

    [Fact]
    public void Of_StraightLine_IsWhatItIsByHand()
    {
        // Deviations −1.5, −0.5, 0.5, 1.5, their squares 5; products 0.75 − 0.25 + 0.75, −0.75 − 0.75, −2.25.
        double[] result = Autocorrelation.Of([1, 2, 3, 4], 3);

        Assert.Equal([1, 1.25 / 5, -1.5 / 5, -2.25 / 5], result);
    }

    [Fact]
    public void Of_AirPassengers_IsWhatRsAcfPrints()
    {
        // acf(AirPassengers, plot = FALSE) to the three digits it prints.
        double[] result = Autocorrelation.Of(RealSeries.AirPassengers, 12);

        Assert.Equal([1, 0.948, 0.876, 0.807, 0.753, 0.714, 0.682, 0.663, 0.656, 0.671, 0.703, 0.743, 0.760], result.Select(r => Math.Round(r, 3)));
    }

    [Fact]
    public void Of_MissingValues_LeavesTheirPairsOut()
    {
        // Mean 0, c₀ = 4/4. Lag 1: steps 0, 1 and 3, 4, −1 each, n = 2 + 1.
        double[] result = Autocorrelation.Of([1, -1, double.NaN, -1, 1], 4);

        Assert.Equal(1, result[0]);
        Assert.Equal(-2.0 / 3, result[1], 1e-15);
        // Lag 2: steps 1 and 3, n = 1 + 2.
        Assert.Equal(1.0 / 3, result[2], 1e-15);
        // Lag 3: steps 0, 3 and 1, 4: −1 each, n = 2 + 3.
        Assert.Equal(-2.0 / 5, result[3], 1e-15);
        // Lag 4: steps 0 and 4, n = 1 + 4.
        Assert.Equal(1.0 / 5, result[4], 1e-15);
    }

    [Fact]
    public void Of_NoPairAtALag_IsUndefinedThere()
    {
        Assert.Equal([1, -0.5, double.NaN], Autocorrelation.Of([1, 2], 2));
        Assert.Equal(double.NaN, Autocorrelation.Of([1, double.NaN, 2], 1)[1]);
    }

    [Theory]
    [InlineData(0.1, 0.1, 0.1)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    [InlineData(7, double.NaN, double.NaN)]
    public void Of_NothingThatVaries_IsUndefined(double first, double second, double third) =>
        Assert.All(Autocorrelation.Of([first, second, third], 2), r => Assert.True(double.IsNaN(r)));

    [Fact]
    public void Of_NoValues_IsUndefined() => Assert.Equal([double.NaN, double.NaN], Autocorrelation.Of([], 1));

    [Fact]
    public void Of_InfiniteValueOrNegativeLag_Throws()
    {
        Assert.Contains("step 1", Assert.Throws<ArgumentException>(() => Autocorrelation.Of([1, double.PositiveInfinity], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Autocorrelation.Of([1, 2], -1));
    }
}
