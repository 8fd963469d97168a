using System.Globalization;
using Spectre.Console;
using Wavecast.Forecasting;
using Wavecast.TimeSeries;
using Panel = Wavecast.TimeSeries.Panel;

namespace Wavecast.Cli.Rendering;

/// <summary>Panels and their forecasts in words and tables for people.</summary>
internal static class PanelText
{
    private const int MostRows = 48;

    /// <summary>Parts of a mean below this one are not told.</summary>
    private const double LeastWeight = 0.0005;

    /// <summary>The data as it was understood, in one line.</summary>
    public static string Data(PanelData data, PanelForecastOptions options, int season)
    {
        Panel panel = data.Panel;
        int shortest = panel.Min(series => series.Length), longest = panel.Max(series => series.Length);
        string steps = shortest == longest ? TextTables.Count(longest, "step") : string.Create(CultureInfo.InvariantCulture, $"{shortest} to {longest} steps");
        string times = panel.Frequency.IsCalendar ? $"{panel.Frequency}, {Times(panel)}" : "no calendar";
        int missing = panel.Sum(series => series.MissingCount);
        return $"{data.Path}: {TextTables.Count(panel.Count, "series", "series")} of {steps}, {times}; {Season(panel, options, season)}; {(missing == 0 ? "no gaps" : TextTables.Count(missing, "missing value"))}";
    }

    /// <summary>What forecasts and why.</summary>
    public static string Choice(PanelForecaster forecaster)
    {
        string model = forecaster.Options.Model;
        int parts = forecaster.Candidates.Count(candidate => candidate.Weight >= LeastWeight);
        string error = double.IsFinite(forecaster.Mase) ? string.Create(CultureInfo.InvariantCulture, $", with a MASE of {forecaster.Mase:0.###} at {TextTables.Count(forecaster.Origins, "origin")} inside the history") : "";
        return model != PanelForecastOptions.Auto ? $"{forecaster.Chosen} forecasts, as asked for{error}."
            : parts == 1 && forecaster.Candidates.Count(candidate => candidate.Weight > 0) > 1 ? $"{forecaster.Candidates.MaxBy(candidate => candidate.Weight)!.Name} forecasts with nearly all of the weight{error}."
            : parts == 1 ? $"{forecaster.Chosen} forecasts alone: it is plainly better than a mean of all that was tried{error}."
            : error.Length == 0 ? $"A plain mean of {parts} methods forecasts: no errors inside the history tell them apart."
            : $"A mean of {parts} methods forecasts, weighted by their errors{(forecaster.HasOwnWeights ? ", for each series by itself" : "")}{error}.";
    }

    /// <summary>What was compared inside the history, best first.</summary>
    public static Table Candidates(PanelForecaster forecaster)
    {
        Table table = TextTables.Of("method", "MASE inside the history", "weight");
        foreach (CandidateReport candidate in forecaster.Candidates.OrderBy(candidate => double.IsNaN(candidate.Mase) ? double.MaxValue : candidate.Mase))
        {
            table.AddRow(
                Markup.Escape(candidate.Name),
                TextTables.Number(ToolJson.Finite(candidate.Mase)),
                candidate.Weight >= LeastWeight ? string.Create(CultureInfo.InvariantCulture, $"{100 * candidate.Weight:0.#} %") : "–");
        }
        return table;
    }

    /// <summary>The first steps of one forecast.</summary>
    public static Table Forecast(SeriesForecast forecast)
    {
        bool hasTimes = forecast.Index.Frequency.IsCalendar;
        Table table = TextTables.Of(["step", .. hasTimes ? ["time"] : Array.Empty<string>(), "forecast", .. LevelNames.Columns(forecast.Intervals.Select(interval => interval.Level))]);
        for (int h = 0; h < Math.Min(MostRows, forecast.Values.Length); h++)
        {
            int step = h;
            table.AddRow([
                (h + 1).ToString(CultureInfo.InvariantCulture),
                .. hasTimes ? [forecast.Index.TextAt(h)] : Array.Empty<string>(),
                .. LevelNames.Values(forecast, step).Select(value => value.ToString("g6", CultureInfo.InvariantCulture))]);
        }
        return table;
    }

    /// <summary>What of all forecasts <see cref="Forecast"/> does not show; empty where it shows all.</summary>
    public static string NotShown(PanelForecast forecast)
    {
        int steps = forecast.Series[0].Values.Length - MostRows, series = forecast.Series.Length - 1;
        string[] parts = [.. steps > 0 ? [TextTables.Count(steps, "more step")] : Array.Empty<string>(), .. series > 0 ? [$"{TextTables.Count(series, "more series", "more series")}"] : Array.Empty<string>()];
        return parts.Length == 0 ? "" : $"… and {string.Join(" and ", parts)}; --out forecast.csv writes all.";
    }

    /// <summary>Errors of methods, a row each.</summary>
    /// <param name="first">What the names are, above them.</param>
    /// <param name="rows">Names and errors, in their order.</param>
    public static Table Scores(string first, IEnumerable<(string Name, ForecastScores Scores)> rows)
    {
        Table table = TextTables.Of(first, "MASE", "sMAPE", "OWA", "MAE", "RMSE");
        foreach ((string name, ForecastScores scores) in rows)
        {
            table.AddRow([Markup.Escape(name), .. ((double[])[scores.Mase, scores.Smape, scores.Owa, scores.Mae, scores.Rmse]).Select(error => TextTables.Number(ToolJson.Finite(error)))]);
        }
        return table;
    }

    /// <summary>How many of what came the intervals held, such as <c>80 % intervals held 78.1 %</c>.</summary>
    public static string Coverage(ForecastScores scores) => string.Join(", ", scores.Intervals.Where(interval => double.IsFinite(interval.Coverage)).Select(interval =>
        string.Create(CultureInfo.InvariantCulture, $"the {LevelNames.Of(interval.Level)} % intervals held {100 * interval.Coverage:0.#} %")));

    private static string Times(Panel panel)
    {
        Series first = panel.MinBy(series => series.Index.TimeAt(0))!, last = panel.MaxBy(series => series.Index.TimeAt(series.Length - 1))!;
        return $"{first.Index.TextAt(0)} to {last.Index.TextAt(last.Length - 1)}";
    }

    private static string Season(Panel panel, PanelForecastOptions options, int season) =>
        season == 1 ? options.Season is null ? "no season" : "no common season, as given"
        : options.Season is not null ? $"a season of {season}, as given"
        : panel.Frequency.IsCalendar ? $"a season of {season}, of the frequency"
        : $"a season of {season}, found in the values";
}
