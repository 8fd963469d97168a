using System.Globalization;
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
        PanelRow.Check(panels, panel => panel.Curves.Count, title);
        CurvePanel? empty = panels.FirstOrDefault(panel => panel.YRange is { } range && !(range.Low < range.High));
        if (empty is not null)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"YRange is {empty.YRange}; its low end must be below its high one."), nameof(panels));
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
            [.. curve.X.Zip(curve.Y, (x, y) => new PlotPoint(panel.LogarithmicX ? LogAxis.At(x) : x, panel.Logarithmic ? LogAxis.At(y) : y))]))];
        Extent x = (Extent.Of(curves.SelectMany(curve => curve.Points).Select(point => point.X)) ?? new Extent(0, 1)).Widened().Padded(0.01, 0.01);
        Panel logarithmic = LogAxis.PanelOf(panel.Title, panel.XLabel, panel.YLabel, x, curves) with
        {
            XTicks = panel.LogarithmicX ? new LogTicks() : new LinearTicks(),
            Border = panel.MarkAt is { } at ? new Border(panel.LogarithmicX ? LogAxis.At(at) : at, "", panel.Mark) : null,
        };
        if (panel.Logarithmic)
        {
            return logarithmic;
        }
        Extent? y = Extent.Of(curves.SelectMany(curve => curve.Points).Select(point => point.Y));
        return logarithmic with
        {
            Y = panel.YRange is { } range ? new Extent(range.Low, range.High) : (y ?? new Extent(0, 1)).Widened(),
            YTicks = new LinearTicks(),
            EmptyText = y is null ? "no value to show" : "",
        };
    }
}
