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
    public void Append_UpToHardWeeks_WidensIntervalsAndSaysNothingElse()
    {
        PanelForecaster forecaster = Forecaster.Fit(Panel(Days), new PanelForecastOptions { Horizon = Horizon, Model = "mean", Threads = 2 }, Cancel);
        PanelForecaster later = forecaster.Append(Panel(2 * 364 + 336));

        Assert.InRange(MeanWidth(later) / MeanWidth(forecaster), 1.3, 2.5);
        Assert.DoesNotContain(forecaster.Notes, note => note.StartsWith("Intervals are", StringComparison.Ordinal) && note.Contains("wider", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_BeforeHardWeeks_SaysWhyIntervalsAreWider()
    {
        PanelForecaster forecaster = Forecaster.Fit(Panel(2 * 364 + 336), new PanelForecastOptions { Horizon = Horizon, Model = "mean", Threads = 2 }, Cancel);

        string note = Assert.Single(forecaster.Notes, note => note.StartsWith("Intervals are", StringComparison.Ordinal));
        Assert.Matches("^Intervals are [0-9]+ % wider than at other times: so far this time of the year has been harder to forecast\\.$", note);
    }

    // What one series did a year ago is a chance.
    [Fact]
    public void Fit_OfFewSeries_HasNoWidthOfTheYear()
    {
        PanelForecaster forecaster = Forecaster.Fit(new Panel([.. Panel(2 * 364 + 336).Take(8)]), new PanelForecastOptions { Horizon = Horizon, Model = "mean", Threads = 2 }, Cancel);

        Assert.DoesNotContain(forecaster.Notes, note => note.StartsWith("Intervals are", StringComparison.Ordinal));
    }

    private static double MeanWidth(PanelForecaster forecaster) =>
        forecaster.Forecast(Cancel).Series.Average(series => series.Intervals[0].Upper.Zip(series.Intervals[0].Lower, (upper, lower) => upper - lower).Average());

    private static Panel Panel(int days) => new([.. Enumerable.Range(0, 30).Select(i => new Series($"{i}", new TimeIndex(new DateTime(2021, 1, 1), Frequency.Daily, days),
        [.. Enumerable.Range(0, days).Select(t => 50 + (t % 364 >= 336 ? 4 : 1) * new PhiloxStream(i, RandomPurpose.ObservationNoise).Gaussian(t))]))]);
}
