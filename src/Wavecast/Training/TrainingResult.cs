using Wavecast.Training;

namespace Wavecast;

/// <summary>What a training run did. The network holds the parameters of <see cref="Best"/>.</summary>
public sealed record TrainingResult
{
    /// <summary>The training loss of every evaluation, in order, those before a resume included; of every <see cref="LossStride"/>-th in a long run. Not finite where a line search tried such a point or the run diverged.</summary>
    public required double[] Losses { get; init; }

    /// <summary>
    /// How many evaluations a loss of <see cref="Losses"/> is behind the one before it: 1, all of them, in a run of up to 65,536
    /// evaluations; a longer one keeps every 2nd, 4th, 8th …, so that its loss at i is that of evaluation 1 + i·<see cref="LossStride"/>.
    /// </summary>
    /// <remarks>
    /// Where a training has several starts, the losses of each follow those of the one before, every <see cref="LossStride"/>-th
    /// from its own first evaluation on; the <see cref="TrainingEpoch.Evaluations"/> of a start's epoch 0 are those made before it.
    /// </remarks>
    public int LossStride { get; init; } = 1;

    /// <summary>
    /// The figures of the epochs, in order, epoch 0 (the initial parameters) first: all of up to 65,536; of more, every 2nd, 4th,
    /// 8th …, and <see cref="Best"/> and the last one in any case. See <see cref="TrainingEpoch.Epoch"/> for which they are.
    /// </summary>
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
