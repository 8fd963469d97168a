using System.Numerics;
using Wavecast.Data;
using Wavecast.Training;

namespace Wavecast.Forecasting;

/// <summary>Trains the best of several starts: a few rounds of a share of the evaluations each, until one comes near its goal, which then gets the rest.</summary>
/// <remarks>
/// The rounds, and all that is decided between them, depend on the evaluations only, so the bits do not depend on the
/// machine's speed. The starts of a round train side by side.
/// </remarks>
internal sealed class StartTournament<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostRounds = 3;
    private const int StartsOfLaterRounds = 2;
    private const int ShareOfBudget = 10;
    private const int LeastShare = 50;
    private const int EndlessShare = 150;
    private const int MostCoefficients = 1024;
    private const double Near = 0.05;
    private const double HorizonLimit = 0.3;

    /// <summary>A drawing has to be clearly better than a baseline before it is worth more evaluations.</summary>
    private const double BaselineShare = 0.9;

    private readonly FitPlan plan;
    private readonly ForecasterSettings settings;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly RunClock clock;
    private readonly EntrantCheckpoints checkpoints;
    private readonly SequenceBatch<T> training;
    private readonly SequenceBatch<T>? validation;
    private readonly StartScreening<T> screening;
    private readonly List<Entrant<T>> entrants = [];
    private readonly double deviation;
    private readonly int budget;
    private readonly int share;
    private int[] kinds = [];

    public StartTournament(FitPlan plan, ForecasterSettings settings, ValidationBaseline baseline, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        (this.plan, this.settings, this.progress, Baseline) = (plan, settings, progress, baseline);
        clock = new RunClock(plan.Training.TimeLimit, cancellation);
        checkpoints = new EntrantCheckpoints(plan.Training);
        (training, validation) = (plan.TrainingData.ConvertTo<T>(), plan.Validation?.ConvertTo<T>());
        screening = new StartScreening<T>(settings, plan.Training, training, validation, cancellation);
        deviation = FeatureRange.Deviations(plan.TrainingData);
        budget = plan.Training.Evaluations ?? int.MaxValue;
        share = budget == int.MaxValue ? EndlessShare : Math.Min(budget, Math.Max(LeastShare, budget / ShareOfBudget));
    }

    public ValidationBaseline Baseline { get; }

    /// <summary>The free-run error at which training ends, in scaled units; null for none.</summary>
    public double? Goal => plan.Training.Goal;

    /// <summary>All starts that were trained, in order.</summary>
    public IReadOnlyList<Entrant<T>> Entrants => entrants;

    /// <summary>The start that the model comes from; set once <see cref="Run"/> has ended.</summary>
    public Entrant<T> Winner { get; private set; } = null!;

    /// <summary>Why the training ended.</summary>
    public RunEnd End { get; private set; } = null!;

    public void Run()
    {
        NetworkShape[] shapes = [.. Shapes()];
        kinds = [.. shapes.Select(shape => shape.Bypass)];
        Queue<StartCandidate<T>>[] queues = [.. shapes.Select(shape => new Queue<StartCandidate<T>>(Ranked(shape)))];
        if (settings.CountsEpochs)
        {
            Winner = Enter(queues.Select(queue => queue.Peek()).MinBy(screening.Score)!, plan.Training.Threads);
            Winner.Train(budget);
            End = Winner.End!;
            return;
        }
        if (TryLinear(queues))
        {
            return;
        }
        for (int round = 0; round < MostRounds; round++)
        {
            List<StartCandidate<T>> candidates = round == 0 ? [.. queues.Select(queue => queue.Dequeue())] : Next(queues);
            if (candidates.Count == 0 || entrants.Sum(entrant => entrant.State.Losses.Count) + candidates.Count * share > budget && round > 0)
            {
                break;
            }
            if (Compete(candidates) is { } end)
            {
                End = end;
                return;
            }
            double best = Winner.Score;
            if (best <= Near * deviation)
            {
                break;
            }
            if (round > 0 && !plan.Profile.Repeats && best >= BaselineShare * Baseline.Rmse)
            {
                End = new RunEnd(StopReason.Hopeless, FormattableString.Invariant(
                    $"After {entrants.Count} starts of {share} evaluations no drawing of the validation part was better than its {Baseline.Name}."));
                return;
            }
        }
        GoOn();
    }

    public void Dispose() => entrants.ForEach(entrant => entrant.Dispose());

    /// <summary>The network alone, with a bypass, or both where that is left to validation.</summary>
    private IEnumerable<NetworkShape> Shapes()
    {
        NetworkShape shape = plan.Shape;
        int[] tried = settings.Bypass is null ? TimeScales.LagsToTry(plan.Profile, training.Steps) : [];
        return [shape, .. tried.Where(lags => (long)lags * shape.Inputs <= MostCoefficients).Select(lags => new NetworkShape(shape.Inputs, shape.Hidden, shape.Outputs, shape.Residual, lags))];
    }

    /// <summary>Best first; before all, for a shape with a bypass, its linear map alone where that draws better.</summary>
    private List<StartCandidate<T>> Ranked(NetworkShape shape)
    {
        List<StartCandidate<T>> ranked = screening.Rank(shape);
        if (shape.Bypass > 0)
        {
            StartCandidate<T> linear = screening.Linear(shape);
            ranked.Insert(IsGood(linear) || screening.Score(linear) <= screening.Score(ranked[0]) ? 0 : ranked.Count, linear);
        }
        return ranked;
    }

    private bool IsGood(StartCandidate<T> candidate) => screening.Score(candidate) <= plan.Training.Goal;

    /// <summary>What a linear map draws well enough needs no training.</summary>
    private bool TryLinear(Queue<StartCandidate<T>>[] queues)
    {
        if (queues.Select(queue => queue.Peek()).FirstOrDefault(candidate => candidate.IsLinear && IsGood(candidate)) is not { } linear)
        {
            return false;
        }
        Winner = Enter(linear, plan.Training.Threads);
        Winner.Train(0);
        End = Winner.End!;
        return true;
    }

    /// <summary>The next starts of the kind that has done better so far.</summary>
    private List<StartCandidate<T>> Next(Queue<StartCandidate<T>>[] queues)
    {
        Queue<StartCandidate<T>> better = queues[kinds.IndexOf(Winner.Candidate.Shape.Bypass)];
        List<StartCandidate<T>> next = [];
        while (next.Count < StartsOfLaterRounds && better.TryDequeue(out StartCandidate<T>? candidate))
        {
            next.Add(candidate);
        }
        return next;
    }

    /// <summary>Trains the starts of a round for their share and finds the best of all so far.</summary>
    /// <returns>Why no further round may follow: a goal reached, or an end from outside, whichever start saw it; null elsewhere.</returns>
    private RunEnd? Compete(List<StartCandidate<T>> candidates)
    {
        int threads = Math.Max(1, plan.Training.Threads / candidates.Count);
        Entrant<T>[] round = [.. candidates.Select(candidate => Enter(candidate, threads))];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Math.Min(plan.Training.Threads, round.Length) };
        Parallel.ForEach(round, options, entrant => entrant.Train(share));
        if (round.FirstOrDefault(entrant => entrant.ReachedGoal) is { } reached)
        {
            Winner = reached;
            return reached.End;
        }
        Winner = entrants.MinBy(entrant => entrant.Score)!;
        return round.Select(entrant => entrant.End!).FirstOrDefault(end => end.Stopped is StopReason.Cancelled or StopReason.TimeLimit);
    }

    /// <summary>The best start gets what is left.</summary>
    private void GoOn()
    {
        int others = entrants.Where(entrant => entrant != Winner).Sum(entrant => entrant.State.Losses.Count);
        if (Winner.CanGoOn)
        {
            Winner.Train(budget - others);
        }
        End = Winner.End!;
    }

    private Entrant<T> Enter(StartCandidate<T> candidate, int threads)
    {
        FreeRunTest<T> test = new(candidate.Shape, plan.Training with { Threads = threads }, validation ?? training);
        int horizon = test.Horizon(candidate.Parameters, HorizonLimit * deviation);
        TrainingSettings own = TimeScales.StagesFrom(plan.Training, plan.Profile, training.Steps, horizon) with
        {
            FitBypass = false,
            Threads = threads,
            Evaluations = plan.Training.Evaluations,
            ComparedAt = share,
        };
        LstmNetwork<T> network = new(candidate.Shape);
        candidate.Parameters.CopyTo(network.Parameters);
        int number = entrants.Count;
        TrainingRun<T> run = new(network, own, training, validation, progress is null ? null : new NumberedProgress(progress, number), clock, checkpoints.Of(number));
        Entrant<T> entrant = new(candidate, own, run);
        entrants.Add(entrant);
        return entrant;
    }

    private sealed class NumberedProgress(IProgress<TrainingProgress> inner, int start) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            // Starts of a round report from threads of their own.
            lock (inner)
            {
                inner.Report(value with { Epoch = value.Epoch with { Start = start } });
            }
        }
    }
}
