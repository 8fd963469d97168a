using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Wavecast.Kernels;

/// <summary>A vector of lanes, each a sequence of the batch: one source for all widths and both precisions.</summary>
/// <remarks>
/// <typeparamref name="V"/> is <c>Vector512</c>, <c>Vector256</c> or <c>Vector128</c> of <typeparamref name="T"/>. The JIT
/// compiles each combination on its own and drops the branches on <c>typeof</c>. Lanes never mix here, and every operation
/// rounds as IEEE 754 says, so the width does not change a bit of any lane.
/// </remarks>
internal readonly struct Lanes<V, T>
    where V : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly V value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes(V value) => this.value = value;

    public static int Count => Unsafe.SizeOf<V>() / Unsafe.SizeOf<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lanes<V, T> Load(T* source) => new(Unsafe.ReadUnaligned<V>(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(T* target) => Unsafe.WriteUnaligned(target, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> All(T x)
    {
        if (typeof(V) == typeof(Vector512<T>)) { return From(Vector512.Create(x)); }
        if (typeof(V) == typeof(Vector256<T>)) { return From(Vector256.Create(x)); }
        return From(Vector128.Create(x));
    }

    /// <summary>A constant, rounded to <typeparamref name="T"/> when the kernel is compiled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> All(double x) => typeof(T) == typeof(double) ? All(Unsafe.BitCast<double, T>(x)) : All(Unsafe.BitCast<float, T>((float)x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> operator +(Lanes<V, T> a, Lanes<V, T> b)
    {
        if (typeof(V) == typeof(Vector512<T>)) { return From(a.To<Vector512<T>>() + b.To<Vector512<T>>()); }
        if (typeof(V) == typeof(Vector256<T>)) { return From(a.To<Vector256<T>>() + b.To<Vector256<T>>()); }
        return From(a.To<Vector128<T>>() + b.To<Vector128<T>>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> operator -(Lanes<V, T> a, Lanes<V, T> b)
    {
        if (typeof(V) == typeof(Vector512<T>)) { return From(a.To<Vector512<T>>() - b.To<Vector512<T>>()); }
        if (typeof(V) == typeof(Vector256<T>)) { return From(a.To<Vector256<T>>() - b.To<Vector256<T>>()); }
        return From(a.To<Vector128<T>>() - b.To<Vector128<T>>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> operator *(Lanes<V, T> a, Lanes<V, T> b)
    {
        if (typeof(V) == typeof(Vector512<T>)) { return From(a.To<Vector512<T>>() * b.To<Vector512<T>>()); }
        if (typeof(V) == typeof(Vector256<T>)) { return From(a.To<Vector256<T>>() * b.To<Vector256<T>>()); }
        return From(a.To<Vector128<T>>() * b.To<Vector128<T>>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> operator /(Lanes<V, T> a, Lanes<V, T> b)
    {
        if (typeof(V) == typeof(Vector512<T>)) { return From(a.To<Vector512<T>>() / b.To<Vector512<T>>()); }
        if (typeof(V) == typeof(Vector256<T>)) { return From(a.To<Vector256<T>>() / b.To<Vector256<T>>()); }
        return From(a.To<Vector128<T>>() / b.To<Vector128<T>>());
    }

    /// <summary>The value moved into [−limit, limit]; a NaN stays one, since it is the second operand of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> Clamp(Lanes<V, T> x, double limit)
    {
        Lanes<V, T> low = All(-limit), high = All(limit);
        if (typeof(V) == typeof(Vector512<T>)) { return From(Vector512.MaxNative(low.To<Vector512<T>>(), Vector512.MinNative(high.To<Vector512<T>>(), x.To<Vector512<T>>()))); }
        if (typeof(V) == typeof(Vector256<T>)) { return From(Vector256.MaxNative(low.To<Vector256<T>>(), Vector256.MinNative(high.To<Vector256<T>>(), x.To<Vector256<T>>()))); }
        return From(Vector128.MaxNative(low.To<Vector128<T>>(), Vector128.MinNative(high.To<Vector128<T>>(), x.To<Vector128<T>>())));
    }

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> MultiplyAdd(Lanes<V, T> a, Lanes<V, T> b, Lanes<V, T> c)
    {
        if (typeof(V) == typeof(Vector512<double>)) { return From(Vector512.FusedMultiplyAdd(a.To<Vector512<double>>(), b.To<Vector512<double>>(), c.To<Vector512<double>>())); }
        if (typeof(V) == typeof(Vector512<float>)) { return From(Vector512.FusedMultiplyAdd(a.To<Vector512<float>>(), b.To<Vector512<float>>(), c.To<Vector512<float>>())); }
        if (typeof(V) == typeof(Vector256<double>)) { return From(Vector256.FusedMultiplyAdd(a.To<Vector256<double>>(), b.To<Vector256<double>>(), c.To<Vector256<double>>())); }
        if (typeof(V) == typeof(Vector256<float>)) { return From(Vector256.FusedMultiplyAdd(a.To<Vector256<float>>(), b.To<Vector256<float>>(), c.To<Vector256<float>>())); }
        if (typeof(V) == typeof(Vector128<double>)) { return From(Vector128.FusedMultiplyAdd(a.To<Vector128<double>>(), b.To<Vector128<double>>(), c.To<Vector128<double>>())); }
        return From(Vector128.FusedMultiplyAdd(a.To<Vector128<float>>(), b.To<Vector128<float>>(), c.To<Vector128<float>>()));
    }

    /// <summary>x·2ⁿ, where the lowest bits of <paramref name="n"/> hold the integer n: an addition to the exponent field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> ScaleByPowerOfTwo(Lanes<V, T> x, Lanes<V, T> n)
    {
        if (typeof(V) == typeof(Vector512<double>)) { return From(x.To<Vector512<long>>() + (n.To<Vector512<long>>() << 52)); }
        if (typeof(V) == typeof(Vector512<float>)) { return From(x.To<Vector512<int>>() + (n.To<Vector512<int>>() << 23)); }
        if (typeof(V) == typeof(Vector256<double>)) { return From(x.To<Vector256<long>>() + (n.To<Vector256<long>>() << 52)); }
        if (typeof(V) == typeof(Vector256<float>)) { return From(x.To<Vector256<int>>() + (n.To<Vector256<int>>() << 23)); }
        if (typeof(V) == typeof(Vector128<double>)) { return From(x.To<Vector128<long>>() + (n.To<Vector128<long>>() << 52)); }
        return From(x.To<Vector128<int>>() + (n.To<Vector128<int>>() << 23));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector To<TVector>()
        where TVector : unmanaged => Unsafe.BitCast<V, TVector>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes<V, T> From<TVector>(TVector vector)
        where TVector : unmanaged => new(Unsafe.BitCast<TVector, V>(vector));
}
