using Wavecast.Randomness;
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

    // An autoregression about 50, which has been 8 above for longer than any look-back: seen from its last value alone it would stay there.
    [Fact]
    public void Forecast_OfWhatReturnsToALevel_Returns()
    {
        double[] values = Autoregression(0.9, 600);
        foreach (ref double value in values.AsSpan(^40..))
        {
            value = 58 + (value - 50) / 4;
        }

        double[] forecast = SimpleMethods.Linear.Forecast(values, 1, 40);

        Assert.Equal(58, values[^1], 1.0);
        Assert.InRange(forecast[^1], 48, 55);
    }

    [Fact]
    public void Forecast_OfARandomWalk_StaysWhereItIs()
    {
        double[] values = Autoregression(1, 600);

        double[] forecast = SimpleMethods.Linear.Forecast(values, 1, 40);

        Assert.InRange(forecast[^1] - values[^1], -6, 6);
        Assert.True(Math.Abs(values[^1] - values.Average()) > 12);
    }

    // Before ten horizons nobody can tell a level from a slow wave.
    [Fact]
    public void HasLevel_OfAShortHistory_IsFalse()
    {
        double[] values = Autoregression(0.5, 99);

        Assert.True(LinearMethod.HasLevel(values, 9));
        Assert.False(LinearMethod.HasLevel(values, 10));
    }

    private static double[] Autoregression(double coefficient, int length)
    {
        double[] values = new double[length];
        values[0] = 50;
        for (int t = 1; t < length; t++)
        {
            values[t] = 50 + coefficient * (values[t - 1] - 50) + new PhiloxStream(4, RandomPurpose.ObservationNoise).Gaussian(t);
        }
        return values;
    }
}
