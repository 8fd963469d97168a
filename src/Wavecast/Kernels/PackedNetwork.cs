using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>A network's parameters as the products read them, packed anew for each evaluation.</summary>
/// <remarks>
/// A layer's gate sums are one product over [h; x]: its own previous state first, then its input. Rows are interleaved by
/// unit (i f g o of unit 0, then of unit 1 …), so that a cell finds its four gates side by side.
/// </remarks>
internal sealed class PackedNetwork<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterSlice weight;
    private readonly ParameterSlice bias;
    private readonly ParameterSlice? bypass;

    public PackedNetwork(NetworkShape shape)
    {
        Shape = shape;
        (weight, bias) = (shape.Find("linear.weight"), shape.Find("linear.bias"));
        Layers = [.. Enumerable.Range(0, shape.Hidden.Length).Select(layer => new PackedLayer<T>(shape, layer))];
        Output = new PackedMatrix<T>(shape.Outputs, shape.Hidden[^1]);
        OutputTransposed = new PackedMatrix<T>(shape.Hidden[^1], shape.Outputs);
        OutputBias = new AlignedBuffer<T>(Output.PaddedRows);
        if (shape.Bypass > 0)
        {
            bypass = shape.Find("bypass.weight");
            Bypass = new PackedMatrix<T>(shape.Outputs, shape.Bypass * shape.Inputs);
            BypassTransposed = new PackedMatrix<T>(shape.Bypass * shape.Inputs, shape.Outputs);
        }
        int mostRows = Layers.Max(layer => layer.Transposed.PaddedRows);
        Zeros = new AlignedBuffer<T>(Math.Max(mostRows, OutputTransposed.PaddedRows));
    }

    public NetworkShape Shape { get; }

    public PackedLayer<T>[] Layers { get; }

    public PackedMatrix<T> Output { get; }

    public PackedMatrix<T> OutputTransposed { get; }

    public AlignedBuffer<T> OutputBias { get; }

    /// <summary>Columns from the oldest input to the present one, as the inputs lie in memory; null without a bypass.</summary>
    public PackedMatrix<T>? Bypass { get; }

    public PackedMatrix<T>? BypassTransposed { get; }

    /// <summary>The bias of a backward product.</summary>
    public AlignedBuffer<T> Zeros { get; }

    public unsafe void Pack(ReadOnlySpan<T> parameters)
    {
        foreach (PackedLayer<T> layer in Layers)
        {
            layer.Pack(parameters);
        }
        ReadOnlySpan<T> weights = parameters.Slice(weight.Offset, weight.Length);
        for (int o = 0; o < Shape.Outputs; o++)
        {
            OutputBias.Pointer[o] = parameters[bias.Offset + o];
            Fill(Output, OutputTransposed, o, 0, weights.Slice(o * Output.Depth, Output.Depth));
            for (int lag = 0; lag < Shape.Bypass; lag++)
            {
                int column = (Shape.Bypass - 1 - lag) * Shape.Inputs;
                Fill(Bypass!, BypassTransposed!, o, column, parameters.Slice(bypass!.Offset + (o * Shape.Bypass + lag) * Shape.Inputs, Shape.Inputs));
            }
        }
    }

    public void Dispose()
    {
        foreach (PackedLayer<T> layer in Layers)
        {
            layer.Dispose();
        }
        Output.Dispose();
        OutputTransposed.Dispose();
        OutputBias.Dispose();
        Bypass?.Dispose();
        BypassTransposed?.Dispose();
        Zeros.Dispose();
    }

    private static void Fill(PackedMatrix<T> matrix, PackedMatrix<T> transposed, int row, int column, ReadOnlySpan<T> values)
    {
        matrix.PackRow(row, column, values, T.One);
        transposed.PackColumn(row, column, values);
    }
}
