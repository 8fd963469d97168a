using System.Globalization;
using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting;

/// <summary>Drawings beside the truth, one panel a sequence: what the network predicted while it was told the truth, and what it drew by itself.</summary>
/// <remarks>
/// At most 12 panels; the title says if there were more sequences. A panel shows the whole drawing, up to 2,000
/// steps, and the last max(drawn steps, 200) steps of the warm-up; the vertical line is the warm-up's end. The
/// vertical axis follows the truth: a free run that leaves it far behind leaves the panel too, with a note of how far
/// it went.
/// </remarks>
public static class DrawingPlot
{
    /// <summary>Number of sequences that a picture shows.</summary>
    public const int MostPanels = 12;

    /// <summary>The picture of some sequences.</summary>
    /// <param name="sequences">At least one; the first 12 are shown.</param>
    /// <param name="title">Above all panels.</param>
    /// <exception cref="ArgumentException">There is no sequence.</exception>
    public static Picture Create(IReadOnlyList<DrawnSequence> sequences, string title = "Drawn by the network")
    {
        CheckNotEmpty(sequences);
        int columns = sequences.Count switch { <= 3 => 1, <= 8 => 2, _ => 3 };
        int height = sequences.Count switch { 1 => Figure.OnlyRowHeight, <= 3 => 210, <= 6 => 190, _ => 170 };
        return new Picture(new Figure(Figure.TitleOf(title, sequences.Count, MostPanels, "sequences"), PensOf(sequences), Rows(sequences, MostPanels, columns, height)));
    }

    internal static void CheckNotEmpty(IReadOnlyList<DrawnSequence> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (sequences.Count == 0)
        {
            throw new ArgumentException("There is no sequence to draw; pass at least one.", nameof(sequences));
        }
    }

    /// <summary>The legend's entries: the kinds of curves that at least one panel has.</summary>
    internal static Pen[] PensOf(IEnumerable<DrawnSequence> sequences)
    {
        DrawnSequence[] all = [.. sequences];
        (Pen Pen, bool Seen)[] kinds =
        [
            (Pen.Truth, all.Any(sequence => sequence.Truth.Length > 0)),
            (Pen.TeacherForced, all.Any(sequence => sequence.TeacherForced.Length > 0 && sequence.WarmUp > 0)),
            (Pen.FreeRun, all.Any(sequence => sequence.Drawn.Length > 0)),
        ];
        return [.. kinds.Where(kind => kind.Seen).Select(kind => kind.Pen)];
    }

    internal static PanelRow[] Rows(IReadOnlyList<DrawnSequence> sequences, int most, int columns, int height)
    {
        DrawnSequence[] shown = [.. sequences.Take(most)];
        // The name of the horizontal axis once a column, where nothing but another panel of the same axis follows.
        IEnumerable<Panel> panels = shown.Select((sequence, i) =>
            PanelOf(sequence, isLast: i + columns >= shown.Length || shown[i + columns].IndexLabel != sequence.IndexLabel));
        return [.. panels.Chunk(columns).Select(row => new PanelRow(height, columns, row))];
    }

    internal static Panel PanelOf(DrawnSequence sequence, bool isLast)
    {
        StepWindow window = StepWindow.Of(sequence);
        Curve[] curves =
        [
            CurveOf(Pen.Truth, sequence.Truth, 0, window),
            CurveOf(Pen.TeacherForced, sequence.TeacherForced, 0, window with { End = Math.Min(window.End, sequence.WarmUp) }),
            CurveOf(Pen.FreeRun, sequence.Drawn, sequence.WarmUp, window),
        ];
        Extent? values = Extent.Of(curves.SelectMany(curve => curve.Points).Select(point => point.Y));
        Extent? anchor = Extent.Of(curves.Take(2).SelectMany(curve => curve.Points).Select(point => point.Y));
        // All values if they stay within a span of the truth's range, else the truth and one span around it.
        Extent y = (values ?? new Extent(0, 1)).Near(anchor, 1);
        return new Panel
        {
            Title = sequence.Name,
            Note = NoteOf(sequence, window, values, y),
            XLabel = isLast ? sequence.IndexLabel : "",
            YLabel = sequence.ValueLabel,
            X = new Extent(window.Start - 0.5, Math.Max(window.End, window.Start + 1) - 0.5),
            Y = y.Widened(),
            XTicks = IndexTicks.For(sequence.Index),
            YTicks = new LinearTicks(),
            Curves = curves,
            Border = BorderOf(sequence, window),
            EmptyText = values is null ? "no finite values" : "",
        };
    }

    private static Border? BorderOf(DrawnSequence sequence, StepWindow window) =>
        sequence.Drawn.Length > 0 && sequence.WarmUp > window.Start
            ? new Border(sequence.WarmUp - 0.5, "warm-up", "free run")
            : null;

    private static Curve CurveOf(Pen pen, double[] values, int firstStep, StepWindow window)
    {
        int start = Math.Max(window.Start, firstStep);
        int end = Math.Min(window.End, firstStep + values.Length);
        PlotPoint[] points = new PlotPoint[Math.Max(0, end - start)];
        for (int i = 0; i < points.Length; i++)
        {
            double value = values[start + i - firstStep];
            points[i] = new PlotPoint(start + i, Extent.CanShow(value) ? value : double.NaN);
        }

        return new Curve(pen, points);
    }

    private static string NoteOf(DrawnSequence sequence, StepWindow window, Extent? values, Extent shown)
    {
        List<string> notes = [];
        if (window.End < sequence.WarmUp + sequence.Drawn.Length)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"first {window.End - sequence.WarmUp} of {sequence.Drawn.Length} drawn steps"));
        }

        if (values?.Beyond(shown) is { } farthest)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"free run reaches {farthest:0.##e0}"));
        }

        return string.Join(", ", notes);
    }
}
