using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Wavecast.Kernels;

namespace Wavecast.Benchmarks;

/// <summary>The rate at which one core reads a buffer of a given size again and again: what reading weights once costs at least.</summary>
public static class CacheMeter
{
    /// <summary>Vectors read at once; the buffer is rounded up to a whole number of them.</summary>
    private const int Loads = 8;

    /// <summary>Bytes a second at the widest vectors; the best of several runs, since a limit is what the machine can do.</summary>
    /// <param name="bytes">Size of the buffer, at least 1.</param>
    public static double BytesPerSecond(long bytes) =>
        Vector512.IsHardwareAccelerated ? Best<Lanes512<double>>(bytes)
        : Vector256.IsHardwareAccelerated ? Best<Lanes256<double>>(bytes)
        : Best<Lanes128<double>>(bytes);

    private static unsafe double Best<V>(long bytes)
        where V : unmanaged, ILanes<V, double>
    {
        const long BytesOfRun = 64L << 20;
        long wide = Loads * (long)V.Count;
        long values = (bytes + sizeof(double) * wide - 1) / (sizeof(double) * wide) * wide;
        using AlignedBuffer<double> buffer = new(values);
        int passes = (int)Math.Max(2, BytesOfRun / (values * sizeof(double)));
        double best = 0;
        for (int run = 0; run < 8; run++)
        {
            long start = Stopwatch.GetTimestamp();
            Read<V>(buffer.Pointer, values, passes);
            best = Math.Max(best, (double)passes * values * sizeof(double) / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    /// <summary>Eight sums of their own, so that no load waits for an addition before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe double Read<V>(double* buffer, long values, int passes)
        where V : unmanaged, ILanes<V, double>
    {
        V a0 = V.All(0.0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        nint n = V.Count;
        for (int pass = 0; pass < passes; pass++)
        {
            double* end = buffer + values;
            for (double* p = buffer; p < end; p += Loads * n)
            {
                a0 += V.Load(p); a1 += V.Load(p + n); a2 += V.Load(p + 2 * n); a3 += V.Load(p + 3 * n);
                a4 += V.Load(p + 4 * n); a5 += V.Load(p + 5 * n); a6 += V.Load(p + 6 * n); a7 += V.Load(p + 7 * n);
            }
        }
        double* memory = stackalloc double[8];
        (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7).Store(memory);
        return memory[0];
    }
}
