using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>Sums and sweeps over parameter vectors, with the same bits on every machine.</summary>
/// <remarks>
/// A sum runs in double in eight partial sums, element i in sum i mod 8, combined in a fixed tree: the order never depends
/// on the machine's vector width, which <see cref="Vector{T}"/> and <c>TensorPrimitives</c> do not promise.
/// </remarks>
internal static class VectorMath
{
    /// <summary>Σ x·y.</summary>
    public static double Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum<T, Product>(x, y);

    /// <summary>Σ |x|.</summary>
    public static double SumOfMagnitudes<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum<T, Magnitude>(x, x);

    /// <summary>√Σ x²; infinite where the squares overflow.</summary>
    public static double Norm<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Sqrt(Dot(x, x));

    /// <summary>The largest |x|; NaN where any x is, so that one look tells whether all are finite.</summary>
    public static double LargestMagnitude<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = T.Zero;
        foreach (T value in x)
        {
            largest = T.Max(largest, T.Abs(value));
        }
        return double.CreateTruncating(largest);
    }

    /// <summary>y ← y + a·x.</summary>
    public static void Add<T>(double a, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Add(y, a, x, y);

    /// <summary>z ← y + a·x.</summary>
    public static void Add<T>(ReadOnlySpan<T> y, double a, ReadOnlySpan<T> x, Span<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T factor = T.CreateTruncating(a);
        x = x[..z.Length];
        y = y[..z.Length];
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = y[i] + factor * x[i];
        }
    }

    /// <summary>y ← a·x.</summary>
    public static void Scale<T>(double a, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T factor = T.CreateTruncating(a);
        x = x[..y.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = factor * x[i];
        }
    }

    /// <summary>x to a whole power by repeated squaring: no platform's <see cref="Math.Pow"/> is asked.</summary>
    public static double Power(double x, long exponent)
    {
        double power = 1;
        for (; exponent > 0; exponent >>= 1, x *= x)
        {
            power = (exponent & 1) == 0 ? power : power * x;
        }
        return power;
    }

    private static double Sum<T, TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : struct, ITerm
    {
        y = y[..x.Length];
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int whole = x.Length & ~7;
        for (int i = 0; i < whole; i += 8)
        {
            ReadOnlySpan<T> a = x.Slice(i, 8);
            ReadOnlySpan<T> b = y.Slice(i, 8);
            s0 += Term(a[0], b[0]);
            s1 += Term(a[1], b[1]);
            s2 += Term(a[2], b[2]);
            s3 += Term(a[3], b[3]);
            s4 += Term(a[4], b[4]);
            s5 += Term(a[5], b[5]);
            s6 += Term(a[6], b[6]);
            s7 += Term(a[7], b[7]);
        }
        Span<double> sums = [s0, s1, s2, s3, s4, s5, s6, s7];
        for (int i = whole; i < x.Length; i++)
        {
            sums[i - whole] += Term(x[i], y[i]);
        }
        return (sums[0] + sums[4] + (sums[2] + sums[6])) + (sums[1] + sums[5] + (sums[3] + sums[7]));

        static double Term(T x, T y) => TTerm.Of(double.CreateTruncating(x), double.CreateTruncating(y));
    }

    private interface ITerm
    {
        static abstract double Of(double x, double y);
    }

    private readonly struct Product : ITerm
    {
        public static double Of(double x, double y) => x * y;
    }

    private readonly struct Magnitude : ITerm
    {
        public static double Of(double x, double y) => Math.Abs(x);
    }
}
