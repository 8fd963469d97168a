using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>One LSTM layer's parameters as the products read them, and the way back of its gradient.</summary>
internal sealed unsafe class PackedLayer<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int weightInput;
    private readonly int weightHidden;
    private readonly int biasInput;
    private readonly int biasHidden;

    public PackedLayer(NetworkShape shape, int layer)
    {
        Hidden = shape.Hidden[layer];
        Inputs = shape.LayerInputs(layer);
        weightInput = shape.Find($"lstm.{layer}.weight_ih").Offset;
        weightHidden = shape.Find($"lstm.{layer}.weight_hh").Offset;
        biasInput = shape.Find($"lstm.{layer}.bias_ih").Offset;
        biasHidden = shape.Find($"lstm.{layer}.bias_hh").Offset;
        Forward = new PackedMatrix<T>(4 * Hidden, Depth);
        Transposed = new PackedMatrix<T>(Depth, 4 * Hidden);
        Bias = new AlignedBuffer<T>(Forward.PaddedRows);
    }

    public int Hidden { get; }

    public int Inputs { get; }

    /// <summary>Values of [h; x].</summary>
    public int Depth => Hidden + Inputs;

    /// <summary>Gate sums from [h; x]; the candidate's rows are doubled.</summary>
    public PackedMatrix<T> Forward { get; }

    /// <summary>Gradient of [h; x] from the gate sums' gradients.</summary>
    public PackedMatrix<T> Transposed { get; }

    /// <summary>Both biases together, a row each; the candidate's are doubled.</summary>
    public AlignedBuffer<T> Bias { get; }

    public void Pack(ReadOnlySpan<T> parameters)
    {
        for (int gate = 0; gate < 4; gate++)
        {
            for (int unit = 0; unit < Hidden; unit++)
            {
                int source = gate * Hidden + unit, row = unit * 4 + gate;
                // Exact, so that it changes no bit: the cell takes the candidate's sum doubled.
                T factor = gate == (int)Gate.Candidate ? T.One + T.One : T.One;
                Bias.Pointer[row] = factor * (parameters[biasInput + source] + parameters[biasHidden + source]);
                PackRow(parameters.Slice(weightHidden + source * Hidden, Hidden), row, 0, factor);
                PackRow(parameters.Slice(weightInput + source * Inputs, Inputs), row, Hidden, factor);
            }
        }
    }

    /// <summary>Puts the sums where PyTorch's order has them.</summary>
    /// <param name="sums">A row for each row of <see cref="Forward"/>.</param>
    /// <param name="gradient">The whole parameter vector's.</param>
    public void UnpackGradient(GradientSums<T> sums, Span<T> gradient)
    {
        for (int gate = 0; gate < 4; gate++)
        {
            for (int unit = 0; unit < Hidden; unit++)
            {
                int target = gate * Hidden + unit;
                int row = unit * 4 + gate;
                sums.CopyRow(row, 0, gradient.Slice(weightHidden + target * Hidden, Hidden));
                sums.CopyRow(row, Hidden, gradient.Slice(weightInput + target * Inputs, Inputs));
                gradient[biasInput + target] = gradient[biasHidden + target] = sums[row, Depth];
            }
        }
    }

    public void Dispose()
    {
        Forward.Dispose();
        Transposed.Dispose();
        Bias.Dispose();
    }

    private void PackRow(ReadOnlySpan<T> values, int row, int column, T factor)
    {
        Forward.PackRow(row, column, values, factor);
        Transposed.PackColumn(row, column, values);
    }
}
