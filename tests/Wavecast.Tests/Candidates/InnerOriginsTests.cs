using Wavecast.Candidates;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class InnerOriginsTests
{
    [Theory]
    [InlineData(9, 1, 12)]
    [InlineData(25, 12, 6)]
    public void Of_AShortHistory_AreNone(int length, int season, int horizon) => Assert.Empty(InnerOrigins.Of(Data(1, length, season, horizon)).Back);

    [Fact]
    public void Of_OneSeries_AreManyWithFewFits()
    {
        InnerOrigins origins = InnerOrigins.Of(Data(1, 500, 12, 24));

        Assert.Equal(24, origins.Reach);
        Assert.Equal(40, origins.Back.Length);
        Assert.Equal(24, origins.Back[^1]);
        Assert.Equal(origins.Back.OrderDescending(), origins.Back);
        Assert.Equal(8, origins.Back.Chunk(origins.RefitEvery).Count());
    }

    [Fact]
    public void Of_ManySeries_AreTheLastHorizonsWithOneFit()
    {
        InnerOrigins origins = InnerOrigins.Of(Data(100, 300, 7, 28));

        Assert.Equal([56, 28], origins.Back);
        Assert.Single(origins.Back.Chunk(origins.RefitEvery));
    }

    [Theory]
    [InlineData(900, 13, 4)]
    [InlineData(210, 13, 3)]
    [InlineData(100, 13, 2)]
    [InlineData(30, 8, 1)]
    public void Of_ManySeries_AreAsManyHorizonsAsAFifthOfThemHasOfFour(int length, int horizon, int horizons) =>
        Assert.Equal(Enumerable.Range(1, horizons).Reverse().Select(i => i * horizon), InnerOrigins.Of(Data(100, length, 1, horizon)).Back);

    [Fact]
    public void Of_ManySeriesOfLongSeasons_LeaveTwoSeasons() => Assert.Equal([56, 28], InnerOrigins.Of(Data(100, 800, 365, 28)).Back);

    [Theory]
    [InlineData(14, 1, 6)]
    [InlineData(40, 12, 24)]
    public void Of_AHistoryThatHoldsNoWholeHorizonTwice_ReachLessFar(int length, int season, int horizon)
    {
        InnerOrigins origins = InnerOrigins.Of(Data(1, length, season, horizon));

        Assert.InRange(origins.Reach, 1, horizon - 1);
        Assert.All(origins.Back, back => Assert.InRange(back, origins.Reach, length - 2));
    }

    private static CandidateData Data(int series, int length, int season, int horizon) =>
        new([.. Enumerable.Range(0, series).Select(i => new Series($"{i}", new TimeIndex(0, Frequency.Steps, length), new double[length]))], season, horizon, [0.1, 0.5, 0.9], 0, 1);
}
