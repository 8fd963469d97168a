namespace Wavecast.Randomness;

/// <summary>The Mersenne Twister MT19937, seeded by its reference's <c>init_genrand</c>.</summary>
/// <remarks>Matsumoto and Nishimura, ACM TOMACS 8 (1998). Only for numbers that others have drawn: ours are addressed.</remarks>
internal sealed class Mt19937
{
    private const int Size = 624;
    private const int Middle = 397;
    private readonly uint[] state = new uint[Size];
    private int next = Size;

    public Mt19937(uint seed)
    {
        state[0] = seed;
        for (int i = 1; i < Size; i++)
        {
            state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + (uint)i;
        }
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextWord()
    {
        if (next == Size)
        {
            Twist();
        }
        uint y = state[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (int i = 0; i < Size; i++)
        {
            uint mixed = (state[i] & 0x80000000) | (state[(i + 1) % Size] & 0x7FFFFFFF);
            state[i] = state[(i + Middle) % Size] ^ (mixed >> 1) ^ ((mixed & 1) * 0x9908B0DF);
        }
        next = 0;
    }
}
