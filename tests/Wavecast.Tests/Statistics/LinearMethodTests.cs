using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class LinearMethodTests
{
    // A sine obeys a linear recurrence of two steps, so a linear map continues it; the ridge costs some digits.
    [Fact]
    public void Forecast_OfASine_ContinuesIt()
    {
        double[] wave = [.. Enumerable.Range(0, 150).Select(t => 3 + Math.Sin(2 * Math.PI * t / 12.3))];

        double[] forecast = SimpleMethods.Linear.Forecast(wave.AsSpan(0, 120), 12, 30);

        Assert.All(forecast.Zip(wave[120..]), pair => Assert.Equal(pair.Second, pair.First, 1e-3));
    }

    [Fact]
    public void Forecast_OfALine_ContinuesIt()
    {
        double[] line = [.. Enumerable.Range(0, 60).Select(t => 7 - 0.5 * t)];

        double[] forecast = SimpleMethods.Linear.Forecast(line.AsSpan(0, 50), 1, 10);

        Assert.All(forecast.Zip(line[50..]), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }

    [Fact]
    public void Forecast_OfAHistoryShorterThanALookBack_IsTheLastSeason() =>
        Assert.Equal([1, 2, 3, 4, 1, 2], SimpleMethods.Linear.Forecast([4, 3, 2, 1, 1, 2, 3, 4], 4, 6));
}
