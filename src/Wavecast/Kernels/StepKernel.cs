using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>One step of one sequence, of a stream or of a block with a single lane: vectors lie along the units, and the weights are read once.</summary>
/// <remarks>Sums run in the order of k and cells as in a block of lanes, so a stream has the bits of a batch.</remarks>
internal static unsafe class StepKernel<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>output = W·x for some rows, whole lines of them, from <paramref name="first"/> on; from a bias on, or from what the output holds where there is none.</summary>
    public static void Multiply(in ColumnPanels<T> columns, int first, int rows, T* x, T* bias, T* output)
    {
        T* start = bias == null ? output : bias;
        for (int row = first, end = first + rows; row < end;)
        {
            int panel = columns.PanelOf(row), width = columns.Width(panel);
            int vectors = Math.Min(8, (Math.Min(end, panel + width) - row) / V.Count);
            if (vectors > 4)
            {
                Columns8(columns.At(row, 0), width, x, columns.Depth, start + row, output + row, vectors);
            }
            else
            {
                Columns4(columns.At(row, 0), width, x, columns.Depth, start + row, output + row, vectors);
            }
            row += vectors * V.Count;
        }
    }

    /// <summary>A layer's step: from [h; x] to gate sums <c>[i f g o][unit]</c>, to the gates, which lie alike, and to the new c and h.</summary>
    /// <remarks>Gates follow each other without padding, a fifth less to read for 51 units in float, so <paramref name="units"/> may be no whole vectors, but is one at least.</remarks>
    public static void Layer(in ColumnPanels<T> columns, T* x, T* bias, T* sums, T* gates, T* previousCell, T* cell, T* hidden, int units)
    {
        Multiply(in columns, 0, columns.Rows, x, bias, sums);
        CellKernel<V, T>.Forward(sums, gates, previousCell, cell, hidden, hidden, 1, units);
    }

    /// <summary><see cref="CellKernel{V, T}.Forward"/> for a single lane: sums lie <c>[unit][i f g o]</c> as in every block, gates <c>[i f g o][unit]</c>, for the way back alone.</summary>
    public static void CellForward(T* sums, T* gates, T* previousCell, T* cell, T* hidden, T* hiddenAbove, int units)
    {
        int padded = Cache.Pad<T>(units);
        TurnKernel<T>.Turn(sums, 4, units, 4, gates, padded);
        CellKernel<V, T>.Forward(gates, gates, previousCell, cell, hidden, hiddenAbove, 1, padded);
    }

    /// <summary><see cref="CellKernel{V, T}.Backward"/> for a single lane; uses the gates up.</summary>
    public static void CellBackward(T* gates, T* previousCell, T* hidden, T* dHiddenNext, T* dHiddenAbove, T* dCell, T* dGates, int units)
    {
        int padded = Cache.Pad<T>(units);
        CellKernel<V, T>.Backward(gates, previousCell, hidden, dHiddenNext, dHiddenAbove, dCell, gates, 1, padded);
        TurnKernel<T>.Turn(gates, padded, 4, units, dGates, 4);
    }

    /// <summary>Eight sums, or the multipliers wait; those beyond <paramref name="vectors"/> are the first once more, into the same place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns8(T* w, nint stride, T* x, int depth, T* start, T* o, int vectors)
    {
        nint n = V.Count;
        nint n1 = vectors > 1 ? n : 0, n2 = vectors > 2 ? 2 * n : 0, n3 = vectors > 3 ? 3 * n : 0, n4 = vectors > 4 ? 4 * n : 0;
        nint n5 = vectors > 5 ? 5 * n : 0, n6 = vectors > 6 ? 6 * n : 0, n7 = vectors > 7 ? 7 * n : 0;
        V a0 = V.Load(start), a1 = V.Load(start + n1), a2 = V.Load(start + n2), a3 = V.Load(start + n3);
        V a4 = V.Load(start + n4), a5 = V.Load(start + n5), a6 = V.Load(start + n6), a7 = V.Load(start + n7);
        for (int k = 0; k < depth; k++)
        {
            V xk = V.All(x[k]);
            a0 = V.MultiplyAdd(V.Load(w), xk, a0); a1 = V.MultiplyAdd(V.Load(w + n1), xk, a1);
            a2 = V.MultiplyAdd(V.Load(w + n2), xk, a2); a3 = V.MultiplyAdd(V.Load(w + n3), xk, a3);
            a4 = V.MultiplyAdd(V.Load(w + n4), xk, a4); a5 = V.MultiplyAdd(V.Load(w + n5), xk, a5);
            a6 = V.MultiplyAdd(V.Load(w + n6), xk, a6); a7 = V.MultiplyAdd(V.Load(w + n7), xk, a7);
            w += stride;
        }
        a0.Store(o); a1.Store(o + n1); a2.Store(o + n2); a3.Store(o + n3); a4.Store(o + n4); a5.Store(o + n5); a6.Store(o + n6); a7.Store(o + n7);
    }

    /// <summary>Four sums: a network of few units would read half of its weights twice in eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns4(T* w, nint stride, T* x, int depth, T* start, T* o, int vectors)
    {
        nint n1 = vectors > 1 ? V.Count : 0, n2 = vectors > 2 ? 2 * V.Count : 0, n3 = vectors > 3 ? 3 * V.Count : 0;
        V a0 = V.Load(start), a1 = V.Load(start + n1), a2 = V.Load(start + n2), a3 = V.Load(start + n3);
        for (T* end = x + depth; x < end; x++, w += stride)
        {
            V xk = V.All(*x);
            a0 = V.MultiplyAdd(V.Load(w), xk, a0); a1 = V.MultiplyAdd(V.Load(w + n1), xk, a1);
            a2 = V.MultiplyAdd(V.Load(w + n2), xk, a2); a3 = V.MultiplyAdd(V.Load(w + n3), xk, a3);
        }
        a0.Store(o); a1.Store(o + n1); a2.Store(o + n2); a3.Store(o + n3);
    }
}
