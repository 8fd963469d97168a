using Wavecast.Forecasting;
using Wavecast.Randomness;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

/// <summary>Intervals of many series are as wide as the time of the year is hard.</summary>
public sealed class SeasonalWidthTests
{
    private const int Horizon = 14;
    private const int Days = 2 * 364 + 300;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Four weeks of each year are four times as hard; the same fit forecasts before they come, and at their beginning.
    [Fact]
    public void Append_UpToHardWeeks_WidensIntervalsAndSaysWhy()
    {
        PanelForecaster forecaster = Fit(Panel(Days));
        PanelForecast before = forecaster.Forecast(Cancel), later = forecaster.Append(Panel(2 * 364 + 336)).Forecast(Cancel);

        Assert.InRange(MeanWidth(later) / MeanWidth(before), 1.3, 2.5);
        Assert.DoesNotContain(before.Notes, note => note.Contains("wider", StringComparison.Ordinal));
        Assert.Matches("^Intervals are [0-9]+ % wider than the mean of all times: the same time of the year was harder to forecast in 2 years before\\.$", Assert.Single(later.Notes));
    }

    // What one series did a year ago is a chance.
    [Fact]
    public void Forecast_OfFewSeries_HasNoWidthOfTheYear() => Assert.Empty(Fit(new Panel([.. Panel(2 * 364 + 336).Take(8)])).Forecast(Cancel).Notes);

    // At the beginning of hard weeks, which nothing else foretells, and behind them, where scales are still large.
    [Theory]
    [InlineData(2 * 364 + 336)]
    [InlineData(3 * 364)]
    [InlineData(3 * 364 + 15)]
    [InlineData(3 * 364 + 30)]
    public void Forecast_BesideHardWeeks_HoldsAsMuchAsItMay(int end)
    {
        Panel all = Panel(end + Horizon);
        PanelForecast forecast = Fit(new Panel([.. all.Select(series => series.Take(end))])).Forecast(Cancel);

        double held = forecast.Series.Zip(all, (said, came) => Enumerable.Range(0, Horizon).Average(h => came[end + h] >= said.Intervals[0].Lower[h] && came[end + h] <= said.Intervals[0].Upper[h] ? 1.0 : 0)).Average();

        Assert.InRange(held, end % 364 == 336 ? 0.38 : 0.7, 1);
    }

    private static PanelForecaster Fit(Panel panel) => Forecaster.Fit(panel, new PanelForecastOptions { Horizon = Horizon, Model = "mean", Levels = [80], Threads = 2 }, Cancel);

    private static double MeanWidth(PanelForecast forecast) =>
        forecast.Series.Average(series => series.Intervals[0].Upper.Zip(series.Intervals[0].Lower, (upper, lower) => upper - lower).Average());

    private static Panel Panel(int days) => new([.. Enumerable.Range(0, 30).Select(i => new Series($"{i}", new TimeIndex(new DateTime(2021, 1, 1), Frequency.Daily, days),
        [.. Enumerable.Range(0, days).Select(t => 50 + (t % 364 >= 336 ? 4 : 1) * new PhiloxStream(i, RandomPurpose.ObservationNoise).Gaussian(t))]))]);
}
