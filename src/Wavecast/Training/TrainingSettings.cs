using System.Collections.Immutable;
using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast;

/// <summary>How a network is trained: immutable data, checked when it is set.</summary>
public sealed record TrainingSettings
{
    /// <summary>The most epochs a run may have.</summary>
    public const int MostEpochs = 100_000_000;

    /// <summary>The most threads a run may use.</summary>
    public const int MostThreads = 1024;

    /// <summary>How the loss is minimised; default L-BFGS with a strong Wolfe line search and a relative curvature test.</summary>
    public IOptimizer Optimizer
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new Lbfgs();

    /// <summary>What the training loss counts; default the mean of squares over all steps.</summary>
    public ObjectiveSettings Objective
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();

    /// <summary>Stages with a drawn part of the loss that grows; without any (default), <see cref="ObjectiveSettings.FreeRun"/> holds throughout. Segments and weight are always those of <see cref="ObjectiveSettings.FreeRun"/>, or its defaults.</summary>
    public ImmutableArray<FreeRunStage> FreeRunStages { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Epochs in all, those before a resume included; 0 only evaluates. Default 100.</summary>
    /// <remarks>An epoch is a pass over the data, one update for each mini-batch, for first-order optimizers, and one call of the optimizer for L-BFGS.</remarks>
    public int Epochs { get; init => field = Require.InRange(value, 0, MostEpochs); } = 100;

    /// <summary>Evaluations after which the run ends, with the epoch that uses them up; null (default) for no limit.</summary>
    public int? Evaluations { get; init => field = value is null ? null : Require.InRange(value.Value, 0, int.MaxValue); }

    /// <summary>Sequences in a mini-batch, for first-order optimizers; 0 (default) for all at once.</summary>
    public int BatchSize { get; init => field = Require.InRange(value, 0, int.MaxValue); }

    /// <summary>Largest Euclidean norm of a gradient, for first-order optimizers: a longer one is scaled down to it (Pascanu, Mikolov and Bengio, ICML 2013). 0 (default) for no limit.</summary>
    public double ClipNorm { get; init => field = Require.NotNegative(value); }

    /// <summary>How the learning rate changes from epoch to epoch, by the validation loss, or the training loss where there is none; default constant.</summary>
    public LearningRateSchedule Schedule
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = LearningRateSchedule.Constant;

    /// <summary>Which epoch's parameters are returned; default those that draw best.</summary>
    public Selection Selection { get; init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Selection), value, $"Selection is {value}; expected one of {string.Join(", ", Enum.GetNames<Selection>())}."); } = Selection.FreeRun;

    /// <summary>
    /// Whether a run whose loss explodes goes back to its best parameters and on with a safer optimizer, L-BFGS of fixed step with a
    /// line search and a first-order method with half the learning rate; default true. Otherwise it ends there, as <see cref="StopReason.Diverged"/>.
    /// </summary>
    public bool Rescue { get; init; } = true;

    /// <summary>Epochs without a new best after which the run ends; 0 (default) for never.</summary>
    public int Patience { get; init => field = Require.InRange(value, 0, int.MaxValue); }

    /// <summary>Longest duration of one call; null (default) for no limit. The only setting through which time decides anything.</summary>
    public TimeSpan? TimeLimit { get; init => field = value is null || value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, $"TimeLimit is {value}; expected a duration above 0."); }

    /// <summary>A long drawing that parameters have to come through before they count as the best or reach the goal; null (default) for none.</summary>
    public EnduranceTest? Endurance { get; init; }

    /// <summary>The run ends once <see cref="TrainingEpoch.FreeRunRmse"/> is at or below this, and the endurance test is passed; null (default) for no goal.</summary>
    public double? Goal { get; init => field = value is null ? null : Require.NotNegative(value.Value); }

    /// <summary>Steps that are read before drawing freely for validation; null (default) for half of the shortest sequence.</summary>
    public int? ValidationWarmUp { get; init => field = value is null ? null : Require.InRange(value.Value, 1, int.MaxValue); }

    /// <summary>Most steps drawn freely for validation; null (default) for all that are left of each sequence.</summary>
    public int? ValidationSteps { get; init => field = value is null ? null : Require.InRange(value.Value, 1, int.MaxValue); }

    /// <summary>Finds the linear bypass, where the network has one, in closed form before the first epoch and sets <c>linear.weight</c> to 0; default true. Set it to false to train on from a network that has learnt already.</summary>
    public bool FitBypass { get; init; } = true;

    /// <summary>Seed of the order of mini-batches and of the input noise; default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Threads; default as many as the machine has. The result has the same bits with any number.</summary>
    public int Threads { get; init => field = Require.InRange(value, 1, MostThreads); } = Math.Min(Environment.ProcessorCount, MostThreads);

    /// <summary>The most losses, and epochs, that a run keeps; even. Tests of what follows once it is reached take less.</summary>
    internal int HistoryLimit { get; init; } = ThinnedList<double>.MostEntries;

    /// <summary>Evaluations at which a start is compared with others, see <see cref="EpochHistory.Compared"/>; 0 for never.</summary>
    internal int ComparedAt { get; init; }

    /// <summary>Where the state of the run is kept, so that it can be resumed; null (default) for nowhere. Written after an epoch, at most once a second and once at the end.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>A checkpoint to go on from, with the same data and settings; null (default) for a new run. Epochs, patience, goal, time limit, threads and paths may be others than before, epochs as far as the schedule would have been the same.</summary>
    public string? ResumePath { get; init; }
}
