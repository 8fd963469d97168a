using System.Numerics;

namespace Wavecast.Randomness;

/// <summary>NumPy's legacy generator (<c>numpy.random.seed</c>, <c>numpy.random.randint</c>), to the bit.</summary>
internal sealed class NumPyRandom
{
    private readonly Mt19937 twister;

    /// <summary>As <c>numpy.random.seed(seed)</c>.</summary>
    /// <param name="seed">From 0 to 2³² − 1, all that NumPy takes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is outside that range.</exception>
    public NumPyRandom(long seed) => twister = new Mt19937((uint)Require.InRange(seed, 0, uint.MaxValue, nameof(seed)));

    /// <summary>As <c>numpy.random.randint(low, high)</c>: a whole number in [low, high).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public int RandInt(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        uint most = (uint)((long)high - low - 1);

        // NumPy takes no word where there is no choice, and 32-bit words with rejection elsewhere.
        uint mask = most == 0 ? 0 : uint.MaxValue >> BitOperations.LeadingZeroCount(most);
        uint drawn = 0;
        if (most > 0)
        {
            do
            {
                drawn = twister.NextWord() & mask;
            }
            while (drawn > most);
        }
        return (int)(low + (long)drawn);
    }
}
