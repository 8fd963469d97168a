using Wavecast.Segments;

namespace Wavecast.Tests.Segments;

public sealed class WindowSamplerTests
{
    private static readonly SegmentLayout Layout = new(2, 3, 4, Waves.Quantiles);

    [Fact]
    public void At_DrawsSeriesEvenlyAndEveryOrigin()
    {
        WindowSampler sampler = new(Layout, [Waves.View(Waves.Sine(30)), Waves.View(Waves.Sine(12))], seed: 1);

        (int Series, int Origin)[] drawn = [.. Enumerable.Range(0, 20_000).Select(i => sampler.At(i / 100, i % 100))];

        Assert.InRange(drawn.Count(window => window.Series == 0), 9_700, 10_300);
        Assert.Equal(Enumerable.Range(6, 21), drawn.Where(window => window.Series == 0).Select(window => window.Origin).Distinct().Order());
        Assert.Equal(Enumerable.Range(6, 3), drawn.Where(window => window.Series == 1).Select(window => window.Origin).Distinct().Order());
        Assert.Equal(drawn[123], sampler.At(1, 23));
    }

    // 21 windows and 3.
    [Fact]
    public void At_ByLength_DrawsEveryWindowAlike()
    {
        WindowSampler sampler = new(Layout, [Waves.View(Waves.Sine(30)), Waves.View(Waves.Sine(12))], seed: 1, isByLength: true);

        (int Series, int Origin)[] drawn = [.. Enumerable.Range(0, 24_000).Select(i => sampler.At(i / 100, i % 100))];

        Assert.Equal(24, drawn.Distinct().Count());
        Assert.All(drawn.GroupBy(window => window), group => Assert.InRange(group.Count(), 850, 1150));
        Assert.Equal(Enumerable.Range(6, 3), drawn.Where(window => window.Series == 1).Select(window => window.Origin).Distinct().Order());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 1)]
    [InlineData(11, 2)]
    public void Count_OfAShortSeries_IsWhatItHasRoomFor(int length, int expected) =>
        Assert.Equal(expected, new WindowSampler(Layout, [Waves.View(Waves.Sine(length))], seed: 0).Count);

    [Fact]
    public void Spread_TakesWindowsOfAllSeriesAtEqualDistances()
    {
        WindowSampler sampler = new(Layout, [Waves.View(Waves.Sine(30)), Waves.View(Waves.Sine(30))], seed: 0);

        Assert.Equal(sampler.Count, sampler.Spread(1000).Count());
        (int Series, int Origin)[] some = [.. sampler.Spread(14)];
        Assert.Equal(14, some.Length);
        Assert.Equal([0, 1], some.Select(window => window.Series).Distinct());
        Assert.All(some.Zip(some.Skip(1)).Where(pair => pair.First.Series == pair.Second.Series), pair => Assert.Equal(3, pair.Second.Origin - pair.First.Origin));
    }
}
