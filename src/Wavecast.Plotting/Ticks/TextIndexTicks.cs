using Wavecast.Plotting.Figures;

namespace Wavecast.Plotting.Ticks;

/// <summary>Texts at their own steps, every n-th of them; steps behind the last text have none.</summary>
internal sealed class TextIndexTicks(string[] texts) : ITickSource
{
    private const int LongestLabel = 16;

    public IReadOnlyList<TickMark> Between(double low, double high, int most) =>
        [.. NiceStep.AtLeast(Math.Max(1, (high - low) / most))
            .Multiples(Math.Max(0, low), Math.Min(texts.Length - 1, high))
            .Take(most)
            .Select(step => new TickMark(step, Short(texts[(int)step])))];

    private static string Short(string text)
    {
        string line = PlotFont.OneLine(text);
        return line.Length <= LongestLabel ? line : line[..(LongestLabel - 1)] + "…";
    }
}
