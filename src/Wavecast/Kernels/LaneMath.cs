using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>The exponentials of an LSTM cell, from additions and multiplications only: the same bits on every machine.</summary>
/// <remarks>
/// Cody and Waite's reduction x = n·ln 2 + r, |r| ≤ ½·ln 2, then a near-minimax polynomial of degree 11 (double) or 6 (float):
/// 1 + r + r²·q(r), q interpolating (eʳ − 1 − r)/r² at Chebyshev nodes; its relative error is 0.15 and 0.18 of half an ulp.
/// </remarks>
internal static class LaneMath<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Log2E = 1.4426950408889634;

    private static bool IsDouble => typeof(T) == typeof(double);

    /// <summary>Beyond it the logistic function is 0 or 1 to half an ulp of 1; low enough that a product of four denominators stays finite.</summary>
    public static double SigmoidLimit => IsDouble ? 37 : 17.5;

    /// <summary>Beyond it tanh is ±1 to an ulp.</summary>
    public static double TanhLimit => IsDouble ? 18.75 : 9;

    /// <summary>e^(factor·x), where |factor·x| is at most 80; <paramref name="factor"/> is a constant power of two with a sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x, double factor)
    {
        // Adding 1.5·2^52 (1.5·2^23) rounds to an integer and leaves it in the lowest bits.
        V magic = Constant(IsDouble ? 6755399441055744.0 : 12582912.0);
        V bits = V.MultiplyAdd(x, Constant(Log2E * factor), magic);
        V n = bits - magic;
        V r = V.MultiplyAdd(n, Constant(-(IsDouble ? 6.93147180369123816490e-01 : 0.693359375) / factor), x);
        r = V.MultiplyAdd(n, Constant(-(IsDouble ? 1.90821492927058770002e-10 : -2.12194440e-4) / factor), r);
        return V.ScaleByPowerOfTwo(IsDouble ? DoublePolynomial(r, factor) : FloatPolynomial(r, factor), bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V DoublePolynomial(V r, double f)
    {
        double f2 = f * f, f4 = f2 * f2, f8 = f4 * f4;
        V p = Next(Constant(2.5100424157005067e-08 * f8 * f2 * f), r, 2.7620138719733994e-07 * f8 * f2);
        p = Next(Next(p, r, 2.7557268378684192e-06 * f8 * f), r, 2.480152119021773e-05 * f8);
        p = Next(Next(p, r, 0.00019841269863105968 * f4 * f2 * f), r, 0.0013888888917281794 * f4 * f2);
        p = Next(Next(p, r, 0.008333333333330051 * f4 * f), r, 0.04166666666662399 * f4);
        p = Next(Next(p, r, 0.16666666666666669 * f2 * f), r, 0.5000000000000001 * f2);
        return Next(Next(p, r, f), r, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V FloatPolynomial(V r, double f)
    {
        double f2 = f * f, f4 = f2 * f2;
        V p = Next(Constant(0.0013926213141530752 * f4 * f2), r, 0.008363203145563602 * f4 * f);
        p = Next(Next(p, r, 0.041666556149721146 * f4), r, 0.16666576266288757 * f2 * f);
        return Next(Next(Next(p, r, 0.5 * f2), r, f), r, 1);
    }

    /// <summary>A constant, rounded to <typeparamref name="T"/> when the kernel is compiled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Constant(double x) => typeof(T) == typeof(double) ? V.All(Unsafe.BitCast<double, T>(x)) : V.All(Unsafe.BitCast<float, T>((float)x));

    /// <summary>A step of Horner's scheme.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Next(V p, V r, double coefficient) =>
        V.MultiplyAdd(p, r, Constant(coefficient));
}
