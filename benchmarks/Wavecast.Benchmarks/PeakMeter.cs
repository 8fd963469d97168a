using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Wavecast.Kernels;

namespace Wavecast.Benchmarks;

/// <summary>This machine's rate of fused multiply-adds on one core: twelve independent sums in a leaf method.</summary>
public static class PeakMeter
{
    /// <summary>GFLOPS at the widest vectors; the best of several runs, since a peak is what the machine can do.</summary>
    public static double Gflops<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector512.IsHardwareAccelerated ? Best<Lanes512<T>, T>()
        : Vector256.IsHardwareAccelerated ? Best<Lanes256<T>, T>()
        : Best<Lanes128<T>, T>();

    private static double Best<V, T>()
        where V : unmanaged, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Rounds = 4_000_000;
        double best = 0;
        for (int run = 0; run < 12; run++)
        {
            long start = Stopwatch.GetTimestamp();
            Loop<V, T>(Rounds);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = Math.Max(best, Rounds * 12.0 * 2 * V.Count / seconds / 1e9);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe T Loop<V, T>(int rounds)
        where V : unmanaged, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V b = V.All(T.CreateTruncating(1.0000001)), c = V.All(T.CreateTruncating(1e-9));
        V a0 = b, a1 = b, a2 = b, a3 = b, a4 = b, a5 = b, a6 = b, a7 = b, a8 = b, a9 = b, a10 = b, a11 = b;
        for (int i = 0; i < rounds; i++)
        {
            a0 = V.MultiplyAdd(a0, b, c); a1 = V.MultiplyAdd(a1, b, c); a2 = V.MultiplyAdd(a2, b, c);
            a3 = V.MultiplyAdd(a3, b, c); a4 = V.MultiplyAdd(a4, b, c); a5 = V.MultiplyAdd(a5, b, c);
            a6 = V.MultiplyAdd(a6, b, c); a7 = V.MultiplyAdd(a7, b, c); a8 = V.MultiplyAdd(a8, b, c);
            a9 = V.MultiplyAdd(a9, b, c); a10 = V.MultiplyAdd(a10, b, c); a11 = V.MultiplyAdd(a11, b, c);
        }
        V sum = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11;
        T* memory = stackalloc T[64];
        sum.Store(memory);
        return memory[0];
    }
}
