using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class FittedEtsTests
{
    [Fact]
    public void Forecast_OfSimpleSmoothing_MovesTheLevelByEachSurprise()
    {
        double[] values = [4, 7, 5, 6, 4, 5, 7, 6, 5, 6, 9, 8, 9];
        EtsFit fit = EtsFit.Of(values.AsSpan(0, 10), EtsForm.Simple, season: 1);
        double level = fit.Forecast(values.AsSpan(0, 10), 1)[0];
        foreach (double value in values[10..])
        {
            level += fit.Alpha * (value - level);
        }

        Assert.Equal(level, fit.Forecast(values, 1)[0], 1e-12);
    }

    // Ets takes the last 4,096 values: the fit is that of the history without its first 104, and goes on from their first step.
    [Fact]
    public void Forecast_OfAHistoryThatWasCut_BeginsAtTheSameStep()
    {
        double[] values = [.. Enumerable.Range(0, 4210).Select(Wave)];
        ReadOnlySpan<double> cut = values.AsSpan(104);

        double[] forecast = SimpleMethods.Ets.Fit(values.AsSpan(0, 4200), 3, 4).Forecast(values);

        Assert.Equal(SimpleMethods.Ets.Fit(cut[..4096], 3, 4).Forecast(cut), forecast);
    }

    // A history that ends before the fit's first step has its season all the same.
    [Fact]
    public void Forecast_OfAHistoryBeforeTheFitsFirstStep_HasItsSeason()
    {
        double[] values = [.. Enumerable.Range(0, 4200).Select(Wave)];

        double[] forecast = SimpleMethods.Ets.Fit(values, 3, 3).Forecast(values.AsSpan(0, 100));

        // The noise is 0.5 at most; the season's steps are 4 apart.
        Assert.All(forecast.Select((value, h) => (value, expected: 20 + 4 * ((100 + h) % 3))), pair => Assert.Equal(pair.expected, pair.value, 0.7));
    }

    [Fact]
    public void Forecast_WhereASeasonOfFactorsFallsToZero_IsTheLastValue()
    {
        Assert.Equal(SeasonKind.Multiplicative, EtsMethod.Best(RealSeries.AirPassengers, 12)!.Form.Season);
        double[] later = [.. RealSeries.AirPassengers, .. Enumerable.Repeat(-2000.0, 24)];

        Assert.Equal([-2000, -2000], SimpleMethods.Ets.Fit(RealSeries.AirPassengers, 12, 2).Forecast(later));
    }

    private static double Wave(int t) => 20 + 4 * (t % 3) + t * 7919 % 101 / 101.0 - 0.5;
}
