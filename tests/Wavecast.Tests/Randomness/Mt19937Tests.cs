using Wavecast.Randomness;

namespace Wavecast.Tests.Randomness;

public sealed class Mt19937Tests
{
    [Fact]
    public void NextWord_TheTenThousandth_IsTheCppStandards()
    {
        // ISO C++ [rand.predef]: the 10000th invocation of a default-constructed mt19937 gives 4123659995.
        Mt19937 twister = new(5489);
        for (int i = 1; i < 10_000; i++)
        {
            twister.NextWord();
        }

        Assert.Equal(4123659995u, twister.NextWord());
    }
}
