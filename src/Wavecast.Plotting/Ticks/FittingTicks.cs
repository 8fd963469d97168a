using ScottPlot;

namespace Wavecast.Plotting.Ticks;

/// <summary>Gives an axis as many ticks of a source as fit without their labels touching.</summary>
internal sealed class FittingTicks(ITickSource source, float gap) : ITickGenerator
{
    public Tick[] Ticks { get; private set; } = [];

    public int MaxTickCount { get; set; } = 20;

    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        for (int most = MaxTickCount; most >= 1; most--)
        {
            IReadOnlyList<TickMark> marks = source.Between(range.Min, range.Max, most);
            Ticks = [.. marks.Select(mark => Tick.Major(mark.Position, mark.Label))];
            if (Fits(range, edge, size.Length, paint, labelStyle))
            {
                return;
            }
        }
    }

    private bool Fits(CoordinateRange range, Edge edge, float length, Paint paint, LabelStyle style)
    {
        float end = float.NegativeInfinity;
        foreach (Tick tick in Ticks)
        {
            PixelSize label = style.Measure(tick.Label, paint).Size;
            float half = (edge.IsVertical() ? label.Height : label.Width) / 2;
            float center = (float)((tick.Position - range.Min) / range.Span * length);
            if (center - half < end + gap)
            {
                return false;
            }

            end = center + half;
        }

        return true;
    }
}
