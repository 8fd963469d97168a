using System.Numerics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Training;

/// <summary>All that a run is at a moment. What is said of the last epoch changes at the end of an epoch only.</summary>
internal sealed class TrainingState<T>(T[] parameters, TrainingSettings settings)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double MostDrift = 1000;

    /// <summary>The parameters that the optimizer moves.</summary>
    public T[] Parameters { get; } = parameters;

    /// <summary>The parameters after the last finished epoch.</summary>
    public T[] LastParameters { get; } = [.. parameters];

    /// <summary>The parameters of <see cref="Best"/>.</summary>
    public T[] BestParameters { get; } = [.. parameters];

    /// <summary>The optimizer's own state; null until its first epoch, and at the start of a stage.</summary>
    public IOptimizerState<T>? Optimizer { get; set; }

    /// <summary>The loss of every evaluation, or of as many as there is room for.</summary>
    public ThinnedList<double> Losses { get; } = new(settings.HistoryLimit);

    /// <summary>The finished epochs, epoch 0 first, or as many as there is room for.</summary>
    public EpochHistory Epochs { get; } = new(settings.HistoryLimit, settings.ComparedAt);

    /// <summary>The best of the finished epochs.</summary>
    public TrainingEpoch Best => Epochs.Best;

    /// <summary>The learning rate of the epoch being trained.</summary>
    public LearningRateState Schedule { get; } = settings.Schedule.CreateState(Math.Max(1, settings.Epochs));

    /// <summary>The explosions that the run was rescued from.</summary>
    public List<TrainingRescue> Rescues { get; } = [];

    /// <summary>How many times its start a loss may be before anything is learnt.</summary>
    public double MostGrowth => Rescues.Count == 0 ? Explosion.MostGrowth : Explosion.MostGrowthOnceRescued;

    /// <summary>Calls of the optimizer so far: the iteration in the address of the input noise.</summary>
    public long Calls { get; set; }

    /// <summary>Index of the stage.</summary>
    public int Stage { get; set; }

    /// <summary>The losses of the stage.</summary>
    public StageLosses StageLosses { get; set; }

    /// <summary>Whether the optimizer can improve no further.</summary>
    public bool Converged { get; set; }

    /// <summary>The epoch being trained, from 1.</summary>
    public int RunningEpoch => Epochs.Count;

    /// <summary>Goes back to the best parameters; the optimizer starts afresh there.</summary>
    public void RollBack()
    {
        BestParameters.CopyTo(Parameters, 0);
        (Optimizer, Converged) = (null, false);
    }

    /// <summary>Adds the loss of an evaluation.</summary>
    public void Record(double loss)
    {
        StageLosses = StageLosses.With(Losses.Count, loss);
        Losses.Add(loss);
    }

    /// <summary>Adds a finished epoch, and keeps its parameters if it is the best.</summary>
    public void Finish(TrainingEpoch epoch)
    {
        Parameters.CopyTo(LastParameters, 0);
        if (Add(epoch))
        {
            Parameters.CopyTo(BestParameters, 0);
        }
    }

    /// <summary>Adds the figures of a finished epoch; returns whether it is the best so far.</summary>
    public bool Add(TrainingEpoch epoch)
    {
        bool best = Epochs.Count == 0 || IsBetter(epoch, Best);
        Epochs.Add(epoch, best);
        if (epoch.Epoch > 0)
        {
            Schedule.Advance(epoch.ScheduleLoss);
        }
        return best;
    }

    /// <summary>Whether selection prefers an epoch to an earlier one.</summary>
    public bool IsBetter(TrainingEpoch epoch, TrainingEpoch earlier) => Score(epoch) < Score(earlier);

    /// <summary>What selection makes small; a drawing that overflowed loses against any that did not, and one that does not last counts for much worse than it is.</summary>
    public double Score(TrainingEpoch epoch)
    {
        double score = (settings.Selection == Selection.FreeRun ? epoch.FreeRunRmse : epoch.ValidationLoss) ?? double.PositiveInfinity;
        return Score(score, epoch.Drift, settings.Endurance);
    }

    /// <summary>What ranks an error whose long drawing may drift: what the drift makes of the signal in the end is an error too, up to a limit that keeps the order of those that overflow.</summary>
    public static double Score(double error, double? drift, EnduranceTest? test) =>
        drift > test?.Tolerance ? error + test.Deviation * Math.Min(Math.Exp(drift.Value) - 1, MostDrift) : error;

    /// <summary>Whether the epoch passed the endurance test, or none was taken.</summary>
    public bool Lasts(TrainingEpoch epoch) => !(epoch.Drift > settings.Endurance?.Tolerance);
}
