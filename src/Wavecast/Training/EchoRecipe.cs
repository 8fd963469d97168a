using System.Numerics;
using Wavecast.Randomness;

namespace Wavecast.Training;

/// <summary>A network whose layer stays as it was drawn by chance, and whose readout is found in closed form. Immutable.</summary>
/// <remarks>
/// An echo-state network (Jaeger and Haas, Science 304, 2004) with LSTM cells for units; Evolino's division of labour (Schmidhuber, Wierstra,
/// Gagliolo and Gomez, Neural Computation 19, 2007) without the evolution. Smooth chaotic signals are drawn far longer
/// so than by gradient descent, in seconds: <c>docs/decisions/0009</c> has the figures. A readout with little or no
/// ridge is as good as its drawings: judge it by them, not by its residual.
/// </remarks>
internal sealed record EchoRecipe
{
    /// <summary>Units of the one layer; default 400.</summary>
    public int Units { get; init => field = Require.InRange(value, 1, RidgeBypass.MostCoefficients); } = 400;

    /// <summary>Last inputs that the readout sees beside the units; default 0.</summary>
    public int Bypass { get; init => field = Require.InRange(value, 0, RidgeBypass.MostCoefficients); }

    /// <summary>Whether the prediction is the input plus the readout; default true.</summary>
    public bool Residual { get; init; } = true;

    /// <summary>Multiplies <c>lstm.0.weight_ih</c>, which is uniform in ±1/√units; default 1. More makes the units less linear.</summary>
    public double InputGain { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Multiplies <c>lstm.0.weight_hh</c>, which is uniform in ±1/√units; default 1. More makes the echo longer, and too much makes it chaotic itself.</summary>
    public double RecurrentGain { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Added to the forget gate's bias; default 1. More makes a longer memory.</summary>
    public double ForgetBias { get; init => field = double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(ForgetBias), value, $"ForgetBias is {value}; expected a finite number."); } = 1;

    /// <summary>Penalty on a coefficient of the readout, see <see cref="ReadoutRegression{T}.Solve"/>; default 1e-11. Noisy data want more.</summary>
    public double Ridge { get; init => field = Require.Positive(value); } = 1e-11;

    /// <summary>Standard deviation of the noise added to what the layer reads, not to what it should predict, in the data's units; default 0. It steadies the drawing of data that are not exact.</summary>
    public double Noise { get; init => field = Require.NotNegative(value); }

    /// <summary>Passes over the data, each with noise of its own; one where there is none. Default 3.</summary>
    public int NoisyPasses { get; init => field = Require.InRange(value, 1, 1000); } = 3;

    /// <summary>Steps at the start of each sequence that are read but give no equation; default 100.</summary>
    public int WarmUp { get; init => field = Require.InRange(value, 0, int.MaxValue); } = 100;

    /// <summary>What the layer and the noise come from; default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Makes the network.</summary>
    /// <param name="training">Sequences to learn to draw, <c>[batch, steps, features]</c>, scaled to about 1.</param>
    /// <exception cref="ArgumentException">There are too many coefficients, or the values are too large to be squared.</exception>
    public LstmNetwork<T> Fit<T>(SequenceBatch<T> training)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (LstmNetwork<T> network, ReadoutRegression<T> readout) = Prepare(training);
        readout.Solve(Ridge, network.Parameters);
        return network;
    }

    /// <summary>Makes the layer and gathers the equations of its readout, to be solved for any ridge.</summary>
    /// <inheritdoc cref="Fit{T}"/>
    public (LstmNetwork<T> Network, ReadoutRegression<T> Readout) Prepare<T>(SequenceBatch<T> training)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LstmNetwork<T> network = CreateLayer<T>(training.Features);
        if (Noise == 0)
        {
            return (network, new ReadoutRegression<T>(network, training, WarmUp, withHidden: true));
        }
        T[][] exact = [.. Enumerable.Range(0, NoisyPasses * training.Count).Select(i => training[i % training.Count].ToArray())];
        T[][] noisy = [.. exact.Select(WithNoise)];
        SequenceBatch<T> targets = SequenceBatch<T>.FromSequences(exact, training.Features);
        return (network, new ReadoutRegression<T>(network, SequenceBatch<T>.FromSequences(noisy, training.Features), targets, WarmUp, withHidden: true));
    }

    private LstmNetwork<T> CreateLayer<T>(int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LstmNetwork<T> network = new(features, [Units], features, Residual, Bypass, Seed);
        Multiply(network["lstm.0.weight_ih"], InputGain);
        Multiply(network["lstm.0.weight_hh"], RecurrentGain);
        // A new network has 1 there already.
        foreach (ref T bias in network["lstm.0.bias_ih"].Slice((int)Gate.Forget * Units, Units))
        {
            bias += T.CreateTruncating(ForgetBias - 1);
        }
        return network;
    }

    private static void Multiply<T>(Span<T> values, double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values)
        {
            value *= T.CreateTruncating(factor);
        }
    }

    private T[] WithNoise<T>(T[] values, int sequence)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] noisy = new T[values.Length];
        new PhiloxStream(Seed, RandomPurpose.InputNoise).FillGaussian<T>(noisy, 0, sequence);
        for (int i = 0; i < noisy.Length; i++)
        {
            noisy[i] = values[i] + T.CreateTruncating(Noise) * noisy[i];
        }
        return noisy;
    }
}
