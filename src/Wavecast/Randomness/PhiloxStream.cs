using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Randomness;

/// <summary>Random values at addresses (a, b, c): each is a function of seed, purpose and address alone.</summary>
/// <remarks>
/// Nothing is consumed, so values depend neither on the order of calls nor on threads. The kinds of values share
/// the bits of an address: one stream gives values of one kind only. Addresses are, from slow to fast, such as
/// (iteration, sequence, value); of <c>a</c> the lowest 56 bits count.
/// </remarks>
internal readonly struct PhiloxStream
{
    private readonly uint key0;
    private readonly uint key1;
    private readonly uint purpose;

    /// <summary>The stream of a seed for a purpose.</summary>
    public PhiloxStream(long seed, RandomPurpose purpose) =>
        (key0, key1, this.purpose) = ((uint)seed, (uint)(seed >> 32), (uint)purpose);

    /// <summary>A uniform number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform(long a, int b = 0, int c = 0)
    {
        (ulong even, ulong odd) = Words(a, b, c >>> 1);
        return Unit((c & 1) == 0 ? even : odd);
    }

    /// <summary>A uniform number in [low, high).</summary>
    public double Uniform(double low, double high, long a, int b = 0, int c = 0)
    {
        double value = low + (high - low) * Uniform(a, b, c);
        return value < high ? value : Math.BitDecrement(high);
    }

    /// <summary>A uniform number in [0, 1) in single precision, a multiple of 2⁻²⁴.</summary>
    public float UniformSingle(long a, int b = 0, int c = 0)
    {
        (uint x0, uint x1, uint x2, uint x3) = Block(a, b, c >>> 2);
        uint word = (c & 3) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
        return (word >> 8) * (1f / (1 << 24));
    }

    /// <summary>A Gaussian number of mean 0 and standard deviation 1 (Box and Muller, 1958).</summary>
    public double Gaussian(long a, int b = 0, int c = 0)
    {
        (double even, double odd) = GaussianPair(a, b, c >>> 1);
        return (c & 1) == 0 ? even : odd;
    }

    /// <summary>The Gaussian numbers at (a, b, c), (a, b, c + 1) …, twice as fast as one by one.</summary>
    public void FillGaussian<T>(Span<T> values, long a, int b = 0, int c = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        if ((c & 1) != 0 && values.Length > 0)
        {
            values[i++] = T.CreateTruncating(Gaussian(a, b, c));
        }
        for (; i + 1 < values.Length; i += 2)
        {
            (double even, double odd) = GaussianPair(a, b, (c + i) >>> 1);
            values[i] = T.CreateTruncating(even);
            values[i + 1] = T.CreateTruncating(odd);
        }
        if (i < values.Length)
        {
            values[i] = T.CreateTruncating(Gaussian(a, b, c + i));
        }
    }

    /// <summary>A whole number from 0 to <paramref name="n"/> − 1, each exactly as likely as any other.</summary>
    /// <remarks>Lemire, <em>Fast random integer generation in an interval</em>, ACM TOMACS 29 (2019).</remarks>
    public int Below(int n, long a, int b = 0, int c = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        uint range = (uint)n;
        (uint x0, uint x1, uint x2, uint x3) = Block(a, b, c);
        ulong product = (ulong)x0 * range;

        // Some of the 2³² words would favour some numbers; the block's own image, again random, then replaces it.
        while ((uint)product < range && (uint)product < (0 - range) % range)
        {
            (x0, x1, x2, x3) = Philox.Block(key0, key1, x0, x1, x2, x3);
            product = (ulong)x0 * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>Fills with a random order of 0 … length − 1 (Fisher and Yates).</summary>
    public void Permute(Span<int> order, long a, int b = 0)
    {
        for (int i = 0; i < order.Length; i++)
        {
            int other = Below(i + 1, a, b, i);
            order[i] = order[other];
            order[other] = i;
        }
    }

    private (double Even, double Odd) GaussianPair(long a, int b, int pair)
    {
        (ulong even, ulong odd) = Words(a, b, pair);
        double radius = Math.Sqrt(-2 * Math.Log(1 - Unit(even)));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * Unit(odd));
        return (radius * cos, radius * sin);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (ulong Even, ulong Odd) Words(long a, int b, int pair)
    {
        (uint x0, uint x1, uint x2, uint x3) = Block(a, b, pair);
        return (Join(x0, x1), Join(x2, x3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (uint X0, uint X1, uint X2, uint X3) Block(long a, int b, int c) =>
        Philox.Block(key0, key1, (uint)c, (uint)b, (uint)a, purpose | ((uint)(a >> 32) << 8));

    private static ulong Join(uint low, uint high) => ((ulong)high << 32) | low;

    private static double Unit(ulong word) => (word >> 11) * (1.0 / (1L << 53));
}
