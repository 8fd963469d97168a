using Wavecast.Data;

namespace Wavecast.Tests.Data;

public sealed class WindowsTests
{
    [Fact]
    public void Cut_OfTwoSequences_GivesWholeWindowsInOrder()
    {
        // Seven steps and four, padded; windows of 3 at 0, 2, 4 of the first and at 0 of the second.
        SequenceBatch<double> batch = SequenceBatch<double>.FromSequences([[0, 1, 2, 3, 4, 5, 6], [10, 11, 12, 13]]);

        SequenceBatch<double> windows = Windows.Cut(batch, window: 3, stride: 2);

        Assert.Equal((4, 3, 1), (windows.Count, windows.Steps, windows.Features));
        Assert.Equal([0, 1, 2], windows[0].ToArray());
        Assert.Equal([2, 3, 4], windows[1].ToArray());
        Assert.Equal([4, 5, 6], windows[2].ToArray());
        Assert.Equal([10, 11, 12], windows[3].ToArray());
    }

    [Fact]
    public void Cut_KeepsTheFeaturesOfAStepTogether()
    {
        SequenceBatch<double> batch = new([0, 100, 1, 101, 2, 102, 3, 103], 1, 4, 2);

        SequenceBatch<double> windows = Windows.Cut(batch, window: 2, stride: 2);

        Assert.Equal([2, 102, 3, 103], windows[1].ToArray());
    }

    [Fact]
    public void Cut_WithAStrideBeyondTheEnd_GivesTheFirstWindow()
    {
        SequenceBatch<double> batch = new([0, 1, 2, 3], 1, 4, 1);

        Assert.Equal([0, 1, 2], Assert.Single(Sequences(Windows.Cut(batch, 3, int.MaxValue))));
    }

    [Fact]
    public void Cut_OfASequenceShorterThanAWindow_NamesIt()
    {
        SequenceBatch<double> batch = SequenceBatch<double>.FromSequences([[0, 1, 2], [3, 4]]);

        ArgumentException error = Assert.Throws<ArgumentException>("window", () => Windows.Cut(batch, 3, 1));
        Assert.Contains("Sequence 1 has 2 steps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_OfMoreWindowsThanMemoryHolds_IsRefused()
    {
        SequenceBatch<double> batch = new(new double[200_000], 1, 200_000, 1);

        Assert.Throws<ArgumentException>("stride", () => Windows.Cut(batch, 100_000, 1));
    }

    [Theory]
    [InlineData(0, 1, "window")]
    [InlineData(1, 0, "stride")]
    [InlineData(1, -3, "stride")]
    public void Cut_WithASizeOutOfRange_NamesIt(int window, int stride, string name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(name, () => Windows.Cut(new SequenceBatch<double>([1], 1, 1, 1), window, stride));
    }

    private static IEnumerable<double[]> Sequences(SequenceBatch<double> batch) =>
        Enumerable.Range(0, batch.Count).Select(b => batch[b].ToArray());
}
