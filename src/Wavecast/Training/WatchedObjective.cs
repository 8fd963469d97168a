using System.Numerics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Training;

/// <summary>What the optimizer sees of the objective: every evaluation is recorded, and may be the last of the run.</summary>
/// <param name="inner">The objective.</param>
/// <param name="state">Where losses are recorded.</param>
/// <param name="judgesAll">Whether a bad loss ends the run at once; not where a line search takes bad steps back by itself.</param>
/// <param name="clock">What may end the run from outside.</param>
internal sealed class WatchedObjective<T>(IObjective<T> inner, TrainingState<T> state, bool judgesAll, RunClock clock) : IObjective<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// How many times the loss at the start of the run or of its stage a loss may be. PyTorch's fixed-step L-BFGS comes
    /// back from 992 times in its own example, so 1,000 would end runs that succeed; what truly diverges passes a
    /// million an evaluation or two later.
    /// </summary>
    public const double MostGrowth = 1e6;

    public int Length => inner.Length;

    /// <exception cref="RunEndedException">The run is cancelled, out of time or diverged.</exception>
    public double Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient)
    {
        if (clock.Check(state.RunningEpoch) is RunEnd end)
        {
            throw new RunEndedException(end);
        }
        double loss = inner.Evaluate(parameters, gradient);
        state.Losses.Add(loss);
        if (judgesAll)
        {
            Judge(loss);
        }
        return loss;
    }

    /// <summary>Ends the run where a loss is not finite or has exploded.</summary>
    public void Judge(double loss)
    {
        double start = state.Epochs[0].TrainLoss;
        if (state.StageStart < state.Losses.Count && double.IsFinite(state.Losses[state.StageStart]))
        {
            start = Math.Max(start, state.Losses[state.StageStart]);
        }
        if (!double.IsFinite(loss))
        {
            throw Diverged(state, "the training loss was not finite");
        }
        if (loss > MostGrowth * start)
        {
            throw Diverged(state, FormattableString.Invariant($"the training loss grew to {loss:g4}, more than {MostGrowth:g} times the {start:g4} at the start"));
        }
    }

    public static RunEndedException Diverged(TrainingState<T> state, string what) => new(new RunEnd(
        StopReason.Diverged,
        $"In epoch {state.RunningEpoch} {what}; the parameters of epoch {state.Best.Epoch} are kept. Take a lower learning rate, or a line search."));
}
