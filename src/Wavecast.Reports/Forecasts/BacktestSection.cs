using System.Collections.Immutable;
using Wavecast.Forecasting;
using Wavecast.Plotting;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>How good the same way to forecast was in the past.</summary>
internal static class BacktestSection
{
    /// <summary>Methods in the picture of errors by steps ahead; more lines would hide each other.</summary>
    private const int MostCurves = 5;

    public static ReportSection Of(PanelBacktest backtest, PanelForecaster forecaster)
    {
        SeriesErrors errors = SeriesErrors.Of(backtest);
        return new ReportSection("How good it was in the past",
        [
            new ReportParagraph(How(backtest, forecaster)),
            Table(backtest),
            new ReportFigure("error", HorizonErrorPlot.Create(Curves(backtest), "mean absolute error by scale (MASE)"), "Mean error at each step ahead, of the forecast and of other methods from the same origins. Lower is better."),
            .. errors.Examples(1).Select(one => Forecasts(backtest, one.Place, one.Word)),
            Residuals(backtest),
        ]);
    }

    private static string How(PanelBacktest backtest, PanelForecaster forecaster)
    {
        string model = backtest.Options.Model == forecaster.Options.Model ? "The whole way to forecast, the choice included," : $"The model `{backtest.Options.Model}`, another than that of the forecast above,";
        string fits = backtest.Back.Length == 1 ? "fitted there" : backtest.Fits == backtest.Back.Length ? "fitted anew at each" : backtest.Fits == 1 ? "fitted once, at the first of them" : $"fitted anew at {Wording.Whole(backtest.Fits)} of them";
        return $"{model} was tried from {Wording.Count(backtest.Back.Length, "origin")} in the past, {Wording.Count(backtest.Options.Horizon, "step")} ahead each, and {fits}. The forecasts from an origin know nothing of what came after it.";
    }

    private static ReportTable Table(PanelBacktest backtest) => new(
        "Errors over all origins and series, and how many of what came the intervals held. The forecast first, then each method by itself, best first.",
        ["method", "MASE", "sMAPE (%)", "RMSSE", .. backtest.Model.Intervals.Select(level => $"in {Wording.Level(level.Level)} interval")],
        [
            Row("the forecast", backtest.Model, backtest.Model.Intervals.Length),
            .. backtest.Candidates.OrderBy(one => double.IsNaN(one.Value.Mase)).ThenBy(one => one.Value.Mase).Select(one => Row(one.Key, one.Value, backtest.Model.Intervals.Length)),
        ]);

    internal static ImmutableArray<string> Row(string name, ForecastScores scores, int levels) =>
    [
        name, Wording.Error(scores.Mase), Wording.Percents(scores.Smape), Wording.Error(scores.Rmsse),
        .. Enumerable.Range(0, levels).Select(l => l < scores.Intervals.Length ? Wording.Share(scores.Intervals[l].Coverage) : "–"),
    ];

    /// <summary>The forecast, the best methods of the simplest kind, then the best of the others.</summary>
    private static HorizonCurve[] Curves(PanelBacktest backtest)
    {
        IEnumerable<string> others = backtest.Candidates.Where(one => one.Key != backtest.Options.Model && !double.IsNaN(one.Value.Mase)).OrderBy(one => one.Value.Mase).Select(one => one.Key);
        string[] baselines = [.. others.Where(Methods.IsSimplest).Take(2)];
        string[] shown = [.. baselines, .. others.Where(name => !Methods.IsSimplest(name)).Take(MostCurves - 1 - baselines.Length)];
        return [new HorizonCurve("the forecast", [.. backtest.MaseByHorizon]), .. shown.Select(name => new HorizonCurve(name, [.. backtest.CandidatesByHorizon[name]]))];
    }

    private static ReportFigure Forecasts(PanelBacktest backtest, int place, string word)
    {
        Series series = backtest.Panel[place];
        BacktestForecast[] forecasts = [.. backtest.Back.Select((back, o) =>
        {
            SeriesForecast said = backtest.Forecasts[o].Series[place];
            PredictionInterval? band = ForecastSection.Narrowest(said);
            return new BacktestForecast(series.Length - back, [.. said.Values], band is null ? null : new ForecastBand(band.Level, [.. band.Lower], [.. band.Upper]));
        })];
        string which = word.Length > 0 ? $"The {word} series, '{Wording.Name(series.Id)}' (MASE {Wording.Error(backtest.MaseBySeries[place])}): f" : "F";
        string band = backtest.Options.Levels.IsEmpty ? "" : $" with their {Wording.Level(backtest.Options.Levels[0])} intervals";
        return new ReportFigure($"past-{(word.Length > 0 ? word : "series")}", BacktestPlot.Create(series, forecasts, Wording.Name(series.Id)), $"{which}orecasts of the past{band}, over what came. A ring marks the last value that a forecast knew.");
    }

    private static ReportFigure Residuals(PanelBacktest backtest)
    {
        BacktestResiduals residuals = BacktestResiduals.Of(backtest);
        return new ReportFigure("residuals", ResidualPlot.Create(residuals.OneStep, residuals.Transforms, "What the forecasts left over", residuals.Lags),
            $"Left, whether errors one step ahead follow each other; a lag is from one origin to the next{(backtest.Back.Length > 1 ? $", {Wording.Count(backtest.Back[0] - backtest.Back[1], "step")}" : "")}. Right, where in its forecast's distribution each value fell, approximately: read between the ends of the intervals. Level bars are right; a U says that the intervals are too narrow, a hump too wide, a slope that the forecasts are biased.");
    }
}
