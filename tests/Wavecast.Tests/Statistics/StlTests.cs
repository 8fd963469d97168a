using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class StlTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(null)]
    public void Of_ALevelAndASeason_FindsBoth(int? window)
    {
        double[] figure = [4, -1, 0, -3];
        double[] values = [.. Enumerable.Range(0, 24).Select(t => 50 + figure[t % 4])];

        Decomposition parts = Stl.Of(values, 4, window);

        Assert.All(Enumerable.Range(0, 24), t => Assert.Equal(figure[t % 4], parts.Seasonal[t], 1e-12));
        Assert.All(parts.Trend, trend => Assert.Equal(50, trend, 1e-12));
        Assert.Equal([54, 49, 50, 47, 54], parts.Reseasonalize([50, 50, 50, 50, 50]).Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void Of_ASeasonThatGrows_FollowsItWithinTheWindowOnly()
    {
        double[] values = [.. Enumerable.Range(0, 80).Select(t => 0.1 * t * (t % 2 == 0 ? 1 : -1))];

        Decomposition moving = Stl.Of(values, 2, 7), fixedOne = Stl.Of(values, 2, seasonalWindow: null);

        // Away from the ends a symmetric mean of a growing swing is that swing; of one season throughout it is the mean swing, 3.95.
        Assert.Equal(values[40], moving.Seasonal[40], 0.1);
        Assert.Equal(values[20], moving.Seasonal[20], 0.1);
        Assert.Equal(fixedOne.Seasonal[20], fixedOne.Seasonal[40], 0.01);
        Assert.Equal(3.95, fixedOne.Seasonal[40], 0.1);
    }

    [Fact]
    public void Of_AnySeries_SumsToIt()
    {
        Decomposition parts = Stl.Of(RealSeries.AirPassengers, 12);

        Assert.All(Enumerable.Range(0, 144), t => Assert.Equal(RealSeries.AirPassengers[t], parts.Trend[t] + parts.Seasonal[t] + parts.Remainder[t], 1e-9));
    }

    [Fact]
    public void Of_BadArguments_AreNamed()
    {
        Assert.Throws<ArgumentException>("season", () => Stl.Of([1, 2, 3, 4], 2));
        Assert.Throws<ArgumentOutOfRangeException>("season", () => Stl.Of([1, 2, 3, 4], 1));
        Assert.Throws<ArgumentOutOfRangeException>("seasonalWindow", () => Stl.Of([1, 2, 3, 4, 5], 2, 8));
        Assert.Throws<ArgumentOutOfRangeException>("seasonalWindow", () => Stl.Of([1, 2, 3, 4, 5], 2, 5));
    }
}
