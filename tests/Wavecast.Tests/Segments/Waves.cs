using System.Collections.Immutable;
using Wavecast.Segments;

namespace Wavecast.Tests.Segments;

/// <summary>Series and recipes for tests of segment networks.</summary>
internal static class Waves
{
    public static readonly ImmutableArray<double> Quantiles = [0.025, 0.1, 0.5, 0.9, 0.975];

    public static double[] Sine(int length, double period = 12, double phase = 0, double level = 10) =>
        [.. Enumerable.Range(0, length).Select(t => level + 3 * Math.Sin(2 * Math.PI * (t + phase) / period))];

    public static SeriesView View(double[] values) => new(values, SeriesView.ScaleOf(values));

    public static SegmentRecipe Recipe(int length = 4, int segments = 6, int head = 8, bool bypass = false, int updates = 60) => new()
    {
        Layout = new SegmentLayout(length, segments, head, Quantiles),
        Scaling = new WindowScaling(1),
        Hidden = 12,
        Batch = 32,
        HasBypass = bypass,
        Updates = updates,
    };

    public static double[] Medians(double[] said) => [.. said.Where((_, k) => k % Quantiles.Length == 2)];
}
