using ScottPlot;
using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>An area between two lines. A point that is not there is a gap; a point without neighbours is a bar.</summary>
/// <param name="Pen">Its name and colour; the width is that of the legend's sample.</param>
/// <param name="Edge">The colour of both lines: two shades that touch are told apart by the line between them, in print too.</param>
/// <param name="Points">In the panel's coordinates, in order of X.</param>
internal sealed record Band(Pen Pen, SKColor Edge, IReadOnlyList<BandPoint> Points)
{
    private const float EdgeWidth = 1;

    /// <summary>Of a bar, to both sides.</summary>
    private const double HalfBar = 0.3;

    /// <summary>Opaque, for later bands to cover earlier ones and for an SVG to look the same everywhere.</summary>
    public void Draw(SKCanvas canvas, IAxes axes)
    {
        using SKPaint fill = new() { Color = Pen.Color, IsAntialias = true };
        using SKPaint edge = new() { Color = Edge, StrokeWidth = EdgeWidth, Style = SKPaintStyle.Stroke, StrokeJoin = SKStrokeJoin.Round, IsAntialias = true };
        foreach (BandPoint[] run in Runs())
        {
            SKPoint[] high = [.. run.Select(point => axes.PixelOf(point.X, point.High))];
            SKPoint[] low = [.. run.Select(point => axes.PixelOf(point.X, point.Low))];
            using SKPath area = new();
            area.AddPoly([.. high, .. low.Reverse()], close: true);
            canvas.DrawPath(area, fill);
            foreach (SKPoint[] line in new[] { high, low })
            {
                using SKPath path = new();
                path.AddPoly(line, close: false);
                canvas.DrawPath(path, edge);
            }
        }
    }

    /// <summary>The points between gaps, two at least.</summary>
    private List<BandPoint[]> Runs()
    {
        List<BandPoint[]> runs = [];
        for (int start = 0, end; start < Points.Count; start = end + 1)
        {
            end = start;
            while (end < Points.Count && Points[end].IsThere)
            {
                end++;
            }
            if (end > start)
            {
                BandPoint first = Points[start];
                runs.Add(end > start + 1 ? [.. Points.Skip(start).Take(end - start)] : [first with { X = first.X - HalfBar }, first with { X = first.X + HalfBar }]);
            }
        }
        return runs;
    }
}
