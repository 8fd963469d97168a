using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class CombinationMethodTests
{
    // The seasonal naive method is exact, and so is alone in the mean but for a part of (1/1000)⁴ or what others are exact too.
    [Fact]
    public void Forecast_WhereOneMethodIsExact_IsThatMethods()
    {
        double[] season = [5, 9, 2, 7, 1, 8, 3];
        double[] history = [.. Enumerable.Range(0, 70).Select(t => season[t % 7])];

        double[] forecast = SimpleMethods.Combination.Forecast(history, 7, 14);

        Assert.All(forecast.Select((value, h) => (value, season[h % 7])), pair => Assert.Equal(pair.Item2, pair.value, 1e-3));
    }

    [Fact]
    public void Forecast_LiesBetweenTheCombined()
    {
        double[] history = [.. Enumerable.Range(0, 80).Select(t => 20 + 0.1 * t + t * 7919 % 13)];
        double[][] combined = [.. new[] { "seasonal-naive", "mean", "theta", "ets", "linear" }.Select(name => SimpleMethods.Named(name).Forecast(history, 4, 8))];

        double[] forecast = SimpleMethods.Combination.Forecast(history, 4, 8);

        for (int h = 0; h < 8; h++)
        {
            Assert.InRange(forecast[h], combined.Min(one => one[h]), combined.Max(one => one[h]));
        }
    }

    [Fact]
    public void Forecast_WithoutRoomForAnOrigin_IsThetas() =>
        Assert.Equal(SimpleMethods.Theta.Forecast([3, 1, 4, 1, 5, 9], 1, 3), SimpleMethods.Combination.Forecast([3, 1, 4, 1, 5, 9], 1, 3));

    [Fact]
    public void Forecast_OfAConstant_IsIt() =>
        Assert.All(SimpleMethods.Combination.Forecast(Enumerable.Repeat(2.5, 40).ToArray(), 4, 6), value => Assert.Equal(2.5, value, 1e-12));
}
