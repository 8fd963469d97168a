using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>The states of a whole block of streams, one a lane, which go one step further together.</summary>
internal sealed unsafe class StreamBlock<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Steps after which the remembered inputs are moved back to the start of their buffer.</summary>
    private const int StepsBetweenMoves = 64;

    private readonly NetworkShape shape;
    private readonly AlignedBuffer<T>[] inputs;
    private readonly AlignedBuffer<T>[] cells;
    private readonly AlignedBuffer<T> used;
    private readonly int history;
    private int present;

    public StreamBlock(NetworkShape shape)
    {
        this.shape = shape;
        inputs = [.. shape.Hidden.Select((hidden, layer) => new AlignedBuffer<T>((long)(hidden + shape.LayerInputs(layer)) * Lanes))];
        cells = [.. shape.Hidden.Select(hidden => new AlignedBuffer<T>((long)hidden * Lanes))];
        history = Math.Max(0, shape.Bypass - 1);
        used = new AlignedBuffer<T>((long)(history + StepsBetweenMoves) * shape.Inputs * Lanes);
        present = history;
    }

    public static int Lanes => Block<T>.FullLanes;

    /// <summary>The inputs of the coming step, <c>[input][lane]</c>.</summary>
    public T* Given => Used(present);

    /// <summary>Reads <see cref="Given"/> and leaves the predictions, <c>[output][lane]</c>, in the workspace.</summary>
    public void Step(StreamWork<T> work)
    {
        PackedNetwork<T> network = work.Network;
        Copy(Given, inputs[0].Pointer + shape.Hidden[0] * Lanes, shape.Inputs * Lanes);
        for (int l = 0; l < inputs.Length; l++)
        {
            PackedLayer<T> packed = network.Layers[l];
            T* hidden = inputs[l].Pointer;
            T* above = l + 1 < inputs.Length ? inputs[l + 1].Pointer + shape.Hidden[l + 1] * Lanes : hidden;
            work.Multiply(Product<T>.Of(packed.Forward, packed.Forward.Rows, hidden, packed.Bias.Pointer, work.Sums, Lanes));
            work.Kernels.CellForward(work.Sums, work.Sums, cells[l].Pointer, cells[l].Pointer, hidden, above, packed.Hidden, Lanes);
        }
        work.Multiply(Product<T>.Of(network.Output, shape.Outputs, inputs[^1].Pointer, network.OutputBias.Pointer, work.Output, Lanes));
        if (network.Bypass is { } bypass)
        {
            work.Multiply(Product<T>.Of(bypass, shape.Outputs, Used(present - history), null, work.Output, Lanes));
        }
        for (int i = 0; shape.Residual && i < shape.Inputs * Lanes; i++)
        {
            work.Output[i] += Given[i];
        }
        if (++present == history + StepsBetweenMoves)
        {
            Copy(Used(present - history), used.Pointer, (nint)history * shape.Inputs * Lanes);
            present = history;
        }
    }

    /// <summary>Writes a lane's state as <see cref="NetworkState{T}.Save"/> does.</summary>
    public void Save(int lane, Span<T> values) => Transfer(lane, values, save: true);

    /// <summary>Takes a lane's state from values of <see cref="NetworkState{T}.Save"/>.</summary>
    public void Restore(int lane, Span<T> values) => Transfer(lane, values, save: false);

    public void Dispose()
    {
        foreach (AlignedBuffer<T> buffer in (ReadOnlySpan<AlignedBuffer<T>>)[.. inputs, .. cells, used])
        {
            buffer.Dispose();
        }
    }

    private void Transfer(int lane, Span<T> values, bool save)
    {
        for (int l = 0; l < inputs.Length; l++)
        {
            int units = shape.Hidden[l];
            Transfer(inputs[l].Pointer + lane, values[..units], save);
            Transfer(cells[l].Pointer + lane, values.Slice(units, units), save);
            values = values[(2 * units)..];
        }
        Transfer(Used(present - history) + lane, values, save);
    }

    private static void Transfer(T* lane, Span<T> values, bool save)
    {
        for (int i = 0; i < values.Length; i++, lane += Lanes)
        {
            if (save)
            {
                values[i] = *lane;
            }
            else
            {
                *lane = values[i];
            }
        }
    }

    private T* Used(int step) => used.Pointer + (nint)step * shape.Inputs * Lanes;

    private static void Copy(T* source, T* target, nint values) => Buffer.MemoryCopy(source, target, values * sizeof(T), values * sizeof(T));
}
