using Wavecast.Kernels;

namespace Wavecast.Tests.Kernels;

public class BlockTests
{
    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 1 })]
    [InlineData(3, new[] { 8 })]
    [InlineData(10, new[] { 8, 1, 1 })]
    [InlineData(12, new[] { 8, 8 })]
    [InlineData(31, new[] { 8, 8, 8, 8 })]
    [InlineData(32, new[] { 16, 16 })]
    [InlineData(33, new[] { 16, 16, 1 })]
    [InlineData(40, new[] { 16, 16, 8 })]
    [InlineData(41, new[] { 16, 16, 8, 1 })]
    [InlineData(44, new[] { 16, 16, 8, 8 })]
    [InlineData(48, new[] { 16, 16, 8, 8 })]
    [InlineData(60, new[] { 16, 16, 16, 16 })]
    [InlineData(97, new[] { 16, 16, 16, 16, 16, 16, 1 })]
    public void Cut_GivesTwoThreadsAsMuchWork(int sequences, int[] lanes) => Assert.Equal(lanes, Block<double>.Cut(sequences));

    [Fact]
    public void Cut_OddNumberOfWholeBlocks_HalvesTheLast() => Assert.Equal([32, 32, 16, 16, 1], Block<float>.Cut(97));

    [Fact]
    public void Cut_HoldsEverySequence()
    {
        for (int sequences = 1; sequences < 500; sequences++)
        {
            int[] lanes = Block<double>.Cut(sequences);
            Assert.InRange(lanes.Sum(), sequences, sequences + Block<double>.FullLanes / 2);
            Assert.InRange(lanes.Count(lane => lane == 1), 0, 2);
        }
    }
}
