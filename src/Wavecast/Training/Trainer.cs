using System.Numerics;
using Wavecast.Data;
using Wavecast.Training;

namespace Wavecast;

/// <summary>Trains a network to predict the next step of sequences, and keeps the parameters that were best.</summary>
/// <remarks>
/// The network is not touched while a run goes on, and holds the selected parameters once it has ended, by whatever
/// reason, an exception of <c>progress</c> or of writing a checkpoint included; never a number that is not finite.
/// The same data, settings and initial parameters give the same bits with any number of threads, unless
/// <see cref="TrainingSettings.TimeLimit"/> or a cancellation ends the run.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LstmNetwork<T> network;
    private readonly TrainingSettings settings;

    /// <summary>Prepares a trainer.</summary>
    /// <param name="network">The network to train; it has as many outputs as inputs.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">The network cannot predict its own inputs, or two settings contradict each other.</exception>
    public Trainer(LstmNetwork<T> network, TrainingSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        this.network = network;
        this.settings = settings ?? new TrainingSettings();
        if (!network.Shape.CanFreeRun)
        {
            throw new ArgumentException($"The network has {network.Shape.Inputs} inputs and {network.Shape.Outputs} outputs; to predict the next step it needs as many of each.", nameof(network));
        }
        if (this.settings is { Optimizer: { IsBatchMethod: true } optimizer } whole && (whole.BatchSize > 0 || whole.ClipNorm > 0))
        {
            throw new ArgumentException($"{optimizer.Name} takes whole batches and whole gradients; set {nameof(TrainingSettings.BatchSize)} and {nameof(TrainingSettings.ClipNorm)} to 0, or take a first-order optimizer.", nameof(settings));
        }
    }

    /// <summary>Trains on sequences: <c>x[0..n-1) → x[1..n)</c>.</summary>
    /// <param name="training">Sequences to learn, <c>[batch, steps, inputs]</c>; at least two steps each, all finite.</param>
    /// <param name="validation">Sequences to select by, of the same kind; null to select by the training sequences.</param>
    /// <param name="progress">Receives a report after every epoch.</param>
    /// <param name="cancellationToken">Ends the run at the next evaluation; the result is what was best so far, without an exception.</param>
    /// <returns>What the run did; training goes on in another thread.</returns>
    /// <exception cref="ArgumentException">Sequences do not fit the network or each other, are too short for a setting, or hold numbers that are not finite.</exception>
    /// <exception cref="InvalidOperationException">The network holds a number that is not finite.</exception>
    /// <exception cref="CheckpointMismatchException">The checkpoint to resume belongs to another run.</exception>
    /// <exception cref="Storage.ModelFormatException">The checkpoint to resume is damaged.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    public Task<TrainingResult> FitAsync(SequenceBatch<T> training, SequenceBatch<T>? validation = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        Check(training, nameof(training));
        if (validation is not null)
        {
            Check(validation, nameof(validation));
        }
        foreach (ParameterSlice slice in network.Shape.Parameters)
        {
            foreach (T value in network[slice.Name])
            {
                if (!T.IsFinite(value))
                {
                    throw new InvalidOperationException($"Parameter {slice.Name} of the network holds {value}; training starts from finite numbers only.");
                }
            }
        }
        // The token ends the run from inside, so that there is a result; it must not end the task.
        return Task.Run(() => Fit(training, validation, progress, cancellationToken), CancellationToken.None);
    }

    private TrainingResult Fit(SequenceBatch<T> training, SequenceBatch<T>? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        using TrainingRun<T> run = new(
            network, settings, training, validation, progress, new RunClock(settings.TimeLimit, cancellation), CheckpointStore.Of(settings));
        TrainingState<T> state = run.State;
        bool last = false;
        try
        {
            RunEnd end = run.Run();
            last = settings.Selection == Selection.Last && end.Stopped != StopReason.Diverged;
            return new TrainingResult
            {
                Losses = state.Losses.Kept.ToArray(),
                LossStride = state.Losses.Stride,
                Epochs = state.Epochs.ToArray(),
                Best = last ? state.Epochs.Last : state.Best,
                Rescues = [.. state.Rescues],
                Stopped = end.Stopped,
                Reason = end.Reason,
                Seconds = run.Elapsed.TotalSeconds,
            };
        }
        finally
        {
            (last ? state.LastParameters : state.BestParameters).CopyTo(network.Parameters);
        }
    }

    private void Check(SequenceBatch<T> sequences, string name)
    {
        if (sequences.Features != network.Shape.Inputs)
        {
            throw new ArgumentException($"The {name} sequences have {sequences.Features} features; the network has {network.Shape.Inputs} inputs.", name);
        }
        for (int b = 0; b < sequences.Count; b++)
        {
            if (sequences.Lengths[b] < 2)
            {
                throw new ArgumentException($"Sequence {b} of {name} has 1 step; predicting the next one needs at least 2.", name);
            }
        }
        Finite.Check(sequences, name);
    }
}
