using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>Runs a block through all layers, forward and, where gradients are asked for, backward: one thread's workspace and schedule.</summary>
/// <remarks>
/// The way forward keeps a window of steps: all of them, or, with small memory, about √T, of which only the states at the borders
/// are stored and which is computed again on the way back. The way back goes in segments of at most <see cref="Segment"/> steps;
/// after each, the weight gradients of the segment are one product.
/// </remarks>
internal sealed unsafe partial class BlockRun<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Steps of a weight-gradient product. Of 12, what a tile reads (24 and 9 kB in double) fits a first-level cache of 48 kB; of 24 it does not, and the product takes 5 to 11 % longer.</summary>
    public const int Segment = 12;

    private readonly VectorKernels<T> kernels;
    private readonly SharedProducts<T>? shared;
    private readonly PackedNetwork<T> network;
    private readonly NetworkShape shape;
    private readonly LayerWorkspace<T>[] layers;
    private readonly AlignedBuffer<T> used;
    private readonly AlignedBuffer<T> output;
    private readonly AlignedBuffer<T> borders;
    private readonly int window;
    private readonly int outputRows;
    private readonly int history;
    private readonly int hiddenUnits;
    private Block<T> block = null!;
    private int lanes;
    private int windowStart;

    /// <param name="network">Shared by all threads; packed before each run.</param>
    /// <param name="kernels">At which vector width to run.</param>
    /// <param name="capacity">Most steps of a block.</param>
    /// <param name="withGradient">Whether <see cref="Backward"/> will be called.</param>
    /// <param name="smallMemory">Whether to keep about √T steps rather than all.</param>
    /// <param name="shared">Where idle threads help; null where there are none.</param>
    public BlockRun(PackedNetwork<T> network, VectorKernels<T> kernels, int capacity, bool withGradient, bool smallMemory, SharedProducts<T>? shared = null)
    {
        (this.network, this.kernels, this.shared) = (network, kernels, shared);
        shape = network.Shape;
        int most = Block<T>.FullLanes;
        window = withGradient && !smallMemory ? capacity : Math.Min(capacity, WindowFor(capacity));
        int segment = withGradient ? Math.Min(Segment, window) : 0;
        layers = [.. network.Layers.Select(layer => new LayerWorkspace<T>(layer, most, window, segment, kernels.Panel))];
        hiddenUnits = layers.Sum(layer => layer.Hidden);
        outputRows = network.Output.PaddedRows;
        history = Math.Max(0, shape.Bypass - 1);
        long inputs = ((long)history + capacity) * shape.Inputs;
        used = new AlignedBuffer<T>(inputs * most);
        output = new AlignedBuffer<T>((long)capacity * outputRows * most);
        int borderCount = withGradient && window < capacity ? (capacity + window - 1) / window : 0;
        borders = new AlignedBuffer<T>((long)borderCount * StateSize(most));
        int back = withGradient ? 1 : 0;
        dOutput = new AlignedBuffer<T>(back * (long)capacity * outputRows * most);
        dHead = new AlignedBuffer<T>((long)segment * network.OutputTransposed.PaddedRows * most);
        dUsed = new AlignedBuffer<T>(back * (network.Bypass is null ? 0 : (inputs + TiledRows<T>.Height) * most));
        dLinear = new GradientSums<T>(back * shape.Outputs, layers[^1].Depth, kernels.Panel);
        dBypass = new GradientSums<T>(network.Bypass is null ? 0 : back * shape.Outputs, shape.Bypass * shape.Inputs, kernels.Panel);
        int mostColumns = Math.Max(dBypass.Width, layers.Max(layer => layer.DWeights.Width));
        turned = new AlignedBuffer<T>((long)(segment > 0 ? segment + 1 : 0) * most * mostColumns);
        linearWeight = shape.Find("linear.weight");
        linearBias = shape.Find("linear.bias");
        bypassWeight = shape.Bypass > 0 ? shape.Find("bypass.weight") : null;
    }

    /// <summary>The block's predictions, <c>[step][outputs, padded][lane]</c>.</summary>
    public T Prediction(int step, int output, int lane) => this.output.Pointer[((nint)step * outputRows + output) * lanes + lane];

    /// <summary>Runs all steps. Inputs are the block's, or <paramref name="noisy"/>, which lies alike.</summary>
    public void Forward(Block<T> block, AlignedBuffer<T>? noisy = null)
    {
        this.block = block;
        lanes = block.Lanes;
        LoadInputs((noisy ?? block.Given).Pointer);
        LoadInitialState();
        for (windowStart = 0; windowStart < block.Steps; windowStart += window)
        {
            if (windowStart > 0)
            {
                CarryState(window, 0);
            }
            if (borders.Length > 0)
            {
                MoveState(borders.Pointer + windowStart / window * StateSize(lanes), 0, store: true);
            }
            ForwardWindow();
        }
        windowStart -= window;
    }

    public void Dispose()
    {
        foreach (LayerWorkspace<T> layer in layers)
        {
            layer.Dispose();
        }
        foreach (AlignedBuffer<T> buffer in (ReadOnlySpan<AlignedBuffer<T>>)[used, output, borders, dOutput, dHead, dUsed, turned])
        {
            buffer.Dispose();
        }
        dLinear.Dispose();
        dBypass.Dispose();
    }

    /// <summary>About √T, in whole segments.</summary>
    private static int WindowFor(int steps)
    {
        int root = 1;
        while ((long)root * root < steps)
        {
            root++;
        }
        return (root + Segment - 1) / Segment * Segment;
    }

    private void ForwardWindow()
    {
        int end = Math.Min(windowStart + window, block.Steps);
        for (int step = windowStart; step < end; step++)
        {
            if (block.HasOwn(step))
            {
                FeedBack(step);
            }
            ForwardStep(step, step - windowStart);
        }
    }

    private void ForwardStep(int step, int slot)
    {
        int inputValues = shape.Inputs * lanes;
        Copy(Used(step), layers[0].Input(slot, lanes) + layers[0].Hidden * lanes, inputValues);
        for (int l = 0; l < layers.Length; l++)
        {
            LayerWorkspace<T> layer = layers[l];
            PackedLayer<T> packed = network.Layers[l];
            T* hidden = layer.Input(slot + 1, lanes);
            T* above = l + 1 < layers.Length ? layers[l + 1].Input(slot, lanes) + layers[l + 1].Hidden * lanes : hidden;
            T* gates = layer.Gates(slot, lanes);
            Multiply(packed.Forward, packed.Forward.Rows, layer.Input(slot, lanes), packed.Bias.Pointer, layer.Sums.Pointer, hidden, layer.RecordSize(lanes));
            kernels.CellForward(layer.Sums.Pointer, gates, layer.Cell(slot, lanes), layer.Cell(slot + 1, lanes), hidden, above, layer.Hidden, lanes);
        }
        if (step < block.FirstOutput)
        {
            return;
        }
        T* y = Output(step);
        Multiply(network.Output, network.Output.Rows, layers[^1].Input(slot + 1, lanes), network.OutputBias.Pointer, y);
        if (network.Bypass is not null)
        {
            Multiply(network.Bypass, network.Bypass.Rows, Used(step - history), null, y);
        }
        if (shape.Residual)
        {
            Add(Used(step), y, inputValues);
        }
    }

    private void Multiply(PackedMatrix<T> matrix, int rows, T* x, T* bias, T* product, T* ahead = null, nint aheadValues = 0) =>
        Do(Product<T>.Of(matrix, rows, x, bias, product, lanes), ahead, aheadValues);

    private void Do(in Product<T> product, T* ahead = null, nint aheadValues = 0)
    {
        if (shared is null || !shared.TryMultiply(in product))
        {
            kernels.Multiply(in product, 0, product.Parts, ahead, aheadValues);
        }
    }

    /// <summary>The prediction of the step before becomes the input of the lanes that draw.</summary>
    private void FeedBack(int step)
    {
        T* input = Used(step);
        T* prediction = Output(step - 1);
        for (int lane = 0; lane < lanes; lane++)
        {
            if (block.IsOwn(step, lane))
            {
                for (int i = lane; i < shape.Inputs * lanes; i += lanes)
                {
                    input[i] = prediction[i];
                }
            }
        }
    }

    /// <summary>The inputs of a step; those before the first are zero.</summary>
    private T* Used(int step) => used.Pointer + ((nint)history + step) * shape.Inputs * lanes;

    private T* Output(int step) => output.Pointer + (nint)step * outputRows * lanes;

    private void LoadInputs(T* given)
    {
        new Span<T>(used.Pointer, history * shape.Inputs * lanes).Clear();
        Copy(given, Used(0), (nint)block.Steps * shape.Inputs * lanes);
    }

    private void LoadInitialState()
    {
        nint offset = 0;
        foreach (LayerWorkspace<T> layer in layers)
        {
            nint values = layer.Hidden * lanes;
            if (block.InitialState is { } initial)
            {
                Copy(initial.Hidden.Pointer + offset, layer.Input(0, lanes), values);
                Copy(initial.Cell.Pointer + offset, layer.Cell(0, lanes), values);
            }
            else
            {
                new Span<T>(layer.Input(0, lanes), (int)values).Clear();
                new Span<T>(layer.Cell(0, lanes), (int)values).Clear();
            }
            offset += values;
        }
    }

    private nint StateSize(int lanes) => 2 * (nint)hiddenUnits * lanes;

    private void CarryState(int from, int to)
    {
        foreach (LayerWorkspace<T> layer in layers)
        {
            nint values = layer.Hidden * lanes;
            Copy(layer.Input(from, lanes), layer.Input(to, lanes), values);
            Copy(layer.Cell(from, lanes), layer.Cell(to, lanes), values);
        }
    }

    /// <summary>Stores the state before a slot, or brings it back.</summary>
    private void MoveState(T* memory, int slot, bool store)
    {
        foreach (LayerWorkspace<T> layer in layers)
        {
            nint values = layer.Hidden * lanes;
            T* hidden = layer.Input(slot, lanes);
            T* cell = layer.Cell(slot, lanes);
            Copy(store ? hidden : memory, store ? memory : hidden, values);
            Copy(store ? cell : memory + values, store ? memory + values : cell, values);
            memory += 2 * values;
        }
    }

    private static void Copy(T* source, T* target, nint values) => Buffer.MemoryCopy(source, target, values * sizeof(T), values * sizeof(T));

    private static void Add(T* source, T* target, int values)
    {
        for (int i = 0; i < values; i++)
        {
            target[i] += source[i];
        }
    }
}
