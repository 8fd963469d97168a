using Wavecast.Plotting.Figures;

namespace Wavecast.Plotting.Ticks;

/// <summary>A name at each whole number from 0: rows of a comparison, of which none may be left out.</summary>
internal sealed class NamedTicks(string[] names) : ITickSource
{
    public IReadOnlyList<TickMark> Between(double low, double high, int most) =>
        [.. names.Select((name, i) => new TickMark(i, PlotFont.OneLine(name))).Where(tick => tick.Position >= low && tick.Position <= high)];
}
