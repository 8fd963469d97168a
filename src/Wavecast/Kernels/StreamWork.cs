using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>What a thread needs to step blocks of streams.</summary>
internal sealed unsafe class StreamWork<T>(PackedNetwork<T> network, SharedProducts<T> shared) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> sums = new((long)network.Layers.Max(layer => layer.Forward.PaddedRows) * StreamBlock<T>.Lanes);
    private readonly AlignedBuffer<T> output = new((long)network.Output.PaddedRows * StreamBlock<T>.Lanes);

    public PackedNetwork<T> Network => network;

    public VectorKernels<T> Kernels { get; } = VectorKernels<T>.Widest;

    /// <summary>Gate sums of a layer, which become its gates.</summary>
    public T* Sums => sums.Pointer;

    /// <summary>Predictions, <c>[output, padded][lane]</c>.</summary>
    public T* Output => output.Pointer;

    public void Multiply(in Product<T> product)
    {
        if (!shared.TryMultiply(in product))
        {
            Kernels.Multiply(in product, 0, product.Parts);
        }
    }

    /// <summary>Steps a block: inputs from, and predictions to, each lane's row.</summary>
    /// <param name="block">The block.</param>
    /// <param name="rows">The row of each lane that is in use.</param>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="y">Rows of outputs.</param>
    public void Step(StreamBlock<T> block, ReadOnlySpan<int> rows, ReadOnlySpan<T> x, Span<T> y)
    {
        (int inputs, int outputs) = (network.Shape.Inputs, network.Shape.Outputs);
        for (int lane = 0; lane < rows.Length; lane++)
        {
            for (int i = 0; i < inputs; i++)
            {
                block.Given[i * StreamBlock<T>.Lanes + lane] = x[rows[lane] * inputs + i];
            }
        }
        block.Step(this);
        for (int lane = 0; lane < rows.Length; lane++)
        {
            for (int o = 0; o < outputs; o++)
            {
                y[rows[lane] * outputs + o] = Output[o * StreamBlock<T>.Lanes + lane];
            }
        }
    }

    public void Dispose()
    {
        sums.Dispose();
        output.Dispose();
    }
}
