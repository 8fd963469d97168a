using Wavecast.Training;

namespace Wavecast.Tests.Training;

public class ThinnedListTests
{
    [Theory]
    [InlineData(0, 1, new int[0])]
    [InlineData(8, 1, new[] { 0, 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData(9, 2, new[] { 0, 2, 4, 6, 8 })]
    [InlineData(16, 2, new[] { 0, 2, 4, 6, 8, 10, 12, 14 })]
    [InlineData(17, 4, new[] { 0, 4, 8, 12, 16 })]
    [InlineData(100, 16, new[] { 0, 16, 32, 48, 64, 80, 96 })]
    public void Add_KeepsTheMultiplesOfTheStride(int count, int stride, int[] kept)
    {
        ThinnedList<int> list = Counted(count, limit: 8);

        Assert.Equal((count, stride), (list.Count, list.Stride));
        Assert.Equal(kept, list.Kept.ToArray());
        Assert.Equal(kept.Length, ThinnedList<int>.KeptOf(count, stride));
    }

    [Fact]
    public void Kept_OfBefore_StaysWhatItWas()
    {
        ThinnedList<int> list = Counted(7, limit: 8);
        ReadOnlyMemory<int> kept = list.Kept;

        for (int i = 7; i < 40; i++)
        {
            list.Add(i);
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], kept.ToArray());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(21)]
    [InlineData(64)]
    public void Restore_GoesOnAsTheWholeWould(int count)
    {
        ThinnedList<int> part = Counted(count, limit: 8);
        ThinnedList<int> restored = new(8);
        restored.Restore(part.Kept.ToArray(), part.Count, part.Stride);

        for (int i = count; i < 150; i++)
        {
            restored.Add(i);
        }

        Assert.Equal(Counted(150, limit: 8).Kept.ToArray(), restored.Kept.ToArray());
        Assert.Equal((150, 32), (restored.Count, restored.Stride));
    }

    [Fact]
    public void KeptOf_TheMostEntries_IsWithinTheLimit() =>
        Assert.Equal(65_536, ThinnedList<int>.KeptOf(int.MaxValue, 1 << 15));

    private static ThinnedList<int> Counted(int count, int limit)
    {
        ThinnedList<int> list = new(limit);
        for (int i = 0; i < count; i++)
        {
            list.Add(i);
        }
        return list;
    }
}
