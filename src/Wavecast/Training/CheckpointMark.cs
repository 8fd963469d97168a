using System.Collections.Immutable;
using System.Numerics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Training;

/// <summary>What a checkpoint holds that changes within an epoch: taken down when an epoch ends, so that it can be written later.</summary>
internal sealed record CheckpointMark<T>(OptimizerSnapshot<T>? Optimizer, long Calls, int Stage, StageLosses StageLosses, bool Converged, ReadOnlyMemory<double> Losses, int LossStride, ImmutableArray<TrainingRescue> Rescues)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static CheckpointMark<T> Of(TrainingState<T> state) =>
        new(state.Optimizer?.Save(), state.Calls, state.Stage, state.StageLosses, state.Converged, state.Losses.Kept, state.Losses.Stride, [.. state.Rescues]);
}
