using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting;

/// <summary>Curves of several methods over a common axis, one panel for each thing they are compared on.</summary>
public static class CurvePlot
{
    private const int RowHeight = 290;

    /// <summary>The picture of some panels, side by side.</summary>
    /// <param name="panels">At least one, each with at least one curve.</param>
    /// <param name="title">Above all panels.</param>
    /// <param name="width">Of the picture, in units.</param>
    /// <exception cref="ArgumentException">There is no panel, a panel has no curve, or a curve has other numbers of X and Y.</exception>
    public static Picture Create(IReadOnlyList<CurvePanel> panels, string title, int width = Figure.DefaultWidth)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentNullException.ThrowIfNull(title);
        if (panels.Count == 0 || panels.Any(panel => panel.Curves.Count == 0))
        {
            throw new ArgumentException("There is nothing to draw; pass at least one panel with at least one curve each.", nameof(panels));
        }
        NamedCurve? uneven = panels.SelectMany(panel => panel.Curves).FirstOrDefault(curve => curve.X.Length != curve.Y.Length);
        if (uneven is not null)
        {
            throw new ArgumentException($"The curve '{uneven.Name}' has {uneven.X.Length} X and {uneven.Y.Length} Y; pass as many of each.", nameof(panels));
        }
        Panel[] drawn = [.. panels.Select(PanelOf)];
        Pen[] pens = [.. drawn.SelectMany(panel => panel.Curves).Select(curve => curve.Pen).DistinctBy(pen => pen.Name)];
        return new Picture(new Figure(title, pens, [new PanelRow(RowHeight, panels.Count, drawn)]) { Width = width });
    }

    private static Panel PanelOf(CurvePanel panel)
    {
        Curve[] curves = [.. panel.Curves.Select((curve, k) => new Curve(
            Pen.Method(k, curve.Name),
            [.. curve.X.Zip(curve.Y, (x, y) => new PlotPoint(x, panel.Logarithmic ? LogAxis.At(y) : y))]))];
        Extent x = (Extent.Of(curves.SelectMany(curve => curve.Points).Select(point => point.X)) ?? new Extent(0, 1)).Widened().Padded(0.01, 0.01);
        Border? border = panel.MarkAt is { } at ? new Border(at, "", panel.Mark) : null;
        if (panel.Logarithmic)
        {
            return LogAxis.PanelOf(panel.Title, panel.XLabel, panel.YLabel, x, curves) with { Border = border };
        }
        Extent? y = Extent.Of(curves.SelectMany(curve => curve.Points).Select(point => point.Y));
        return new Panel
        {
            Title = panel.Title,
            XLabel = panel.XLabel,
            YLabel = panel.YLabel,
            X = x,
            Y = (y ?? new Extent(0, 1)).Widened(),
            XTicks = new LinearTicks(),
            YTicks = new LinearTicks(),
            Curves = curves,
            Border = border,
            EmptyText = y is null ? "no value to show" : "",
        };
    }
}
