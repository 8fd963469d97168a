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

    /// <inheritdoc cref="ProductKernel{V, T}.Multiply"/>
    public abstract void Multiply(PackedMatrix<T> matrix, T* x, T* bias, T* output, int tiles, int lanes, T* ahead = null, nint aheadValues = 0);

    /// <inheritdoc cref="CellKernel{V, T}.Forward"/>
    public abstract void CellForward(T* gates, T* previousCell, T* cell, T* tanhCell, T* hidden, T* hiddenAbove, int units, int lanes);

    /// <inheritdoc cref="CellKernel{V, T}.Backward"/>
    public abstract void CellBackward(T* gates, T* previousCell, T* tanhCell, T* dHiddenNext, T* dHiddenAbove, T* dCell, T* dGates, int units, int lanes);

    /// <inheritdoc cref="GradientKernel{V, T}.Accumulate"/>
    public abstract void Accumulate(T* dz, nint dzStep, int dzTiles, T* x, nint xStep, int xTiles, int steps, int lanes, T* accumulators);

    /// <inheritdoc cref="GradientKernel{V, T}.AccumulateRows"/>
    public abstract void AccumulateRows(T* dz, nint dzStep, int dzTiles, int steps, int lanes, T* accumulators);

    /// <inheritdoc cref="StepKernel{V, T}.Multiply"/>
    public abstract void StepMultiply(T* columns, T* x, int depth, T* output, int rows);

    /// <inheritdoc cref="StepKernel{V, T}.Cell"/>
    public abstract void StepCell(T* gates, T* cell, T* tanhCell, T* hidden, int units);
}

/// <summary>The kernels at one width.</summary>
internal sealed unsafe class VectorKernels<V, T> : VectorKernels<T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Multiply(PackedMatrix<T> matrix, T* x, T* bias, T* output, int tiles, int lanes, T* ahead, nint aheadValues) =>
        ProductKernel<V, T>.Multiply(matrix.Pointer, x, matrix.Depth, bias, output, tiles, lanes, ahead, aheadValues);

    public override void CellForward(T* gates, T* previousCell, T* cell, T* tanhCell, T* hidden, T* hiddenAbove, int units, int lanes) =>
        CellKernel<V, T>.Forward(gates, previousCell, cell, tanhCell, hidden, hiddenAbove, units, lanes);

    public override void CellBackward(T* gates, T* previousCell, T* tanhCell, T* dHiddenNext, T* dHiddenAbove, T* dCell, T* dGates, int units, int lanes) =>
        CellKernel<V, T>.Backward(gates, previousCell, tanhCell, dHiddenNext, dHiddenAbove, dCell, dGates, units, lanes);

    public override void Accumulate(T* dz, nint dzStep, int dzTiles, T* x, nint xStep, int xTiles, int steps, int lanes, T* accumulators) =>
        GradientKernel<V, T>.Accumulate(dz, dzStep, dzTiles, x, xStep, xTiles, steps, lanes, accumulators);

    public override void AccumulateRows(T* dz, nint dzStep, int dzTiles, int steps, int lanes, T* accumulators) =>
        GradientKernel<V, T>.AccumulateRows(dz, dzStep, dzTiles, steps, lanes, accumulators);

    public override void StepMultiply(T* columns, T* x, int depth, T* output, int rows) =>
        StepKernel<V, T>.Multiply(columns, x, depth, output, rows);

    public override void StepCell(T* gates, T* cell, T* tanhCell, T* hidden, int units) =>
        StepKernel<V, T>.Cell(gates, cell, tanhCell, hidden, units);
}
