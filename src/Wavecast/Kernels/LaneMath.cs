using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>The one transcendental function of an LSTM cell, from additions and multiplications only: the same bits on every machine.</summary>
/// <remarks>
/// e⁻ˣ = 2ⁿ·2ᶠ, where −x·log₂e = n + f, |f| ≤ ½, with log₂e in two parts; 2ᶠ − 1 is a near-minimax polynomial of degree 11 (double) or 6
/// (float), f·q(f), q interpolating (2ᶠ − 1)/f at Chebyshev nodes; 2ᶠ is good to 0.09 and 0.04 ulp. Even and odd powers are summed beside each
/// other: a processor has room for the operations of four or five vectors at a time, so the longest chain of them decides.
/// One exponential a loop: the JIT stops inlining in larger bodies.
/// </remarks>
internal static class LaneMath<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Log2E = 1.4426950408889634;

    /// <summary>Beyond it 1/(1 + e⁻ˣ) is 0 or 1 to half an ulp of 1; low enough that a product of four denominators stays finite.</summary>
    public static double Limit => typeof(T) == typeof(double) ? 37.5 : 18;

    /// <summary>1.5·2^52 or 1.5·2^23 rounds to an integer when it is added, and leaves it in the lowest bits, here with the exponent's bias on top.</summary>
    private static double Magic
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(double) ? 6755399441055744.0 + 1023 : 12582912.0 + 127;
    }

    /// <summary>1 + e⁻ˣ, the denominator of the logistic function, for x moved into ±<see cref="Limit"/>; a NaN stays one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Denominator(V x)
    {
        x = V.Clamp(V.All(-Limit), V.All(Limit), x);
        V biased = V.MultiplyAdd(x, V.All(-Log2E), V.All(Magic));
        // 1 + 2ⁿ is exact where it matters, so that this rounds once.
        V power = V.PowerOfTwo(biased);
        return V.MultiplyAdd(PowerOfFractionLessOne(x, biased), power, power + V.All(1.0));
    }

    /// <summary>2ᶠ − 1, f = −x·log₂e − n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PowerOfFractionLessOne(V x, V biased)
    {
        V f = V.MultiplyAdd(x, V.All(-Log2E), V.All(Magic) - biased), f2, even, odd;
        if (typeof(T) == typeof(double))
        {
            f = V.MultiplyAdd(x, V.All(-2.0355273740931033e-17), f);
            f2 = f * f;
            odd = V.MultiplyAdd(V.All(4.4549605981865186e-10), f2, V.All(1.0178062445845774e-07));
            even = V.MultiplyAdd(V.All(7.072585949269223e-09), f2, V.All(1.321544258792169e-06));
            odd = V.MultiplyAdd(odd, f2, V.All(1.525273382983612e-05));
            even = V.MultiplyAdd(even, f2, V.All(0.0001540353044173605));
            odd = V.MultiplyAdd(odd, f2, V.All(0.0013333558146416936));
            even = V.MultiplyAdd(even, f2, V.All(0.009618129107606888));
            odd = V.MultiplyAdd(odd, f2, V.All(0.0555041086648216));
            even = V.MultiplyAdd(even, f2, V.All(0.24022650695910097));
            odd = V.MultiplyAdd(odd, f2, V.All(0.6931471805599453));
        }
        else
        {
            f = V.MultiplyAdd(x, V.All(-1.9259629911266175e-08), f);
            f2 = f * f;
            odd = V.MultiplyAdd(V.All(0.0013390863364671234), f2, V.All(0.05550357114219078));
            even = V.MultiplyAdd(V.All(0.0001545316294512069), f2, V.All(0.009618082557277852));
            odd = V.MultiplyAdd(odd, f2, V.All(0.6931471880262288));
            even = V.MultiplyAdd(even, f2, V.All(0.24022650760568126));
        }
        return V.MultiplyAdd(odd, f, even * f2);
    }
}
