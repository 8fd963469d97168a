using System.Collections.Immutable;
using System.Numerics;
using Wavecast.Data;
using Wavecast.Dynamics;
using Wavecast.Forecasting;

namespace Wavecast;

/// <summary>A fitted network with what its data needs: scaler, names, and how it came about. Draws in the data's units. Immutable.</summary>
public sealed class ForecastModel
{
    private readonly IDrawingNetwork network;

    internal ForecastModel(IDrawingNetwork network, FeatureScaler scaler, IEnumerable<string> names) =>
        (this.network, Scaler, Names) = (network, scaler, [.. names]);

    /// <summary>The network's sizes.</summary>
    public NetworkShape Shape => network.Shape;

    /// <summary>The numbers that the network is made of.</summary>
    public Precision Precision => network.Precision;

    /// <summary>Between the data's units and the network's.</summary>
    public FeatureScaler Scaler { get; }

    /// <summary>Names of the sequences (of one feature) or the features (of several) that it was fitted on; empty where unknown.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>How it was trained, setting by setting; empty where unknown.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; internal init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How its training ended; null where unknown.</summary>
    public ModelFigures? Figures { get; internal init; }

    /// <summary>Lower-case hex of SHA-256 over the parameters' little-endian bytes, in the order of the vector.</summary>
    public string ParametersSha256 => network.ParametersSha256();

    /// <summary>What was held back of each sequence; null where unknown, or where no tail was.</summary>
    internal HeldTail? HeldTail { get; init; }

    internal IDrawingNetwork DrawingNetwork => network;

    /// <summary>The network itself, which sees scaled values.</summary>
    /// <typeparam name="T">The type of <see cref="Precision"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The network is of the other precision.</exception>
    public LstmNetwork<T> Network<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        network is DrawingNetwork<T> typed
            ? typed.Network
            : throw new InvalidOperationException($"The network is in {Precision}, not in {typeof(T).Name}.");

    /// <summary>Reads a model from a file: one of <see cref="Save"/>, or a PyTorch state dict of an LSTM and a linear layer.</summary>
    /// <exception cref="Storage.ModelFormatException">The file is damaged, or its tensors are not those of its network.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static ForecastModel Load(string path) => ModelFile.Read(path);

    /// <summary>Writes the model whole or not at all. The same model gives the same bytes.</summary>
    /// <exception cref="IOException">The folder does not exist, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void Save(string path) => ModelFile.Write(path, this);

    /// <summary>Reads the start of each sequence and draws it on.</summary>
    /// <param name="data">Sequences in the data's units, <c>[batch, steps, features]</c>.</param>
    /// <param name="steps">Steps to draw freely; at least 1.</param>
    /// <param name="warmUp">Steps of each sequence that are read before; null for all of each.</param>
    /// <param name="threads">At least 1; the result does not depend on them.</param>
    /// <exception cref="ArgumentException">The data has other features than the network, a sequence is shorter than the warm-up, or the drawing would not fit in memory.</exception>
    public Drawing Draw(SequenceBatch<double> data, int steps, int? warmUp = null, int threads = 1)
    {
        CheckFeatures(data);
        Require.InRange(steps, 1, int.MaxValue);
        if ((Int128)data.Count * steps * data.Features > Array.MaxLength / 2)
        {
            throw new ArgumentException($"Drawing {steps} steps of {data.Count} sequences does not fit in memory; draw fewer.", nameof(steps));
        }
        SequenceBatch<double> read = Scaler.Apply(warmUp is { } count ? WarmUpOf(data, count) : data);
        return new Drawing(
            read.Lengths.ToArray(),
            Scaler.Invert(network.Predict(read, threads)),
            Scaler.Invert(network.Draw(read, steps, threads)));
    }

    /// <summary>Measures next-step and free-run errors on data, beside those of baselines.</summary>
    /// <param name="data">Sequences in the data's units.</param>
    /// <param name="warmUp">Steps read before the free run; null for all but the tail that training held back, where the data is as long as what the model was trained on, and for half of the shortest sequence elsewhere.</param>
    /// <param name="steps">Steps drawn freely; null for the rest of the shortest sequence.</param>
    /// <param name="period">Steps after which the data repeats, for the baseline that repeats its last period; null for none.</param>
    /// <param name="threads">At least 1; the result does not depend on them.</param>
    /// <exception cref="ArgumentException">The data has other features than the network, or is too short.</exception>
    public EvaluationReport Evaluate(SequenceBatch<double> data, int? warmUp = null, int? steps = null, int? period = null, int threads = 1)
    {
        CheckFeatures(data);
        return Evaluation.Run(this, data, warmUp, steps, period, threads);
    }

    /// <summary>Draws long behind each sequence, and looks at the network that feeds itself as a dynamical system: what it comes to, and how it stays there.</summary>
    /// <param name="data">Sequences in the data's units, compared with as far as they go on behind the warm-up; null to start from the zero state with one step read, one scale above each feature's offset.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <param name="threads">At least 1; the result does not depend on them.</param>
    /// <param name="cancellation">Ends the study.</param>
    /// <returns>One for each sequence, or one without data.</returns>
    /// <exception cref="ArgumentException">The data has other features than the network, or a sequence is shorter than the warm-up.</exception>
    public ImmutableArray<SequenceDynamics> StudyDynamics(
        SequenceBatch<double>? data = null, DynamicsSettings? settings = null, int threads = 1, CancellationToken cancellation = default)
    {
        Require.InRange(threads, 1, 1024);
        DynamicsStudy study = new(network.CreateSystem, Scaler, settings ?? new DynamicsSettings(), cancellation);
        if (data is null)
        {
            return [study.OfItself()];
        }
        CheckFeatures(data);
        return study.OfSequences(data, threads);
    }

    private static SequenceBatch<double> WarmUpOf(SequenceBatch<double> data, int warmUp)
    {
        Require.InRange(warmUp, 1, int.MaxValue);
        for (int b = 0; b < data.Count; b++)
        {
            if (data.Lengths[b] < warmUp)
            {
                throw new ArgumentException($"Sequence {b} has {data.Lengths[b]} steps, fewer than the warm-up of {warmUp}; take a shorter warm-up.", nameof(warmUp));
            }
        }
        return data.Steps(0, warmUp);
    }

    private void CheckFeatures(SequenceBatch<double> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!Shape.CanFreeRun)
        {
            throw new ArgumentException($"This network has {Shape.Inputs} inputs and {Shape.Outputs} outputs; to draw, it needs as many outputs as inputs.", nameof(data));
        }
        if (data.Features != Shape.Inputs)
        {
            throw new ArgumentException(
                $"The data has {data.Features} features at each step and the network expects {Shape.Inputs}; choose the columns it was trained on.", nameof(data));
        }
    }
}
