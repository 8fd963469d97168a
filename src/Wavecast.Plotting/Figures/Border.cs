using ScottPlot;
using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>A labelled vertical line between two parts of a panel; the left part is shaded if it has a label.</summary>
/// <param name="X">Where, in the panel's coordinates.</param>
/// <param name="Left">What is left of it; empty: nothing said and nothing shaded.</param>
/// <param name="Right">What is right of it.</param>
internal sealed record Border(double X, string Left, string Right)
{
    private const float Gap = 6;

    /// <summary>Draws the left part's shade: below the grid, so to be called before anything else is drawn.</summary>
    public void Shade(RenderPack rp)
    {
        if (Left.Length > 0)
        {
            // Opaque: an SVG of Skia forgets that black is translucent.
            using SKPaint shade = new() { Color = Theme.Shade };
            PixelRect area = rp.DataRect;
            rp.Canvas.DrawRect(new SKRect(area.Left, area.Top, rp.Plot.Axes.Bottom.GetPixel(X, area), area.Bottom), shade);
        }
    }

    public void Draw(SKCanvas canvas, IAxes axes)
    {
        PixelRect area = axes.DataRect;
        float x = axes.GetPixelX(X);
        using SKPaint line = new() { Color = Theme.Ink, StrokeWidth = 1.2f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawLine(x, area.Top, x, area.Bottom, line);

        using SKFont font = PlotFont.OfSize(Theme.SmallSize);
        using SKPaint text = new() { Color = Theme.Quiet, IsAntialias = true };
        float baseline = area.Top + Theme.SmallSize + 3;
        bool rightFits = font.MeasureText(Right) + 2 * Gap <= area.Right - x;
        if (rightFits)
        {
            canvas.DrawText(Right, x + Gap, baseline, SKTextAlign.Left, font, text);
        }

        // A label that does not fit is left out: half a word says less than the legend does.
        string left = Left.Length == 0 && !rightFits ? Right : Left;
        if (font.MeasureText(left) + 2 * Gap <= x - area.Left)
        {
            canvas.DrawText(left, x - Gap, baseline, SKTextAlign.Right, font, text);
        }
    }
}
