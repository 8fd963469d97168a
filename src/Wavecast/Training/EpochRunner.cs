using System.Collections.Immutable;
using System.Numerics;
using Wavecast.Randomness;
using Wavecast.Training.Optimizers;

namespace Wavecast.Training;

/// <summary>Trains one epoch at a time: its mini-batches, their noise, and the stages of the free-run loss.</summary>
internal sealed class EpochRunner<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkShape shape;
    private readonly TrainingSettings settings;
    private readonly SequenceBatch<T> training;
    private readonly TrainingState<T> state;
    private readonly RunClock clock;
    private readonly ImmutableArray<ObjectiveSettings> stages;
    private IOptimizer optimizer;
    private SequenceObjective<T> objective;
    private WatchedObjective<T> watched;

    public EpochRunner(NetworkShape shape, TrainingSettings settings, SequenceBatch<T> training, TrainingState<T> state, RunClock clock)
    {
        (this.shape, this.settings, this.training, this.state, this.clock) = (shape, settings, training, state, clock);
        FreeRunLoss freeRun = settings.Objective.FreeRun ?? new FreeRunLoss { Steps = 1 };
        stages = settings.FreeRunStages.IsEmpty
            ? [settings.Objective]
            : [.. settings.FreeRunStages.Select(stage => settings.Objective with { FreeRun = freeRun with { Steps = stage.Steps, Segments = stage.Segments ?? freeRun.Segments } })];
        optimizer = Rescue.OptimizerAfter(settings, state.Rescues.Count)!;
        objective = Open();
        watched = Watch();
    }

    /// <summary>Whether the optimizer takes bad steps back by itself.</summary>
    public bool SearchesLine => optimizer.SearchesLine;

    /// <summary>The training loss of all sequences at the initial parameters, with the noise that the first evaluation will have.</summary>
    public double InitialLoss()
    {
        objective.SetNoise(settings.Seed, state.Calls);
        return objective.Loss(state.Parameters);
    }

    /// <summary>Trains an epoch.</summary>
    /// <returns>Its training loss, see <see cref="TrainingEpoch.TrainLoss"/>.</returns>
    /// <exception cref="RunEndedException">The run ends within the epoch.</exception>
    /// <exception cref="ExplodedException">The loss exploded within the epoch.</exception>
    public double Run()
    {
        state.Optimizer ??= optimizer.CreateState<T>(shape.ParameterCount);
        double factor = state.Schedule.Factor;
        IObjective<T> seen = settings.ClipNorm > 0 ? new ClippedObjective<T>(watched, settings.ClipNorm) : watched;
        OptimizerStep step = default;
        double loss = 0;
        foreach (ReadOnlyMemory<int> sequences in MiniBatches())
        {
            if (sequences.Length < training.Count)
            {
                objective.Select(sequences.Span);
            }
            // First-order methods evaluate once in a call and L-BFGS holds the noise in a call, so calls count for both.
            objective.SetNoise(settings.Seed, state.Calls);
            step = state.Optimizer.Step(seen, state.Parameters, factor);
            state.Calls++;
            Judge(step);
            loss += settings.Objective.Loss == LossKind.SumOfSquares || sequences.Length == training.Count
                ? step.Loss
                : step.Loss * sequences.Length / training.Count;
        }
        EndStage(step);
        return loss;
    }

    /// <summary>Goes on from the best parameters with a safer optimizer.</summary>
    public void Restart(IOptimizer safer)
    {
        state.RollBack();
        optimizer = safer;
        watched = Watch();
    }

    public void Dispose() => objective.Dispose();

    /// <summary>The epoch's sequences in the order of its own permutation, a mini-batch at a time; the last may be smaller.</summary>
    private IEnumerable<ReadOnlyMemory<int>> MiniBatches()
    {
        int[] order = new int[training.Count];
        int size = settings.BatchSize == 0 ? order.Length : Math.Min(settings.BatchSize, order.Length);
        if (size < order.Length)
        {
            new PhiloxStream(settings.Seed, RandomPurpose.Shuffle).Permute(order, state.RunningEpoch);
        }
        for (int first = 0; first < order.Length; first += size)
        {
            yield return order.AsMemory(first, Math.Min(size, order.Length - first));
        }
    }

    private void Judge(OptimizerStep step)
    {
        watched.Judge(step.Outcome == OptimizerOutcome.NotFinite ? double.NaN : step.Loss);
        foreach (T value in state.Parameters)
        {
            if (!T.IsFinite(value))
            {
                throw new ExplodedException(double.NaN, "a parameter was not finite");
            }
        }
    }

    /// <summary>Goes on to the next stage once this one's evaluations are used up or it has converged; in the last, convergence ends the run.</summary>
    private void EndStage(OptimizerStep step)
    {
        // New noise makes a new objective of the next call, so that with noise no call is final. Nor is one of a fixed
        // step that still moved: PyTorch's training goes on from there, and so must the run that reproduces it.
        bool converged = optimizer.IsBatchMethod && settings.Objective.InputNoise.Level == 0
            && step.Outcome != OptimizerOutcome.Advanced && (optimizer.SearchesLine || step.Iterations == 0);
        if (state.Stage == stages.Length - 1)
        {
            state.Converged = converged;
        }
        else if (converged || state.Losses.Count - state.StageLosses.Start >= settings.FreeRunStages[state.Stage].Evaluations)
        {
            state.Stage++;
            state.StageLosses = new StageLosses(state.Losses.Count);
            state.Optimizer = null;
            objective.Dispose();
            objective = Open();
            watched = Watch();
        }
    }

    private SequenceObjective<T> Open() => SequenceObjective<T>.NextStep(shape, training, stages[state.Stage], settings.Threads);

    private WatchedObjective<T> Watch() =>
        new(objective, state, !optimizer.SearchesLine, settings.BatchSize == 0 || settings.BatchSize >= training.Count, clock);
}
