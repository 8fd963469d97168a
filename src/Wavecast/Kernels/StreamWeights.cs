using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>A network's parameters as one stream reads them: a snapshot, shared by all states made from it.</summary>
internal sealed unsafe class StreamWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<PinnedBuffer<T>> buffers = [];
    private readonly ColumnPanels<T>[] layers;
    private readonly PinnedBuffer<T>[] biases;
    private readonly ColumnPanels<T> output;
    private readonly ColumnPanels<T> bypass;

    public StreamWeights(NetworkShape shape, ReadOnlySpan<T> parameters)
    {
        Shape = shape;
        layers = new ColumnPanels<T>[shape.Hidden.Length];
        biases = new PinnedBuffer<T>[layers.Length];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            PackLayer(layer, parameters);
        }
        OutputRows = Cache.Pad<T>(shape.Outputs);
        OutputBias = new PinnedBuffer<T>(OutputRows);
        parameters.Slice(shape.Find("linear.bias").Offset, shape.Outputs).CopyTo(OutputBias.Span);
        output = NewPanels(OutputRows, shape.Hidden[^1]);
        Pack(parameters[shape.Find("linear.weight").Offset..], shape.Outputs, shape.Hidden[^1], output, 0, 0, T.One);
        bypass = NewPanels(OutputRows, shape.Bypass * shape.Inputs);
        for (int lag = 0; lag < shape.Bypass; lag++)
        {
            PackLag(lag, parameters[shape.Find("bypass.weight").Offset..]);
        }
    }

    public NetworkShape Shape { get; }

    public int OutputRows { get; }

    public ref readonly ColumnPanels<T> Output => ref output;

    public PinnedBuffer<T> OutputBias { get; }

    /// <summary>Columns from the oldest input to the present one.</summary>
    public ref readonly ColumnPanels<T> Bypass => ref bypass;

    /// <summary>A layer's gate sums, <c>[i f g o][unit]</c>, from [h; x]; the candidate's are doubled, as in a block.</summary>
    public ref readonly ColumnPanels<T> Layer(int layer) => ref layers[layer];

    /// <summary>Both biases together, <c>[i f g o][unit]</c>.</summary>
    public T* Bias(int layer) => biases[layer].Pointer;

    /// <summary>Units of a gate as they lie in memory: a vector at least.</summary>
    public static int UnitsOf(int hidden) => Math.Max(hidden, Cache.Line<T>());

    private void PackLayer(int layer, ReadOnlySpan<T> parameters)
    {
        int hidden = Shape.Hidden[layer], inputs = Shape.LayerInputs(layer), units = UnitsOf(hidden);
        ReadOnlySpan<T> weightInput = parameters[Shape.Find($"lstm.{layer}.weight_ih").Offset..];
        ReadOnlySpan<T> weightHidden = parameters[Shape.Find($"lstm.{layer}.weight_hh").Offset..];
        ReadOnlySpan<T> biasInput = parameters[Shape.Find($"lstm.{layer}.bias_ih").Offset..];
        ReadOnlySpan<T> biasHidden = parameters[Shape.Find($"lstm.{layer}.bias_hh").Offset..];
        layers[layer] = NewPanels(Cache.Pad<T>(4 * units), hidden + inputs);
        biases[layer] = new PinnedBuffer<T>(Cache.Pad<T>(4 * units));
        for (int gate = 0; gate < 4; gate++)
        {
            int source = gate * hidden, target = gate * units;
            T factor = gate == (int)Gate.Candidate ? T.One + T.One : T.One;
            for (int unit = 0; unit < hidden; unit++)
            {
                Bias(layer)[target + unit] = factor * (biasInput[source + unit] + biasHidden[source + unit]);
            }
            Pack(weightHidden[(source * hidden)..], hidden, hidden, layers[layer], target, 0, factor);
            Pack(weightInput[(source * inputs)..], hidden, inputs, layers[layer], target, hidden, factor);
        }
    }

    private void PackLag(int lag, ReadOnlySpan<T> weights)
    {
        int inputs = Shape.Inputs;
        for (int o = 0; o < Shape.Outputs; o++)
        {
            Pack(weights[((o * Shape.Bypass + lag) * inputs)..], 1, inputs, bypass, o, (Shape.Bypass - 1 - lag) * inputs, T.One);
        }
    }

    private ColumnPanels<T> NewPanels(int rows, int depth)
    {
        PinnedBuffer<T> buffer = new(checked(rows * depth));
        buffers.Add(buffer);
        return new ColumnPanels<T>(buffer.Pointer, rows, depth);
    }

    private static void Pack(ReadOnlySpan<T> matrix, int rows, int depth, ColumnPanels<T> target, int firstRow, int firstK, T factor)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int k = 0; k < depth; k++)
            {
                *target.At(firstRow + row, firstK + k) = factor * matrix[row * depth + k];
            }
        }
    }
}
