using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class SeasonalityTestTests
{
    [Fact]
    public void Of_AlternatingValues_HasTheAutocorrelationByHand()
    {
        // Deviations ∓½: the sum of squares is 1.5, five products of −¼ at lag 1, four of ¼ at lag 2.
        SeasonalityTest test = SeasonalityTest.Of([1, 2, 1, 2, 1, 2], season: 2);

        Assert.Equal(2.0 / 3, test.Autocorrelation, 1e-15);
        Assert.Equal(1.645 * Math.Sqrt((1 + 2 * (25 / 36.0)) / 6), test.Limit, 1e-15);
        Assert.False(test.IsSeasonal);
    }

    [Fact]
    public void Of_AWaveOfFourSteps_FindsItAndNotOneOfThree()
    {
        // 0, 1, 0, −1: rₖ is 0 at odd lags, −38/40 at 2 and 36/40 at 4; the limit is 1.645 √((1 + 2 (38/40)²) / 40) = 0.436.
        double[] wave = [.. Enumerable.Range(0, 40).Select(t => (double)(2 - t % 4) * (t % 2))];

        SeasonalityTest test = SeasonalityTest.Of(wave, 4);

        Assert.Equal(0.9, test.Autocorrelation, 1e-15);
        Assert.Equal(0.4356, test.Limit, 5e-5);
        Assert.True(test.IsSeasonal);
        Assert.False(SeasonalityTest.Of(wave, 3).IsSeasonal);
    }

    [Fact]
    public void Of_AirPassengers_FindsTheYear() => Assert.True(SeasonalityTest.Of(RealSeries.AirPassengers, 12).IsSeasonal);

    [Fact]
    public void Of_ASeriesWithoutRoomOrChange_FindsNone()
    {
        Assert.False(SeasonalityTest.Of([1, 2, 3, 1, 2, 3], 3).IsSeasonal);
        Assert.False(SeasonalityTest.Of(new double[40], 4).IsSeasonal);
        Assert.False(SeasonalityTest.Of([1, 2, 1, 2], 1).IsSeasonal);
        Assert.False(SeasonalityTest.Of([1, 2, 1, 2], int.MaxValue).IsSeasonal);
    }
}
