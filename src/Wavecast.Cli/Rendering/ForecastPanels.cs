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

    /// <summary>One series large; of several the best, the median and the worst where the truth is known or a backtest, else the first dozen.</summary>
    public static Picture FanOf(PanelForecaster forecaster, PanelForecast forecast, Panel? truth, PanelBacktest? backtest)
    {
        int count = forecast.Series.Length;
        double[] errors = truth is not null ? ErrorsOf(forecaster, forecast, truth) : count > 1 && backtest is not null ? [.. backtest.MaseBySeries] : [.. Enumerable.Repeat(double.NaN, count)];
        ForecastPanel[] panels = [.. Ranked(errors).Select(ranked => PanelOf(forecaster, forecast, truth, ranked.Series, ranked.Note))];
        string steps = TextTables.Count(forecaster.Options.Horizon, "step"), by = truth is null && backtest is not null ? " by their errors in the past" : "";
        return FanChart.Create(panels, count == panels.Length ? $"Forecast of {steps}" : $"Forecast of {steps}: {panels.Length} of {count} series{by}");
    }

    /// <summary>The forecasts from all origins with their widest intervals, of the best, the median and the worst series.</summary>
    public static Picture BacktestOf(PanelBacktest backtest)
    {
        BacktestPanel[] panels = [.. Ranked([.. backtest.MaseBySeries]).Select(ranked => PanelOf(backtest, ranked.Series, ranked.Note))];
        string origins = TextTables.Count(backtest.Back.Length, "origin");
        int count = backtest.Panel.Count;
        return BacktestPlot.Create(panels, count == panels.Length ? $"Forecasts from {origins}" : $"Forecasts from {origins}: {panels.Length} of {count} series");
    }

    /// <summary>Errors by steps ahead, of the model and then of the best candidates.</summary>
    public static Picture HorizonOf(PanelBacktest backtest) => HorizonErrorPlot.Create(
        [
            new HorizonCurve(BacktestText.NameOf(backtest), [.. backtest.MaseByHorizon]),
            .. BacktestText.Others(backtest).Take(MostCurves - 1).Select(candidate => new HorizonCurve(candidate.Name, [.. backtest.CandidatesByHorizon[candidate.Name]])),
        ],
        "MASE");

    /// <summary>The best, the median and the worst of three series or more that have errors; else the first dozen.</summary>
    private static IEnumerable<(int Series, string Note)> Ranked(double[] errors)
    {
        (int Series, double Mase)[] known = [.. errors.Select((error, i) => (i, error)).Where(one => double.IsFinite(one.error)).OrderBy(one => one.error)];
        return known.Length < 3
            ? errors.Take(FanChart.MostPanels).Select((error, i) => (i, double.IsFinite(error) ? Note("", error) : ""))
            : [Ranking("best: ", known[0]), Ranking("median: ", known[known.Length / 2]), Ranking("worst: ", known[^1])];

        static (int, string) Ranking(string rank, (int Series, double Mase) one) => (one.Series, Note(rank, one.Mase));
    }

    private static double[] ErrorsOf(PanelForecaster forecaster, PanelForecast forecast, Panel truth) => [.. forecast.Series.Select((series, i) =>
        ForecastMetrics.Mase(truth[i].Values, [.. series.Values], SeriesScale.Of(forecaster.Panel[i].Values, forecaster.Season)))];

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

    private static BacktestPanel PanelOf(PanelBacktest backtest, int i, string note)
    {
        Series series = backtest.Panel[i];
        return new BacktestPanel
        {
            Name = series.Id,
            Series = series,
            Forecasts = [.. backtest.Forecasts.Select((forecast, o) => new BacktestForecast(
                series.Length - backtest.Back[o], [.. forecast.Series[i].Values], BandsOf(forecast.Series[i]).LastOrDefault()))],
            Note = note,
        };
    }

    private static ForecastBand[] BandsOf(SeriesForecast forecast) =>
        [.. forecast.Intervals.Select(interval => new ForecastBand(interval.Level, [.. interval.Lower], [.. interval.Upper]))];
}
