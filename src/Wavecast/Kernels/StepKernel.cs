using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>One step of one sequence: vectors lie along the gates, and the weights are read once, column by column.</summary>
/// <remarks>Sums run in the order of k and cells as in a block of lanes, so a stream has the bits of a batch.</remarks>
internal static unsafe class StepKernel<V, T>
    where V : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>output += W·x, W lying <c>[k][row]</c>; <paramref name="rows"/> is a multiple of 64 bytes of values.</summary>
    public static void Multiply(T* columns, T* x, int depth, T* output, int rows)
    {
        int wide = 8 * Lanes<V, T>.Count;
        int row = 0;
        for (; row + wide <= rows; row += wide)
        {
            Columns8(columns + row, x, depth, output + row, rows);
        }
        for (; row < rows; row += Lanes<V, T>.Count)
        {
            Columns1(columns + row, x, depth, output + row, rows);
        }
    }

    /// <summary>Gate sums <c>[i f g o][unit]</c> to the new cell and hidden state, in place; <paramref name="units"/> is a multiple of 64 bytes of values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Cell(T* gates, T* cell, T* hidden, int units)
    {
        for (int unit = 0; unit < units; unit += Lanes<V, T>.Count)
        {
            CellKernel<V, T>.Activate(gates + unit, units, Lanes<V, T>.Load(cell + unit), out Lanes<V, T> c, out _, out Lanes<V, T> h);
            c.Store(cell + unit);
            h.Store(hidden + unit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns8(T* w, T* x, int depth, T* o, int rows)
    {
        int n = Lanes<V, T>.Count;
        Lanes<V, T> a0 = Lanes<V, T>.Load(o), a1 = Lanes<V, T>.Load(o + n), a2 = Lanes<V, T>.Load(o + 2 * n), a3 = Lanes<V, T>.Load(o + 3 * n);
        Lanes<V, T> a4 = Lanes<V, T>.Load(o + 4 * n), a5 = Lanes<V, T>.Load(o + 5 * n), a6 = Lanes<V, T>.Load(o + 6 * n), a7 = Lanes<V, T>.Load(o + 7 * n);
        for (int k = 0; k < depth; k++)
        {
            Lanes<V, T> xk = Lanes<V, T>.All(x[k]);
            a0 = Lanes<V, T>.MultiplyAdd(Lanes<V, T>.Load(w), xk, a0); a1 = Lanes<V, T>.MultiplyAdd(Lanes<V, T>.Load(w + n), xk, a1);
            a2 = Lanes<V, T>.MultiplyAdd(Lanes<V, T>.Load(w + 2 * n), xk, a2); a3 = Lanes<V, T>.MultiplyAdd(Lanes<V, T>.Load(w + 3 * n), xk, a3);
            a4 = Lanes<V, T>.MultiplyAdd(Lanes<V, T>.Load(w + 4 * n), xk, a4); a5 = Lanes<V, T>.MultiplyAdd(Lanes<V, T>.Load(w + 5 * n), xk, a5);
            a6 = Lanes<V, T>.MultiplyAdd(Lanes<V, T>.Load(w + 6 * n), xk, a6); a7 = Lanes<V, T>.MultiplyAdd(Lanes<V, T>.Load(w + 7 * n), xk, a7);
            w += rows;
        }
        a0.Store(o); a1.Store(o + n); a2.Store(o + 2 * n); a3.Store(o + 3 * n); a4.Store(o + 4 * n); a5.Store(o + 5 * n); a6.Store(o + 6 * n); a7.Store(o + 7 * n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns1(T* w, T* x, int depth, T* o, int rows)
    {
        Lanes<V, T> sum = Lanes<V, T>.Load(o);
        for (int k = 0; k < depth; k++)
        {
            sum = Lanes<V, T>.MultiplyAdd(Lanes<V, T>.Load(w), Lanes<V, T>.All(x[k]), sum);
            w += rows;
        }
        sum.Store(o);
    }
}
