using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting;

/// <summary>Forecasts with their intervals, one panel a series: the history, the forecast in shades that open from its last value, and what came.</summary>
/// <remarks>
/// At most 12 panels; the title says if there were more series. The vertical line is the last step known to the forecast. The vertical
/// axis shows all that is known; forecasts and intervals that leave it far behind leave the panel too, with a note.
/// </remarks>
public static class FanChart
{
    /// <summary>Number of series that a picture shows.</summary>
    public const int MostPanels = 12;

    /// <summary>Number of different levels of intervals in a picture; the shades of more could not be told apart.</summary>
    public const int MostLevels = 9;

    /// <summary>The picture of some forecasts: one is large, several stand in two or three columns.</summary>
    /// <param name="panels">At least one; the first 12 are shown.</param>
    /// <param name="title">Above all panels.</param>
    /// <param name="historySteps">Steps shown before the forecast, from 1 to 2,000; null for three horizons or three seasons, whichever are more, but 20 at least.</param>
    /// <exception cref="ArgumentException">There is no panel or too many levels, a forecast is empty, or an interval has a level that is no percentage or not as many ends as the forecast has steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is out of range, or times lead beyond the year 9999.</exception>
    public static Picture Create(IReadOnlyList<ForecastPanel> panels, string title, int? historySteps = null)
    {
        PanelRow.Check(panels, panel => panel.Forecast.Length, title);
        if (historySteps is { } steps)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(historySteps));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, StepWindow.MostDrawn, nameof(historySteps));
        }
        ForecastPanel[] shown = [.. panels.Take(MostPanels)];
        Array.ForEach(shown, panel => panel.Check(nameof(panels)));
        Pen[] shades = ShadesOf(shown);
        (int columns, int height) = shown.Length switch { 1 => (1, Figure.OnlyRowHeight), 2 or 4 => (2, 230), 3 => (3, 230), <= 6 => (3, 200), _ => (3, 170) };
        Panel[] drawn = [.. shown.Select((panel, i) =>
        {
            Panel drawing = PanelOf(panel, shades, historySteps);
            // The name of the horizontal axis once a column, where nothing but another panel of the same axis follows.
            bool isNamedBelow = i + columns < shown.Length && LabelOf(shown[i + columns]) == drawing.XLabel;
            return isNamedBelow ? drawing with { XLabel = "" } : drawing;
        })];
        return new Picture(new Figure(
            Figure.TitleOf(title, panels.Count, MostPanels, "series"), PensOf(shown, shades), [.. drawn.Chunk(columns).Select(row => new PanelRow(height, columns, row))]));
    }

    /// <summary>A shade for each level of any panel, widest first.</summary>
    private static Pen[] ShadesOf(ForecastPanel[] panels)
    {
        string[] names = [.. panels.SelectMany(panel => panel.Bands).OrderByDescending(band => band.Level).Select(band => band.Name).Distinct()];
        return names.Length <= MostLevels
            ? [.. names.Select((name, k) => Pen.Shade(k, names.Length, name))]
            : throw new ArgumentException($"The intervals have {names.Length} different levels; give at most {MostLevels}.", nameof(panels));
    }

    private static Pen[] PensOf(ForecastPanel[] panels, Pen[] shades)
    {
        (Pen Pen, bool Seen)[] lines =
        [
            (Pen.History, panels.Any(panel => panel.History.Length > 0)),
            (Pen.Outcome, panels.Any(panel => panel.Truth is { Length: > 0 })),
            (Pen.Forecast, true),
        ];
        return [.. lines.Where(line => line.Seen).Select(line => line.Pen), .. shades.Reverse()];
    }

    private static Panel PanelOf(ForecastPanel panel, Pen[] shades, int? historySteps)
    {
        ForecastWindow window = ForecastWindow.Of(panel, historySteps);
        Curve history = new(Pen.History, [.. Enumerable.Range(window.Start, window.Origin - window.Start).Select(t => new PlotPoint(t - window.Start, Shown(panel.History[t])))]);
        Curve truth = CurveOf(Pen.Outcome, panel.Truth ?? [], history, window);
        Curve forecast = CurveOf(Pen.Forecast, panel.Forecast, history, window);
        Band[] bands = [.. panel.Bands.OrderByDescending(band => band.Level).Select(band => BandOf(band, shades.First(shade => shade.Name == band.Name), history, window))];
        ForecastScale scale = ForecastScale.Of([history, truth], [forecast], bands);
        return new Panel
        {
            Title = panel.Name,
            Note = string.Join(", ", new[] { panel.Note, NoteOf(panel, window), scale.Note }.Where(note => note.Length > 0)),
            XLabel = LabelOf(panel),
            YLabel = panel.ValueLabel,
            X = new Extent(-0.5, window.Length - 0.5),
            Y = scale.Shown,
            XTicks = TimeIndexTicks.For(window.Times(panel.Index)),
            YTicks = new LinearTicks(),
            Bands = bands,
            Curves = [history, truth, forecast],
            Border = window.Origin > window.Start ? new Border(window.Origin - window.Start - 1, "history", "forecast") : null,
            EmptyText = scale.HasValues ? "" : "no finite values",
        };
    }

    private static string LabelOf(ForecastPanel panel) => TimeIndexTicks.LabelOf(panel.Index.Frequency);

    private static string NoteOf(ForecastPanel panel, ForecastWindow window) =>
        window.End < window.Origin + panel.Forecast.Length ? $"first {window.End - window.Origin} of {panel.Forecast.Length} steps" : "";

    /// <summary>Values behind the origin, joined to the last one before it.</summary>
    private static Curve CurveOf(Pen pen, double[] values, Curve history, ForecastWindow window) => new(pen,
    [
        .. history.Points.TakeLast(values.Length > 0 ? 1 : 0),
        .. values.Take(window.End - window.Origin).Select((value, h) => new PlotPoint(window.Origin - window.Start + h, Shown(value))),
    ]);

    /// <summary>Opens from the last value before the origin, which was known for certain.</summary>
    private static Band BandOf(ForecastBand band, Pen shade, Curve history, ForecastWindow window) => new(shade, shade.Edge,
    [
        .. history.Points.TakeLast(1).Select(point => new BandPoint(point.X, point.Y, point.Y)),
        .. band.Lower.Zip(band.Upper).Take(window.End - window.Origin).Select((ends, h) => new BandPoint(window.Origin - window.Start + h, ends.First, ends.Second)),
    ]);

    private static double Shown(double value) => Extent.CanShow(value) ? value : double.NaN;
}
