using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>The one transcendental function of an LSTM cell, from additions and multiplications only: the same bits on every machine.</summary>
/// <remarks>
/// Cody and Waite's reduction −x = n·ln 2 − r, |r| ≤ ½·ln 2, then a near-minimax polynomial of degree 11 (double) or 6 (float) in r:
/// e⁻ʳ = 1 − r + r²·q(r), q interpolating (e⁻ʳ − 1 + r)/r² at Chebyshev nodes; its relative error is 0.15 and 0.18 of half an ulp.
/// One exponential a loop: the JIT stops inlining in larger bodies.
/// </remarks>
internal static class LaneMath<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Log2E = 1.4426950408889634;

    /// <summary>Beyond it 1/(1 + e⁻ˣ) is 0 or 1 to half an ulp of 1; low enough that a product of four denominators stays finite.</summary>
    public static double Limit => typeof(T) == typeof(double) ? 37.5 : 18;

    /// <summary>1 + e⁻ˣ, the denominator of the logistic function, for x moved into ±<see cref="Limit"/>; a NaN stays one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Denominator(V x) => V.All(1.0) + ExpOfMinus(V.Clamp(V.All(-Limit), V.All(Limit), x));

    /// <summary>e⁻ˣ, where |x| is at most 80.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfMinus(V x)
    {
        V r, p, magic, bits, n;
        if (typeof(T) == typeof(double))
        {
            // Adding 1.5·2^52 rounds to an integer and leaves it in the lowest bits.
            magic = V.All(6755399441055744.0);
            bits = V.MultiplyAdd(x, V.All(-Log2E), magic);
            n = bits - magic;
            r = V.MultiplyAdd(n, V.All(1.90821492927058770002e-10), V.MultiplyAdd(n, V.All(6.93147180369123816490e-01), x));
            p = V.MultiplyAdd(V.All(-2.5100424157005067e-08), r, V.All(2.7620138719733994e-07));
            p = V.MultiplyAdd(V.MultiplyAdd(p, r, V.All(-2.7557268378684192e-06)), r, V.All(2.480152119021773e-05));
            p = V.MultiplyAdd(V.MultiplyAdd(p, r, V.All(-0.00019841269863105968)), r, V.All(0.0013888888917281794));
            p = V.MultiplyAdd(V.MultiplyAdd(p, r, V.All(-0.008333333333330051)), r, V.All(0.04166666666662399));
            p = V.MultiplyAdd(V.MultiplyAdd(p, r, V.All(-0.16666666666666669)), r, V.All(0.5000000000000001));
        }
        else
        {
            magic = V.All(12582912.0);
            bits = V.MultiplyAdd(x, V.All(-Log2E), magic);
            n = bits - magic;
            r = V.MultiplyAdd(n, V.All(-2.12194440e-4), V.MultiplyAdd(n, V.All(0.693359375), x));
            p = V.MultiplyAdd(V.All(0.0013926213141530752), r, V.All(-0.008363203145563602));
            p = V.MultiplyAdd(V.MultiplyAdd(p, r, V.All(0.041666556149721146)), r, V.All(-0.16666576266288757));
            p = V.MultiplyAdd(p, r, V.All(0.5));
        }
        p = V.MultiplyAdd(V.MultiplyAdd(p, r, V.All(-1.0)), r, V.All(1.0));
        return V.ScaleByPowerOfTwo(p, bits);
    }
}
