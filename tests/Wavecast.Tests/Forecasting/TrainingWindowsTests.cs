using Wavecast.Forecasting;

namespace Wavecast.Tests.Forecasting;

public class TrainingWindowsTests
{
    [Fact]
    public void Cut_WithoutStride_CoversTheSequenceToItsEnd()
    {
        SequenceBatch<double> windows = TrainingWindows.Cut(Counting(1100), 500, null);

        // 600 steps behind the first window take 3 strides of at most 250: 200 each.
        Assert.Equal([0, 200, 400, 600], FirstSteps(windows));
        Assert.Equal(1099, windows[3][^1]);
    }

    [Fact]
    public void Cut_WithStride_StartsAWindowAtEveryMultiple() =>
        Assert.Equal([0, 40, 80], FirstSteps(TrainingWindows.Cut(Counting(149), 50, 40)));

    [Fact]
    public void Cut_OfAShortSequenceAmongLongOnes_KeepsItWhole()
    {
        SequenceBatch<double> data = SequenceBatch<double>.FromSequences([Counting(30)[0].ToArray(), Counting(7)[0].ToArray()]);

        Assert.Equal([20, 20, 7], TrainingWindows.Cut(data, 20, 10).Lengths.ToArray());
    }

    [Fact]
    public void Cut_OfSequencesNotLongerThanAWindow_IsTheDataItself()
    {
        SequenceBatch<double> data = Counting(20);

        Assert.Same(data, TrainingWindows.Cut(data, 20, null));
    }

    private static double[] FirstSteps(SequenceBatch<double> windows) => [.. Enumerable.Range(0, windows.Count).Select(w => windows[w][0])];

    private static SequenceBatch<double> Counting(int steps) => new([.. Enumerable.Range(0, steps).Select(t => (double)t)], 1, steps, 1);
}
