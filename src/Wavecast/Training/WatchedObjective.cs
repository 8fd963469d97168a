using System.Numerics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Training;

/// <summary>What the optimizer sees of the objective: every evaluation is recorded, and may be the last of the run.</summary>
/// <param name="inner">The objective.</param>
/// <param name="state">Where losses are recorded.</param>
/// <param name="judgesAll">Whether every loss must be a sound one; not where a line search takes bad steps back by itself.</param>
/// <param name="isWhole">Whether an evaluation is of all sequences. Mini-batches differ too much for one to show what is learnt.</param>
/// <param name="clock">What may end the run from outside.</param>
internal sealed class WatchedObjective<T>(IObjective<T> inner, TrainingState<T> state, bool judgesAll, bool isWhole, RunClock clock) : IObjective<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Length => inner.Length;

    /// <exception cref="RunEndedException">The run is cancelled, out of time or out of numbers for its evaluations.</exception>
    /// <exception cref="ExplodedException">The loss has exploded.</exception>
    public double Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient)
    {
        if (clock.Check(state.RunningEpoch) is RunEnd end)
        {
            throw new RunEndedException(end);
        }
        if (state.Losses.Count == int.MaxValue)
        {
            throw new RunEndedException(new RunEnd(StopReason.Evaluations, $"All {int.MaxValue} evaluations that a run may have are used up."));
        }
        double loss = inner.Evaluate(parameters, gradient);
        state.Record(loss);
        if (judgesAll)
        {
            Judge(loss);
        }
        return loss;
    }

    /// <exception cref="ExplodedException">The loss has exploded.</exception>
    public void Judge(double loss)
    {
        double start = state.Epochs.First.TrainLoss;
        // Of the run's stage: another stage has another loss.
        StageLosses stage = state.StageLosses;
        if (double.IsFinite(stage.First))
        {
            start = Math.Max(start, stage.First);
        }
        Explosion.Judge("training loss", loss, start, isWhole ? stage.Lowest : start, isWhole ? state.MostGrowth : Explosion.MostGrowth);
    }
}
