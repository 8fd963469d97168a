using System.Numerics;
using Wavecast.Training.Optimizers;
using static System.FormattableString;

namespace Wavecast.Training;

/// <summary>What follows an explosion of the loss: back to the best parameters and on with a safer optimizer, or the end.</summary>
internal static class Rescue
{
    /// <summary>Halved so often, a learning rate is nothing.</summary>
    private const int Most = 50;

    /// <summary>The optimizer of a run that was rescued so many times; null where no such run can be.</summary>
    public static IOptimizer? OptimizerAfter(TrainingSettings settings, int rescues)
    {
        IOptimizer? optimizer = rescues <= Most ? settings.Optimizer : null;
        for (int i = 0; i < rescues; i++)
        {
            optimizer = optimizer?.Safer()?.Optimizer;
        }
        return optimizer;
    }

    /// <summary>What a run whose loss has exploded goes on with; null where it ends.</summary>
    public static SaferOptimizer? Next<T>(TrainingState<T> state, TrainingSettings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        settings.Rescue && state.Rescues.Count < Most ? OptimizerAfter(settings, state.Rescues.Count)?.Safer() : null;

    /// <summary>Writes a rescue down.</summary>
    public static void Note<T>(TrainingState<T> state, ExplodedException explosion, SaferOptimizer safer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int epoch, int evaluation, int best) = (state.RunningEpoch, state.Losses.Count, state.Best.Epoch);
        string reason = Invariant($"In epoch {epoch}, at evaluation {evaluation}, {explosion.Message}; the run went back to the parameters of epoch {best} and on with {safer.Change}.");
        state.Rescues.Add(new TrainingRescue(epoch, evaluation, explosion.Loss, best, reason));
    }

    /// <summary>The end of a run whose loss has exploded.</summary>
    public static RunEnd End<T>(TrainingState<T> state, ExplodedException explosion)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            StopReason.Diverged,
            $"In epoch {state.RunningEpoch} {explosion.Message}; the parameters of epoch {state.Best.Epoch} are kept. Take a lower learning rate, or a line search.");
}
