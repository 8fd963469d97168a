using Wavecast.Training;

namespace Wavecast;

/// <summary>What a training run did. The network holds the parameters of <see cref="Best"/>.</summary>
public sealed record TrainingResult
{
    /// <summary>The training loss of every evaluation, in order, those before a resume included; not finite where a line search tried such a point or the run diverged.</summary>
    public required double[] Losses { get; init; }

    /// <summary>The figures of all epochs, epoch 0 (the initial parameters) first.</summary>
    public required TrainingEpoch[] Epochs { get; init; }

    /// <summary>The selected epoch.</summary>
    public required TrainingEpoch Best { get; init; }

    /// <summary>The explosions of the loss that the run was rescued from, in order; see <see cref="TrainingSettings.Rescue"/>.</summary>
    public TrainingRescue[] Rescues { get; init; } = [];

    /// <summary>Why the run ended.</summary>
    public required StopReason Stopped { get; init; }

    /// <summary>The same as a sentence for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Duration of the call in seconds.</summary>
    public required double Seconds { get; init; }
}
