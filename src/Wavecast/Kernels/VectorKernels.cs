using System.Numerics;
using System.Runtime.Intrinsics;

namespace Wavecast.Kernels;

/// <summary>The hot loops behind one virtual call each, at a vector width chosen once for the process.</summary>
internal abstract unsafe class VectorKernels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The widest vectors that this machine has in hardware; every width gives the same bits.</summary>
    public static VectorKernels<T> Widest { get; } =
        Vector512.IsHardwareAccelerated ? new VectorKernels<Lanes512<T>, T>()
        : Vector256.IsHardwareAccelerated ? new VectorKernels<Lanes256<T>, T>()
        : new VectorKernels<Lanes128<T>, T>();

    /// <summary>Lanes that a product takes at a time.</summary>
    public abstract int Panel { get; }

    /// <summary>Does some parts of a product, and meanwhile asks for memory that the next kernels will use.</summary>
    /// <inheritdoc cref="ProductKernel{V, T}.Multiply"/>
    public abstract void Multiply(in Product<T> product, int first, int parts, T* ahead = null, nint aheadValues = 0);

    /// <inheritdoc cref="CellKernel{V, T}.Forward"/>
    public abstract void CellForward(T* sums, T* gates, T* previousCell, T* cell, T* hidden, T* hiddenAbove, int units, int lanes);

    /// <inheritdoc cref="CellKernel{V, T}.Backward"/>
    public abstract void CellBackward(T* gates, T* previousCell, T* hidden, T* dHiddenNext, T* dHiddenAbove, T* dCell, T* dGates, int units, int lanes);

    /// <inheritdoc cref="StepKernel{V, T}.Multiply"/>
    public abstract void StepMultiply(in ColumnPanels<T> columns, T* x, T* bias, T* output);

    /// <inheritdoc cref="StepKernel{V, T}.Layer"/>
    public abstract void StepLayer(in ColumnPanels<T> columns, T* x, T* bias, T* sums, T* gates, T* previousCell, T* cell, T* hidden, int units);
}

/// <summary>The kernels at one width.</summary>
internal sealed unsafe class VectorKernels<V, T> : VectorKernels<T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Panel => 2 * V.Count;

    public override void Multiply(in Product<T> product, int first, int parts, T* ahead, nint aheadValues)
    {
        if (product.Columns is { } columns)
        {
            int line = Cache.Line<T>();
            StepKernel<V, T>.Multiply(in columns, first * line, parts * line, product.X, product.Bias, product.Output);
            return;
        }
        ProductKernel<V, T>.Multiply(in product, first, parts, ahead, aheadValues);
    }

    public override void CellForward(T* sums, T* gates, T* previousCell, T* cell, T* hidden, T* hiddenAbove, int units, int lanes)
    {
        if (lanes == 1)
        {
            StepKernel<V, T>.CellForward(sums, gates, previousCell, cell, hidden, hiddenAbove, units);
            return;
        }
        CellKernel<V, T>.Forward(sums, gates, previousCell, cell, hidden, hiddenAbove, units, lanes);
    }

    public override void CellBackward(T* gates, T* previousCell, T* hidden, T* dHiddenNext, T* dHiddenAbove, T* dCell, T* dGates, int units, int lanes)
    {
        if (lanes == 1)
        {
            StepKernel<V, T>.CellBackward(gates, previousCell, hidden, dHiddenNext, dHiddenAbove, dCell, dGates, units);
            return;
        }
        CellKernel<V, T>.Backward(gates, previousCell, hidden, dHiddenNext, dHiddenAbove, dCell, dGates, units, lanes);
    }

    public override void StepMultiply(in ColumnPanels<T> columns, T* x, T* bias, T* output) =>
        StepKernel<V, T>.Multiply(in columns, 0, columns.Rows, x, bias, output);

    public override void StepLayer(in ColumnPanels<T> columns, T* x, T* bias, T* sums, T* gates, T* previousCell, T* cell, T* hidden, int units) =>
        StepKernel<V, T>.Layer(in columns, x, bias, sums, gates, previousCell, cell, hidden, units);
}
