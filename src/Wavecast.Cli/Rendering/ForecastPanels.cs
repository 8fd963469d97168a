using System.Globalization;
using Wavecast.Forecasting;
using Wavecast.Metrics;
using Wavecast.Plotting;
using Wavecast.TimeSeries;

namespace Wavecast.Cli.Rendering;

/// <summary>Forecasts and backtests as pictures.</summary>
internal static class ForecastPanels
{
    /// <summary>Curves that a picture tells apart.</summary>
    private const int MostCurves = 6;

    /// <summary>One series large; of several the best, the median and the worst where the truth is known, else the first dozen.</summary>
    public static Picture FanOf(PanelForecaster forecaster, PanelForecast forecast, Panel? truth)
    {
        int count = forecast.Series.Length;
        ForecastPanel[] panels = truth is null || count == 1
            ? [.. Enumerable.Range(0, Math.Min(count, FanChart.MostPanels)).Select(i => PanelOf(forecaster, forecast, truth, i, ""))]
            : [.. Ranked(forecaster, forecast, truth).Select(ranked => PanelOf(forecaster, forecast, truth, ranked.Series, ranked.Note))];
        string steps = TextTables.Count(forecaster.Options.Horizon, "step");
        return FanChart.Create(panels, count == panels.Length ? $"Forecast of {steps}" : $"Forecast of {steps}: {panels.Length} of {count} series");
    }

    /// <summary>The forecasts of one series from all origins, with their widest intervals.</summary>
    public static Picture BacktestOf(PanelBacktest backtest)
    {
        Series series = backtest.Panel[0];
        BacktestForecast[] forecasts = [.. backtest.Forecasts.Select((forecast, o) => new BacktestForecast(
            series.Length - backtest.Back[o], [.. forecast.Series[0].Values], BandsOf(forecast.Series[0]).LastOrDefault()))];
        string origins = TextTables.Count(forecasts.Length, "origin");
        return BacktestPlot.Create(series, forecasts, backtest.Panel.Count == 1 ? $"Forecasts from {origins}" : $"Forecasts from {origins}: the first of {backtest.Panel.Count} series", series.Id);
    }

    /// <summary>Errors by steps ahead, of the model and then of the best candidates.</summary>
    public static Picture HorizonOf(PanelBacktest backtest) => HorizonErrorPlot.Create(
        [
            new HorizonCurve(BacktestText.NameOf(backtest), [.. backtest.MaseByHorizon]),
            .. BacktestText.Others(backtest).Take(MostCurves - 1).Select(candidate => new HorizonCurve(candidate.Name, [.. backtest.CandidatesByHorizon[candidate.Name]])),
        ],
        "MASE");

    private static IEnumerable<(int Series, string Note)> Ranked(PanelForecaster forecaster, PanelForecast forecast, Panel truth)
    {
        (int Series, double Mase)[] errors = [.. forecast.Series.Select((series, i) => (i, ForecastMetrics.Mase(
            truth[i].Values, [.. series.Values], SeriesScale.Of(forecaster.Panel[i].Values, forecaster.Season))))];
        (int Series, double Mase)[] known = [.. errors.Where(error => double.IsFinite(error.Mase)).OrderBy(error => error.Mase)];
        if (known.Length < 3)
        {
            return errors.Take(FanChart.MostPanels).Select(error => (error.Series, double.IsFinite(error.Mase) ? Note("", error.Mase) : ""));
        }
        return [(known[0].Series, Note("best: ", known[0].Mase)), Median(known[known.Length / 2]), (known[^1].Series, Note("worst: ", known[^1].Mase))];

        (int, string) Median((int Series, double Mase) error) => (error.Series, Note("median: ", error.Mase));
    }

    private static string Note(string rank, double mase) => string.Create(CultureInfo.InvariantCulture, $"{rank}MASE {mase:0.##}");

    private static ForecastPanel PanelOf(PanelForecaster forecaster, PanelForecast forecast, Panel? truth, int i, string note) => new()
    {
        Name = forecast.Series[i].Id,
        Index = forecaster.Panel[i].Index,
        History = forecaster.Panel[i].Values.ToArray(),
        Forecast = [.. forecast.Series[i].Values],
        Bands = BandsOf(forecast.Series[i]),
        Truth = truth?[i].Values.ToArray(),
        Note = note,
    };

    private static ForecastBand[] BandsOf(SeriesForecast forecast) =>
        [.. forecast.Intervals.Select(interval => new ForecastBand(interval.Level, [.. interval.Lower], [.. interval.Upper]))];
}
