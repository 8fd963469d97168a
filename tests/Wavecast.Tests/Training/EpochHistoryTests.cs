using Wavecast.Training;

namespace Wavecast.Tests.Training;

public class EpochHistoryTests
{
    [Theory]
    [InlineData(6, 3, new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(20, 13, new[] { 0, 4, 8, 12, 13, 16, 19 })]
    [InlineData(21, 20, new[] { 0, 4, 8, 12, 16, 20 })]
    [InlineData(20, 0, new[] { 0, 4, 8, 12, 16, 19 })]
    public void ToArray_HasEpoch0TheBestAndTheLast(int count, int best, int[] kept)
    {
        EpochHistory history = Made(count, best);

        Assert.Equal(kept, history.ToArray().Select(epoch => epoch.Epoch));
        Assert.Equal(kept, history.ToArray().Select(epoch => (int)epoch.TrainLoss));
        Assert.Equal((count, 0, best, count - 1), (history.Count, history.First.Epoch, history.Best.Epoch, history.Last.Epoch));
    }

    [Theory]
    [InlineData(7, 3)]
    [InlineData(20, 13)]
    [InlineData(100, 99)]
    public void Restore_IsTheSameHistory(int count, int best)
    {
        EpochHistory history = Made(count, best);
        EpochHistory restored = new(8, comparedAt: 0);

        restored.Restore(history.ToArray(), history.Count, history.Stride, (epoch, _) => epoch.Epoch == best);

        Add(history, count, 150, best);
        Add(restored, count, 150, best);
        Assert.Equal(history.ToArray(), restored.ToArray());
        Assert.Equal((150, history.Stride, best), (restored.Count, restored.Stride, restored.Best.Epoch));
    }

    /// <summary>Epoch n ends after 2n evaluations: with 10 of them the last to begin before they are used up is epoch 5.</summary>
    [Theory]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(6, 0)]
    public void Compared_IsTheBestThatBeganInTime(int best, int compared) =>
        Assert.Equal(compared, Made(100, best, comparedAt: 10).Compared.Epoch);

    private static EpochHistory Made(int count, int best, int comparedAt = 0)
    {
        EpochHistory history = new(8, comparedAt);
        Add(history, 0, count, best);
        return history;
    }

    private static void Add(EpochHistory history, int from, int to, int best)
    {
        for (int i = from; i < to; i++)
        {
            history.Add(new TrainingEpoch(i, 2 * i, i, null, null), i == 0 || i == best);
        }
    }
}
