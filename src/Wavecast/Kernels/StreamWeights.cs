using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>A network's parameters column by column, as one stream reads them: a snapshot, shared by all states made from it.</summary>
internal sealed unsafe class StreamWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PinnedBuffer<T>[] columns;
    private readonly PinnedBuffer<T>[] biases;

    public StreamWeights(NetworkShape shape, ReadOnlySpan<T> parameters)
    {
        Shape = shape;
        int layers = shape.Hidden.Length;
        columns = new PinnedBuffer<T>[layers];
        biases = new PinnedBuffer<T>[layers];
        for (int layer = 0; layer < layers; layer++)
        {
            PackLayer(layer, parameters);
        }
        OutputRows = Cache.Pad<T>(shape.Outputs);
        OutputBias = new PinnedBuffer<T>(OutputRows);
        parameters.Slice(shape.Find("linear.bias").Offset, shape.Outputs).CopyTo(OutputBias.Span);
        Output = new PinnedBuffer<T>(checked(OutputRows * shape.Hidden[^1]));
        PackColumns(parameters[shape.Find("linear.weight").Offset..], shape.Outputs, shape.Hidden[^1], Output.Pointer, OutputRows, T.One);
        Bypass = new PinnedBuffer<T>(checked(OutputRows * shape.Bypass * shape.Inputs));
        for (int lag = 0; lag < shape.Bypass; lag++)
        {
            PackLag(lag, parameters[shape.Find("bypass.weight").Offset..]);
        }
    }

    public NetworkShape Shape { get; }

    public int OutputRows { get; }

    public PinnedBuffer<T> Output { get; }

    public PinnedBuffer<T> OutputBias { get; }

    /// <summary>Columns from the oldest input to the present one.</summary>
    public PinnedBuffer<T> Bypass { get; }

    /// <summary>A layer's gate sums from [h; x]: <c>[k][i f g o][unit, padded]</c>; the candidate's are doubled, as in a block.</summary>
    public T* Columns(int layer) => columns[layer].Pointer;

    /// <summary>Both biases together, <c>[i f g o][unit, padded]</c>.</summary>
    public T* Bias(int layer) => biases[layer].Pointer;

    private void PackLayer(int layer, ReadOnlySpan<T> parameters)
    {
        int hidden = Shape.Hidden[layer], inputs = Shape.LayerInputs(layer), padded = Cache.Pad<T>(hidden);
        ReadOnlySpan<T> weightInput = parameters[Shape.Find($"lstm.{layer}.weight_ih").Offset..];
        ReadOnlySpan<T> weightHidden = parameters[Shape.Find($"lstm.{layer}.weight_hh").Offset..];
        ReadOnlySpan<T> biasInput = parameters[Shape.Find($"lstm.{layer}.bias_ih").Offset..];
        ReadOnlySpan<T> biasHidden = parameters[Shape.Find($"lstm.{layer}.bias_hh").Offset..];
        columns[layer] = new PinnedBuffer<T>(checked((hidden + inputs) * 4 * padded));
        biases[layer] = new PinnedBuffer<T>(4 * padded);
        for (int gate = 0; gate < 4; gate++)
        {
            int source = gate * hidden, target = gate * padded;
            T factor = gate == (int)Gate.Candidate ? T.One + T.One : T.One;
            for (int unit = 0; unit < hidden; unit++)
            {
                Bias(layer)[target + unit] = factor * (biasInput[source + unit] + biasHidden[source + unit]);
            }
            PackColumns(weightHidden[(source * hidden)..], hidden, hidden, Columns(layer) + target, 4 * padded, factor);
            PackColumns(weightInput[(source * inputs)..], hidden, inputs, Columns(layer) + (nint)hidden * 4 * padded + target, 4 * padded, factor);
        }
    }

    private void PackLag(int lag, ReadOnlySpan<T> weights)
    {
        int inputs = Shape.Inputs;
        T* target = Bypass.Pointer + (nint)(Shape.Bypass - 1 - lag) * inputs * OutputRows;
        for (int o = 0; o < Shape.Outputs; o++)
        {
            PackColumns(weights[((o * Shape.Bypass + lag) * inputs)..], 1, inputs, target + o, OutputRows, T.One);
        }
    }

    private static void PackColumns(ReadOnlySpan<T> matrix, int rows, int depth, T* target, int stride, T factor)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int k = 0; k < depth; k++)
            {
                target[(nint)k * stride + row] = factor * matrix[row * depth + k];
            }
        }
    }
}
