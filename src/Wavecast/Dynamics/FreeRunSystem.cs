using System.Numerics;

namespace Wavecast.Dynamics;

/// <summary>A network that draws, as the dynamical system it is: its own last outputs are its next inputs, and nothing comes from outside.</summary>
/// <remarks>
/// A point is h and c of the first layer, of the second …, then the next input, which is the last output, and, with a bypass, the inputs
/// before it, latest first. All in scaled units, in double and in plain code that differs from the kernels by rounding. Keeps the parameters that
/// the network had. Not safe to use from several threads at once.
/// </remarks>
public sealed class FreeRunSystem : IDynamicalSystem
{
    private readonly NetworkShape shape;
    private readonly TangentLayer[] layers;
    private readonly double[] linear;
    private readonly double[] bias;
    private readonly double[] bypass;
    private double[] output = [];

    private FreeRunSystem(NetworkShape shape, Func<string, double[]> parameter)
    {
        this.shape = shape;
        layers = [.. shape.Hidden.Select((hidden, l) => new TangentLayer(
            shape.LayerInputs(l),
            hidden,
            parameter($"lstm.{l}.weight_ih"),
            parameter($"lstm.{l}.weight_hh"),
            [.. parameter($"lstm.{l}.bias_ih").Zip(parameter($"lstm.{l}.bias_hh"), (a, b) => a + b)]))];
        (linear, bias, bypass) = (parameter("linear.weight"), parameter("linear.bias"), shape.Bypass > 0 ? parameter("bypass.weight") : []);
        InputStart = 2 * shape.Hidden.Sum();
        Dimension = checked(InputStart + Math.Max(1, shape.Bypass) * shape.Inputs);
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <summary>Values of a step.</summary>
    public int Features => shape.Inputs;

    /// <summary>Index in a point of the next input.</summary>
    public int InputStart { get; }

    /// <summary>The system of a network.</summary>
    /// <exception cref="ArgumentException">The network has other outputs than inputs, so that it cannot draw.</exception>
    public static FreeRunSystem Of<T>(LstmNetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!network.Shape.CanFreeRun)
        {
            throw new ArgumentException($"A network that draws needs as many outputs as inputs, not {network.Shape.Outputs} and {network.Shape.Inputs}.", nameof(network));
        }
        return new FreeRunSystem(network.Shape, name => Array.ConvertAll(network[name].ToArray(), value => double.CreateTruncating(value)));
    }

    /// <summary>The point after reading a sequence with teacher forcing, from the state before the first step.</summary>
    /// <param name="warmUp">In scaled units, <c>[steps, features]</c>; at least one step.</param>
    /// <exception cref="ArgumentException">It is not whole steps, or none.</exception>
    public double[] Read(ReadOnlySpan<double> warmUp)
    {
        if (warmUp.Length == 0 || warmUp.Length % Features != 0)
        {
            throw new ArgumentException($"The warm-up has {warmUp.Length} values; expected whole steps of {Features}, at least one.", nameof(warmUp));
        }
        double[] point = new double[Dimension];
        for (int t = 0; t < warmUp.Length; t += Features)
        {
            warmUp.Slice(t, Features).CopyTo(point.AsSpan(InputStart));
            Advance(point, columns: 1);
        }
        return point;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The jet is not <c>[dimension, columns]</c>.</exception>
    public void Advance(Span<double> jet, int columns)
    {
        Require.InRange(columns, 1, Array.MaxLength / Dimension);
        Require.InRange(jet.Length, Dimension * columns, Dimension * columns, nameof(jet));
        Span<double> rest = jet, inputs = jet[(InputStart * columns)..];
        ReadOnlySpan<double> below = inputs[..(Features * columns)];
        foreach (TangentLayer layer in layers)
        {
            int size = layer.Hidden * columns;
            layer.Advance(below, rest[..size], rest.Slice(size, size), columns);
            below = rest[..size];
            rest = rest[(2 * size)..];
        }
        Span<double> y = Output(below, inputs, columns);
        inputs[..^y.Length].CopyTo(inputs[y.Length..]);
        y.CopyTo(inputs);
    }

    /// <summary>linear·h + bias, plus the bypass of the last inputs, plus the input where the network is residual; <c>[features, columns]</c>.</summary>
    private Span<double> Output(ReadOnlySpan<double> h, ReadOnlySpan<double> inputs, int columns)
    {
        if (output.Length < Features * columns)
        {
            output = new double[Features * columns];
        }
        Span<double> y = output.AsSpan(0, Features * columns);
        TangentColumns.SetBias(bias, y, columns);
        TangentColumns.AddProduct(linear, layers[^1].Hidden, h, y, columns);
        if (bypass.Length > 0)
        {
            TangentColumns.AddProduct(bypass, shape.Bypass * Features, inputs, y, columns);
        }
        for (int i = 0; i < y.Length && shape.Residual; i++)
        {
            y[i] += inputs[i];
        }
        return y;
    }
}
