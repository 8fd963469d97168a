using ScottPlot;
using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>Points joined by a pen. A point that is not finite is a gap; a point without neighbours is a dot.</summary>
/// <param name="Pen">How it is drawn.</param>
/// <param name="Points">In the panel's coordinates, in order of X.</param>
internal sealed record Curve(Pen Pen, IReadOnlyList<PlotPoint> Points)
{
    private const float MarkerSpacing = 14;
    private const float DotSpacing = 6;

    public void Draw(SKCanvas canvas, IAxes axes)
    {
        using SKPath path = new();
        List<SKPoint> dots = [];
        for (int i = 0; i < Points.Count; i++)
        {
            if (!Points[i].IsFinite)
            {
                continue;
            }

            SKPoint at = axes.PixelOf(Points[i].X, Points[i].Y);
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

            bool hasRoom = dots.Count == 0 || SKPoint.Distance(dots[^1], at) >= (Pen.Marker == Marker.Dot ? DotSpacing : MarkerSpacing);
            if (alone || (Pen.Marker != Marker.None && hasRoom))
            {
                dots.Add(at);
            }
        }

        Pen.DrawLine(canvas, path);
        dots.ForEach(at => Pen.DrawPoint(canvas, at));
    }
}
