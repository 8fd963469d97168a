using System.Collections.Immutable;

namespace Wavecast;

/// <summary>The sizes of a network: stacked LSTM layers, a linear output, and what is added to it. Immutable.</summary>
/// <remarks>
/// The parameters of a shape lie in one vector, in PyTorch's order: for each layer <c>weight_ih [4H, inputs]</c>,
/// <c>weight_hh [4H, H]</c>, <c>bias_ih [4H]</c>, <c>bias_hh [4H]</c> with the gates stacked i, f, g, o; then
/// <c>linear.weight [outputs, H]</c>, <c>linear.bias [outputs]</c>; then, with a bypass,
/// <c>bypass.weight [outputs, lags, inputs]</c>, where lag 0 is the present input.
/// </remarks>
public sealed record NetworkShape
{
    /// <summary>The most parameters that a network may have (2³⁰): one vector of them, and of their gradient, must fit an array.</summary>
    public const int MostParameters = 1 << 30;

    /// <summary>Describes a network.</summary>
    /// <param name="inputs">Features of an input step; at least 1.</param>
    /// <param name="hidden">Hidden size of each layer, first layer first; at least one layer.</param>
    /// <param name="outputs">Features of a prediction; at least 1.</param>
    /// <param name="residual">Whether the prediction is the input plus the network's output; needs as many outputs as inputs.</param>
    /// <param name="bypass">Number of last inputs (the present one included) that a linear map adds to the prediction; 0 for none.</param>
    /// <exception cref="ArgumentException">A size is out of range, or the network would have more than <see cref="MostParameters"/> parameters.</exception>
    public NetworkShape(int inputs, IReadOnlyList<int> hidden, int outputs, bool residual = false, int bypass = 0)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        Inputs = Require.InRange(inputs, 1, 1 << 16, nameof(inputs));
        Outputs = Require.InRange(outputs, 1, 1 << 16, nameof(outputs));
        Bypass = Require.InRange(bypass, 0, 1 << 16, nameof(bypass));
        Require.InRange(hidden.Count, 1, 64, nameof(hidden));
        Hidden = [.. hidden.Select(size => Require.InRange(size, 1, 1 << 16, nameof(hidden)))];
        if (residual && inputs != outputs)
        {
            throw new ArgumentException($"A residual output needs as many outputs as inputs; it has {inputs} inputs and {outputs} outputs.", nameof(residual));
        }
        Residual = residual;
        Parameters = [.. Lay()];
        ParameterCount = Parameters[^1].End;
    }

    /// <summary>Features of an input step.</summary>
    public int Inputs { get; }

    /// <summary>Hidden size of each layer, first layer first.</summary>
    public ImmutableArray<int> Hidden { get; }

    /// <summary>Features of a prediction.</summary>
    public int Outputs { get; }

    /// <summary>Whether the prediction is the input plus the network's output.</summary>
    public bool Residual { get; }

    /// <summary>Number of last inputs, the present one included, that a linear map adds to the prediction; 0 for none.</summary>
    public int Bypass { get; }

    /// <summary>Length of the parameter vector.</summary>
    public int ParameterCount { get; }

    /// <summary>Where each named parameter lies in the vector, in order.</summary>
    public ImmutableArray<ParameterSlice> Parameters { get; }

    /// <summary>Whether predictions can be fed back as inputs: there are as many outputs as inputs.</summary>
    public bool CanFreeRun => Inputs == Outputs;

    /// <summary>The slice of a named parameter.</summary>
    /// <exception cref="ArgumentException">There is no parameter of that name.</exception>
    public ParameterSlice Find(string name) =>
        Parameters.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"There is no parameter '{name}'; this network has {string.Join(", ", Parameters.Select(p => p.Name))}.", nameof(name));

    /// <summary>Number of inputs of a layer: the network's, or the hidden size of the layer below.</summary>
    internal int LayerInputs(int layer) => layer == 0 ? Inputs : Hidden[layer - 1];

    /// <inheritdoc/>
    public bool Equals(NetworkShape? other) =>
        other is not null && Inputs == other.Inputs && Outputs == other.Outputs && Residual == other.Residual
        && Bypass == other.Bypass && Hidden.AsSpan().SequenceEqual(other.Hidden.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inputs, Outputs, Residual, Bypass, Hidden.Length, Hidden[0]);

    /// <summary>Such as <c>LSTM 1→51→51→1, residual, bypass 32</c>.</summary>
    public override string ToString() =>
        $"LSTM {string.Join('→', [Inputs, .. Hidden, Outputs])}{(Residual ? ", residual" : "")}{(Bypass > 0 ? $", bypass {Bypass}" : "")}";

    private IEnumerable<ParameterSlice> Lay()
    {
        long offset = 0;
        for (int layer = 0; layer < Hidden.Length; layer++)
        {
            int gates = 4 * Hidden[layer];
            yield return Next($"lstm.{layer}.weight_ih", gates, LayerInputs(layer));
            yield return Next($"lstm.{layer}.weight_hh", gates, Hidden[layer]);
            yield return Next($"lstm.{layer}.bias_ih", gates);
            yield return Next($"lstm.{layer}.bias_hh", gates);
        }
        yield return Next("linear.weight", Outputs, Hidden[^1]);
        yield return Next("linear.bias", Outputs);
        if (Bypass > 0)
        {
            yield return Next("bypass.weight", Outputs, Bypass, Inputs);
        }

        ParameterSlice Next(string name, params int[] sizes)
        {
            long length = sizes.Aggregate(1L, (product, size) => Math.Min(product * size, MostParameters + 1L));
            if (offset + length > MostParameters)
            {
                throw new ArgumentException($"The network would have more than {MostParameters} parameters; take smaller hidden sizes.", "hidden");
            }
            ParameterSlice slice = new(name, [.. sizes], (int)offset);
            offset += length;
            return slice;
        }
    }
}
