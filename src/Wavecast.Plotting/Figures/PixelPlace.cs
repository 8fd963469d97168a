using ScottPlot;
using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>From a panel's coordinates to pixels.</summary>
internal static class PixelPlace
{
    /// <summary>The pixel, at most ten heights outside: Skia's clipping loses precision with pixels in the millions.</summary>
    public static SKPoint PixelOf(this IAxes axes, double x, double y)
    {
        Extent shown = new Extent(axes.YAxis.Min, axes.YAxis.Max).Padded(10, 10);
        Pixel pixel = axes.GetPixel(new Coordinates(x, Math.Clamp(y, shown.Low, shown.High)));
        return new SKPoint(pixel.X, pixel.Y);
    }
}
