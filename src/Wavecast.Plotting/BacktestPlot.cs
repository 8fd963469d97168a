using System.Globalization;
using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;
using Wavecast.TimeSeries;
using Panel = Wavecast.Plotting.Figures.Panel;

namespace Wavecast.Plotting;

/// <summary>Forecasts of a series' own past from several origins, over what came.</summary>
/// <remarks>
/// A ring marks the last value known to each forecast. At most 40 origins and 2,000 steps are shown, the last ones; of more origins every k-th. The
/// vertical axis follows the series, as that of a <see cref="FanChart"/>.
/// Of several series at most 12 are shown, each in a panel of its own; the title says if there were more.
/// </remarks>
public static class BacktestPlot
{
    /// <summary>Number of origins that a picture shows.</summary>
    public const int MostOrigins = 40;

    /// <summary>Number of series that a picture shows.</summary>
    public const int MostPanels = FanChart.MostPanels;

    /// <summary>The picture of one method's forecasts of several series, one below the other: time reads along the line, and panels half as wide would press the origins together.</summary>
    /// <param name="panels">At least one; the first 12 are shown.</param>
    /// <param name="title">Above all panels.</param>
    /// <exception cref="ArgumentException">There is no panel, or a panel's forecasts are none that <see cref="Create(Series, IReadOnlyList{BacktestForecast}, string, string)"/> takes, or the intervals of two panels are of different levels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The times lead beyond the year 9999.</exception>
    public static Picture Create(IReadOnlyList<BacktestPanel> panels, string title)
    {
        PanelRow.Check(panels, panel => panel.Forecasts.Count, title);
        BacktestPanel[] shown = [.. panels.Take(MostPanels)];
        Array.ForEach(shown, panel => Check(panel.Forecasts, panel.Series.Length));
        CheckLevels(shown.SelectMany(panel => panel.Forecasts));
        Panel[] drawn = [.. shown.Select(panel => PanelOf(panel.Series, panel.Forecasts) with { Title = panel.Name, YLabel = panel.ValueLabel })];
        // The name of the horizontal axis once, where nothing but another panel of the same axis follows.
        drawn = [.. drawn.Select((panel, i) => panel with { Note = Joined(shown[i].Note, panel.Note), XLabel = i + 1 < drawn.Length && drawn[i + 1].XLabel == panel.XLabel ? "" : panel.XLabel })];
        int height = drawn.Length switch { 1 => Figure.OnlyRowHeight, <= 3 => 230, _ => 170 };
        return new Picture(new Figure(
            Figure.TitleOf(title, panels.Count, MostPanels, "series"), [.. drawn.SelectMany(panel => panel.Pens).Distinct()], [.. drawn.Select(panel => new PanelRow(height, 1, [panel]))]));
    }

    /// <summary>The picture of one method's forecasts.</summary>
    /// <param name="series">What came; values that are missing leave a gap.</param>
    /// <param name="forecasts">At least one, in any order of their origins.</param>
    /// <param name="title">Above the axes.</param>
    /// <param name="valueLabel">What the vertical axis measures, with its unit.</param>
    /// <exception cref="ArgumentException">There is no forecast, one is empty or has an origin outside the series, or the intervals are of several levels or have not as many ends as their forecast has steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The times lead beyond the year 9999.</exception>
    public static Picture Create(Series series, IReadOnlyList<BacktestForecast> forecasts, string title, string valueLabel = "value")
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(valueLabel);
        Check(forecasts, series.Length);
        return new Picture(Figure.Of(title, PanelOf(series, forecasts) with { YLabel = valueLabel }));
    }

    /// <summary>The panel of a series, with a note of what it leaves out.</summary>
    private static Panel PanelOf(Series series, IReadOnlyList<BacktestForecast> forecasts)
    {
        int horizon = forecasts.Max(forecast => forecast.Values.Length);
        (int first, int last) = (forecasts.Min(forecast => forecast.Origin), forecasts.Max(forecast => forecast.Origin));
        // The last origin is always inside, with the step before it.
        int end = Math.Min(forecasts.Max(forecast => forecast.Origin + forecast.Values.Length), last + StepWindow.MostDrawn - 1);
        int start = Math.Max(Math.Max(0, first - ForecastWindow.HistoryOf(horizon, series.Index.Frequency)), end - StepWindow.MostDrawn);
        BacktestForecast[] inside = [.. forecasts.Where(forecast => forecast.Origin > start || start == 0).OrderByDescending(forecast => forecast.Origin)];
        int each = Math.Max(1, (inside.Length + MostOrigins - 1) / MostOrigins);
        BacktestForecast[] shown = [.. inside.Where((_, i) => i % each == 0).Reverse()];
        Panel panel = PanelOf(series, shown, new ForecastWindow(start, first, end));
        string note = shown.Length < forecasts.Count ? string.Create(CultureInfo.InvariantCulture, $"{shown.Length} of {forecasts.Count} origins") : "";
        return panel with { Note = Joined(note, panel.Note) };
    }

    private static string Joined(params string[] notes) => string.Join(", ", notes.Where(note => note.Length > 0));

    private static void Check(IReadOnlyList<BacktestForecast> forecasts, int steps)
    {
        if (forecasts.Count == 0)
        {
            throw new ArgumentException("There is no forecast to draw; pass at least one.", nameof(forecasts));
        }
        foreach (BacktestForecast forecast in forecasts)
        {
            if (forecast.Values.Length == 0 || forecast.Origin < 0 || forecast.Origin > steps)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"A forecast of {forecast.Values.Length} steps has its origin at step {forecast.Origin}; give one step at least, and an origin from 0 to {steps}."), nameof(forecasts));
            }
            forecast.Band?.Check(forecast.Values.Length, string.Create(CultureInfo.InvariantCulture, $"the forecast from step {forecast.Origin}"), nameof(forecasts));
        }
        CheckLevels(forecasts);
    }

    private static void CheckLevels(IEnumerable<BacktestForecast> forecasts)
    {
        double[] levels = [.. forecasts.Select(forecast => forecast.Band?.Level).OfType<double>().Distinct()];
        if (levels.Length > 1)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The intervals have the levels {levels[0]} and {levels[1]}; give those of one level."), nameof(forecasts));
        }
    }

    private static Panel PanelOf(Series series, BacktestForecast[] forecasts, ForecastWindow window)
    {
        PlotPoint PointAt(int step, double value) => new(step - window.Start, Extent.CanShow(value) ? value : double.NaN);
        PlotPoint Known(BacktestForecast forecast) => forecast.Origin > 0 ? PointAt(forecast.Origin - 1, series[forecast.Origin - 1]) : new(double.NaN, double.NaN);

        Curve truth = new(Pen.Truth, [.. Enumerable.Range(window.Start, Math.Max(0, Math.Min(window.End, series.Length) - window.Start)).Select(t => PointAt(t, series[t]))]);
        Curve[] paths = [.. forecasts.Select(forecast => new Curve(Pen.ForecastPath, [Known(forecast), .. forecast.Values.Take(window.End - forecast.Origin).Select((value, h) => PointAt(forecast.Origin + h, value))]))];
        Curve[] marks = [.. forecasts.Select(forecast => new Curve(Pen.Origin, [Known(forecast) is { IsFinite: true } known ? known : PointAt(forecast.Origin, forecast.Values[0])]))];
        Band[] bands = [.. forecasts.Where(forecast => forecast.Band is not null).Select(forecast => BandOf(forecast, Known(forecast), window))];
        ForecastScale scale = ForecastScale.Of([truth], paths, bands);
        return new Panel
        {
            Title = "",
            Note = scale.Note,
            XLabel = TimeIndexTicks.LabelOf(series.Index.Frequency),
            YLabel = "",
            X = new Extent(-0.5, window.Length - 0.5),
            Y = scale.Shown,
            XTicks = TimeIndexTicks.For(window.Times(series.Index)),
            YTicks = new LinearTicks(),
            Bands = bands,
            Curves = [truth, .. paths, .. marks],
            EmptyText = scale.HasValues ? "" : "no finite values",
        };
    }

    private static Band BandOf(BacktestForecast forecast, PlotPoint known, ForecastWindow window)
    {
        ForecastBand band = forecast.Band!;
        Pen shade = Pen.Shade(0, 2, band.Name);
        return new Band(shade, shade.Edge,
        [
            new BandPoint(known.X, known.Y, known.Y),
            .. band.Lower.Zip(band.Upper).Take(window.End - forecast.Origin).Select((ends, h) => new BandPoint(forecast.Origin - window.Start + h, ends.First, ends.Second)),
        ]);
    }
}
