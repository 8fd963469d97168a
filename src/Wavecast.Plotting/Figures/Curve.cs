using ScottPlot;
using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>Points joined by a pen. A point that is not finite is a gap; a point without neighbours is a dot.</summary>
/// <param name="Pen">How it is drawn.</param>
/// <param name="Points">In the panel's coordinates, in order of X.</param>
internal sealed record Curve(Pen Pen, IReadOnlyList<PlotPoint> Points) : IPlottable
{
    private const float MarkerSpacing = 14;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        using SKPath path = new();
        List<SKPoint> dots = [];
        for (int i = 0; i < Points.Count; i++)
        {
            if (!Points[i].IsFinite)
            {
                continue;
            }

            SKPoint at = PixelOf(Points[i]);
            bool joined = i > 0 && Points[i - 1].IsFinite;
            bool alone = !joined && (i + 1 == Points.Count || !Points[i + 1].IsFinite);
            if (joined)
            {
                path.LineTo(at);
            }
            else
            {
                path.MoveTo(at);
            }

            bool hasRoom = dots.Count == 0 || SKPoint.Distance(dots[^1], at) >= MarkerSpacing;
            if (alone || (Pen.Marker != Marker.None && hasRoom))
            {
                dots.Add(at);
            }
        }

        Pen.DrawLine(rp.Canvas, path);
        dots.ForEach(at => Pen.DrawPoint(rp.Canvas, at));
    }

    /// <summary>The pixel, at most ten heights outside: Skia's clipping loses precision with pixels in the millions.</summary>
    private SKPoint PixelOf(PlotPoint point)
    {
        double low = Axes.YAxis.Min - 10 * Axes.YAxis.Range.Span;
        double high = Axes.YAxis.Max + 10 * Axes.YAxis.Range.Span;
        Pixel pixel = Axes.GetPixel(new Coordinates(point.X, Math.Clamp(point.Y, low, high)));
        return new SKPoint(pixel.X, pixel.Y);
    }
}
