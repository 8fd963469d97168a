using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting;

/// <summary>Methods below each other: every run as a dot, the median as a stroke across a bar that is its interval.</summary>
public static class IntervalPlot
{
    private const int RowHeight = 27;
    private const double HalfStroke = 0.32;

    /// <summary>The picture of some comparisons, side by side.</summary>
    /// <param name="panels">At least one, each with at least one row; rows of one name should stand at one height.</param>
    /// <param name="title">Above all panels.</param>
    /// <param name="width">Of the picture, in units.</param>
    /// <exception cref="ArgumentException">There is no panel, or a panel has no row.</exception>
    public static Picture Create(IReadOnlyList<IntervalPanel> panels, string title, int width = Figure.DefaultWidth)
    {
        PanelRow.Check(panels, panel => panel.Rows.Count, title);
        int height = RowHeight * (panels.Max(panel => panel.Rows.Count) + 1);
        return new Picture(new Figure(title, [Pen.Run, Pen.Interval, Pen.Median], [new PanelRow(height, panels.Count, [.. panels.Select(PanelOf)])]) { Width = width });
    }

    private static Panel PanelOf(IntervalPanel panel)
    {
        double At(double value) => panel.Logarithmic ? LogAxis.At(value) : value;
        int count = panel.Rows.Count;
        // The first row stands highest.
        List<Curve> curves = [];
        for (int i = 0; i < count; i++)
        {
            IntervalRow row = panel.Rows[i];
            double y = count - 1 - i;
            curves.Add(new Curve(Pen.Interval, [new PlotPoint(At(row.Low), y), new PlotPoint(At(row.High), y)]));
            // Dots are points with gaps between them.
            curves.Add(new Curve(Pen.Run, [.. row.Values.SelectMany(value => new[] { new PlotPoint(At(value), y), new PlotPoint(double.NaN, y) })]));
            curves.Add(new Curve(Pen.Median, [new PlotPoint(At(row.Middle), y - HalfStroke), new PlotPoint(At(row.Middle), y + HalfStroke)]));
        }
        Extent? values = Extent.Of(curves.SelectMany(curve => curve.Points).Where(point => point.IsFinite).Select(point => point.X)
            .Concat(panel.Reference is { } reference ? [At(reference)] : []));
        return new Panel
        {
            Title = panel.Title,
            XLabel = panel.ValueLabel,
            YLabel = "",
            X = (values ?? new Extent(-1, 0)).Widened().Padded(0.04, 0.04),
            Y = new Extent(-0.6, count - 0.4),
            XTicks = panel.Logarithmic ? new LogTicks() : new LinearTicks(),
            YTicks = new NamedTicks([.. panel.Rows.Select(row => row.Name).Reverse()]),
            Curves = curves,
            Border = panel.Reference is { } line ? new Border(At(line), "", panel.ReferenceName) : null,
            EmptyText = values is null ? "no value to show" : "",
        };
    }
}
