using Wavecast.Metrics;

namespace Wavecast.Tests.Metrics;

public sealed class SeriesScaleTests
{
    [Fact]
    public void Of_ASeason_IsTheMeanChangeOverIt() =>
        Assert.Equal(new SeriesScale(Absolute: (2 + 4) / 2.0, Squared: (4 + 16) / 2.0, Season: 2), SeriesScale.Of([1, 5, 3, 1], 2));

    [Fact]
    public void Of_MissingValues_LeavesTheirPairsOut() =>
        Assert.Equal(new SeriesScale(Absolute: 3, Squared: 9, Season: 1), SeriesScale.Of([1, double.NaN, 5, 8], 1));

    [Fact]
    public void Of_ASeasonThatRepeatsOrDoesNotFit_TakesLagOne()
    {
        Assert.Equal(new SeriesScale(1, 1, Season: 1), SeriesScale.Of([1, 2, 1, 2], 2));
        Assert.Equal(new SeriesScale(1, 1, Season: 1), SeriesScale.Of([1, 2, 3], 12));
    }

    [Fact]
    public void Of_AConstantOrASingleValue_IsUndefined()
    {
        Assert.True(double.IsNaN(SeriesScale.Of([3, 3, 3], 2).Absolute));
        Assert.True(double.IsNaN(SeriesScale.Of([3], 1).Squared));
        Assert.True(double.IsNaN(SeriesScale.Of([], 1).Absolute));
    }

    [Fact]
    public void Of_BadArguments_AreNamed()
    {
        Assert.Throws<ArgumentException>("training", () => SeriesScale.Of([1, double.PositiveInfinity], 1));
        Assert.Throws<ArgumentOutOfRangeException>("season", () => SeriesScale.Of([1, 2], 0));
    }
}
