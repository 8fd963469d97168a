using ScottPlot;
using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>Something that ScottPlot lets draw inside its axes.</summary>
internal sealed class Drawn(Action<SKCanvas, IAxes> draw) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp) => draw(rp.Canvas, Axes);
}
