using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>One step of one sequence: vectors lie along the gates, and the weights are read once, column by column.</summary>
/// <remarks>Sums run in the order of k and cells as in a block of lanes, so a stream has the bits of a batch.</remarks>
internal static unsafe class StepKernel<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>output += W·x, W lying <c>[k][row]</c>; <paramref name="rows"/> is a multiple of 64 bytes of values.</summary>
    public static void Multiply(T* columns, T* x, int depth, T* output, int rows)
    {
        int wide = 8 * V.Count;
        int row = 0;
        for (; row + wide <= rows; row += wide)
        {
            Columns8(columns + row, x, depth, output + row, rows);
        }
        for (; row < rows; row += V.Count)
        {
            Columns1(columns + row, x, depth, output + row, rows);
        }
    }

    /// <summary>Gate sums <c>[i f g o][unit]</c> to the new cell and hidden state, in place; <paramref name="units"/> is a multiple of 64 bytes of values.</summary>
    public static void Cell(T* gates, T* cell, T* tanhCell, T* hidden, int units) =>
        CellKernel<V, T>.Forward(gates, cell, cell, tanhCell, hidden, hidden, 1, units);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns8(T* w, T* x, int depth, T* o, int rows)
    {
        int n = V.Count;
        V a0 = V.Load(o), a1 = V.Load(o + n), a2 = V.Load(o + 2 * n), a3 = V.Load(o + 3 * n);
        V a4 = V.Load(o + 4 * n), a5 = V.Load(o + 5 * n), a6 = V.Load(o + 6 * n), a7 = V.Load(o + 7 * n);
        for (int k = 0; k < depth; k++)
        {
            V xk = V.All(x[k]);
            a0 = V.MultiplyAdd(V.Load(w), xk, a0); a1 = V.MultiplyAdd(V.Load(w + n), xk, a1);
            a2 = V.MultiplyAdd(V.Load(w + 2 * n), xk, a2); a3 = V.MultiplyAdd(V.Load(w + 3 * n), xk, a3);
            a4 = V.MultiplyAdd(V.Load(w + 4 * n), xk, a4); a5 = V.MultiplyAdd(V.Load(w + 5 * n), xk, a5);
            a6 = V.MultiplyAdd(V.Load(w + 6 * n), xk, a6); a7 = V.MultiplyAdd(V.Load(w + 7 * n), xk, a7);
            w += rows;
        }
        a0.Store(o); a1.Store(o + n); a2.Store(o + 2 * n); a3.Store(o + 3 * n); a4.Store(o + 4 * n); a5.Store(o + 5 * n); a6.Store(o + 6 * n); a7.Store(o + 7 * n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns1(T* w, T* x, int depth, T* o, int rows)
    {
        V sum = V.Load(o);
        for (int k = 0; k < depth; k++)
        {
            sum = V.MultiplyAdd(V.Load(w), V.All(x[k]), sum);
            w += rows;
        }
        sum.Store(o);
    }
}
