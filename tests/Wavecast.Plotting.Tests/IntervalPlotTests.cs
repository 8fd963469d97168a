using SkiaSharp;

namespace Wavecast.Plotting.Tests;

public sealed class IntervalPlotTests
{
    private static readonly SKColor MedianBlue = new(0x0B, 0x3D, 0x91);
    private static readonly SKColor IntervalBlue = new(0xB9, 0xC9, 0xE4);

    [Fact]
    public void Create_TwoPanels_NamesEveryRowAxisAndReference()
    {
        string[] texts = Create(Rows(12), Rows(12)).Texts();

        string[] expected = ["one run", "median", "95 % interval of the median", "error", "baseline", "0.1", .. Rows(12).Select(row => row.Name)];
        Assert.All(expected, text => Assert.Contains(text, texts));
    }

    [Fact]
    public void Create_FirstRow_StandsHighestAndItsMedianWhereItIs()
    {
        // On a logarithmic axis the medians 0.1 and 10 of the two rows lie as far from 1 on either side.
        using SKBitmap pixels = Create([new IntervalRow("a", [1], 0.1, 0.1, 0.1), new IntervalRow("b", [1], 10, 10, 10)]).Pixels();

        (int X, int Y)[] strokes = [.. pixels.Solid(MedianBlue)];
        (int X, int Y)[] left = [.. strokes.Where(at => at.X < pixels.Width / 2)], right = [.. strokes.Except(left)];
        Assert.NotEmpty(left);
        Assert.True(left.Max(at => at.Y) < right.Min(at => at.Y));
    }

    [Fact]
    public void Create_Interval_IsAsWideAsItsEnds()
    {
        using SKBitmap wide = Create([new IntervalRow("a", [1, 100], 10, 1, 100)]).Pixels();
        using SKBitmap narrow = Create([new IntervalRow("a", [1, 100], 10, 9, 11)]).Pixels();

        Assert.True(wide.Solid(IntervalBlue).Count() > 4 * narrow.Solid(IntervalBlue).Count());
    }

    [Fact]
    public void Create_ValuesWithoutALogarithm_SaysThatThereIsNone() =>
        Assert.Contains("no value to show", Create([new IntervalRow("a", [0, double.NaN], 0, -1, double.PositiveInfinity)], reference: null).Texts());

    [Fact]
    public void Create_WithoutRows_Refuses() => Assert.Throws<ArgumentException>(() => Create([]));

    private static IntervalRow[] Rows(int count) => [.. Enumerable.Range(0, count).Select(i => new IntervalRow($"method {i}", [0.01, 1], 0.1, 0.05, 0.5))];

    private static Picture Create(params IntervalRow[][] panels) => Create(panels, 1);

    private static Picture Create(IntervalRow[] rows, double? reference) => Create([rows], reference);

    private static Picture Create(IntervalRow[][] panels, double? reference) => IntervalPlot.Create(
        [.. panels.Select(rows => new IntervalPanel { ValueLabel = "error", Rows = rows, Reference = reference, ReferenceName = "baseline" })], "Errors", 900);
}
