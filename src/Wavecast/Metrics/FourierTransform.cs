using System.Numerics;

namespace Wavecast.Metrics;

/// <summary>The discrete Fourier transform Xₖ = Σₙ xₙ e^(−2πikn/N) of a power of two of values.</summary>
/// <remarks>Radix 2, decimation in time: Cooley and Tukey, Mathematics of Computation 19 (1965).</remarks>
internal static class FourierTransform
{
    /// <summary>Transforms in place.</summary>
    /// <param name="values">As many as a power of two.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Forward(Span<Complex> values)
    {
        if (!BitOperations.IsPow2(values.Length))
        {
            throw new ArgumentException($"The transform takes a power of two of values, not {values.Length}.", nameof(values));
        }
        ReverseBits(values);
        Complex[] turns = Turns(values.Length);
        for (int half = 1; half < values.Length; half *= 2)
        {
            int stride = turns.Length / half;
            for (int start = 0; start < values.Length; start += 2 * half)
            {
                for (int k = 0; k < half; k++)
                {
                    Complex even = values[start + k], odd = values[start + k + half] * turns[k * stride];
                    (values[start + k], values[start + k + half]) = (even + odd, even - odd);
                }
            }
        }
    }

    /// <summary>e^(−2πik/N) for k below N/2, each from its own angle: a product of rotations would lose a digit.</summary>
    private static Complex[] Turns(int length) =>
        [.. Enumerable.Range(0, length / 2).Select(k => Complex.FromPolarCoordinates(1, -2 * Math.PI * k / length))];

    private static void ReverseBits(Span<Complex> values)
    {
        for (int i = 1, reversed = 0; i < values.Length; i++)
        {
            int bit = values.Length / 2;
            for (; (reversed & bit) != 0; bit /= 2)
            {
                reversed ^= bit;
            }
            reversed |= bit;
            if (i < reversed)
            {
                (values[i], values[reversed]) = (values[reversed], values[i]);
            }
        }
    }
}
