using Wavecast.Randomness;

namespace Wavecast.Tests.Randomness;

public sealed class NumPyRandomTests
{
    // numpy.random.seed(2); numpy.random.randint(-80, 80, 100): the phases of PyTorch's time_sequence_prediction.
    private static readonly int[] Phases =
    [
        -65, -8, -58, -37, -5, 24, -73, 15, -5, -33, -17, -49, 68, 44, 36, -43, 22, -76, 27, -29,
        23, -42, -47, -22, 44, -13, -11, 8, -34, 15, 41, -49, 0, -28, -30, 52, -17, -31, -41, 56,
        -65, 56, 65, 70, 37, -7, 25, 30, 3, 16, -37, -48, -54, 56, -4, 58, -40, -46, -20, 57,
        -10, 6, -61, -24, 49, -12, 1, -19, 45, 17, 66, 7, 70, -37, -28, -64, -25, 43, 69, -37,
        -10, -21, -63, 63, 78, -54, -41, -17, 68, 70, 20, -53, -80, -18, 12, -44, -17, -5, 30, -30,
    ];

    [Fact]
    public void RandInt_OfTheExample_GivesNumPysPhases()
    {
        NumPyRandom random = new(2);

        Assert.Equal(Phases, Phases.Select(_ => random.RandInt(-80, 80)));
    }

    [Fact]
    public void RandInt_WithoutChoice_TakesNoWord()
    {
        NumPyRandom random = new(2);

        Assert.Equal(5, random.RandInt(5, 6));
        Assert.Equal(Phases[0], random.RandInt(-80, 80));
    }

    [Fact]
    public void RandInt_OverTheWholeRange_TakesTheWordAsItIs()
    {
        // init_genrand(5489)'s first word, the reference implementation's default seed.
        Assert.Equal((int)(int.MinValue + 3499211612L), new NumPyRandom(5489).RandInt(int.MinValue, int.MaxValue));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1L << 32)]
    public void Construction_WithASeedNumPyRefuses_IsRefused(long seed)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(seed), () => new NumPyRandom(seed));
    }

    [Fact]
    public void RandInt_OfAnEmptyRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("high", () => new NumPyRandom(0).RandInt(3, 3));
    }
}
