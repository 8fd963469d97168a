using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>One sequence, step by step: the memory of a stream and the schedule of its kernels. Nothing is allocated by a step.</summary>
internal sealed unsafe class StepStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly VectorKernels<T> kernels = VectorKernels<T>.Widest;
    private readonly StreamWeights<T> weights;
    private readonly PinnedBuffer<T>[] inputs;
    private readonly PinnedBuffer<T>[] cells;
    private readonly PinnedBuffer<T>[] gates;
    private readonly PinnedBuffer<T> sums;
    private readonly PinnedBuffer<T> previousCell;
    private readonly PinnedBuffer<T> history;
    private readonly PinnedBuffer<T> output;

    public StepStream(StreamWeights<T> weights)
    {
        this.weights = weights;
        NetworkShape shape = weights.Shape;
        int[] units = [.. shape.Hidden.Select(StreamWeights<T>.UnitsOf)];
        inputs = [.. units.Select((size, layer) => new PinnedBuffer<T>(size + shape.LayerInputs(layer)))];
        cells = [.. units.Select(size => new PinnedBuffer<T>(size))];
        gates = [.. units.Select(size => new PinnedBuffer<T>(4 * size))];
        sums = new PinnedBuffer<T>(Cache.Pad<T>(4 * units.Max()));
        previousCell = new PinnedBuffer<T>(units.Max());
        history = new PinnedBuffer<T>(Math.Max(1, shape.Bypass) * shape.Inputs);
        output = new PinnedBuffer<T>(weights.OutputRows);
    }

    public StreamWeights<T> Weights => weights;

    /// <summary>h of a layer; [h; x] begins with it.</summary>
    public Span<T> Hidden(int layer) => inputs[layer].Span[..weights.Shape.Hidden[layer]];

    public Span<T> Cell(int layer) => cells[layer].Span[..weights.Shape.Hidden[layer]];

    /// <summary>A gate's values at the last step: 0 … 3 for i, f, g, o.</summary>
    public ReadOnlySpan<T> Gate(int layer, int gate) =>
        gates[layer].Span.Slice(gate * StreamWeights<T>.UnitsOf(weights.Shape.Hidden[layer]), weights.Shape.Hidden[layer]);

    /// <summary>The inputs that the bypass remembers, oldest first, without the present one.</summary>
    public Span<T> Remembered => history.Span[..(Math.Max(0, weights.Shape.Bypass - 1) * weights.Shape.Inputs)];

    public void Clear()
    {
        foreach (PinnedBuffer<T> buffer in inputs)
        {
            buffer.Span.Clear();
        }
        foreach (PinnedBuffer<T> buffer in cells)
        {
            buffer.Span.Clear();
        }
        history.Span.Clear();
    }

    /// <summary>Reads one step and returns the prediction of the next, which stays valid until the next step.</summary>
    public ReadOnlySpan<T> Step(ReadOnlySpan<T> x)
    {
        NetworkShape shape = weights.Shape;
        Span<T> remembered = Remembered;
        x.CopyTo(history.Span[remembered.Length..]);
        T* below = history.Pointer + remembered.Length;
        for (int layer = 0; layer < inputs.Length; layer++)
        {
            int hidden = shape.Hidden[layer], depth = hidden + shape.LayerInputs(layer), units = StreamWeights<T>.UnitsOf(hidden);
            T* input = inputs[layer].Pointer;
            Copy(below, input + hidden, depth - hidden);
            T* cell = cells[layer].Pointer;
            // What a gate's last vector computes again needs the c from before.
            Copy(cell, previousCell.Pointer, units);
            kernels.StepLayer(in weights.Layer(layer), input, weights.Bias(layer), sums.Pointer, gates[layer].Pointer, previousCell.Pointer, cell, input, units);
            below = input;
        }
        T* y = output.Pointer;
        kernels.StepMultiply(in weights.Output, below, weights.OutputBias.Pointer, y);
        if (shape.Bypass > 0)
        {
            kernels.StepMultiply(in weights.Bypass, history.Pointer, null, y);
        }
        if (shape.Residual)
        {
            T* present = history.Pointer + remembered.Length;
            for (int i = 0; i < shape.Inputs; i++)
            {
                y[i] += present[i];
            }
        }
        if (remembered.Length > 0)
        {
            history.Span.Slice(shape.Inputs, remembered.Length).CopyTo(remembered);
        }
        // The pointers above do not keep the buffers that they point to alive.
        GC.KeepAlive(this);
        return output.Span[..shape.Outputs];
    }

    private static void Copy(T* source, T* target, int count) => new ReadOnlySpan<T>(source, count).CopyTo(new Span<T>(target, count));
}
