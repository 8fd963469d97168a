using System.Collections.Concurrent;
using System.Numerics;
using Wavecast.Training;

namespace Wavecast.Forecasting;

/// <summary>Looks at many initial weights, each with its output solved for in closed form, and ranks them by how well they draw the validation part.</summary>
internal sealed class StartScreening<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Windows that the equations are made of: more cost in proportion, and these have more rows than any readout unknowns.</summary>
    private const int MostWindows = 16;

    /// <summary>Candidates whose long drawings are looked at.</summary>
    private const int MostEndurance = 12;

    private static readonly double[] Ridges = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2];
    private static readonly double[] LinearRidges = [RidgeBypass.DefaultRidge, 1e-6, 1e-4, 1e-2];

    private readonly ForecasterSettings settings;
    private readonly TrainingSettings training;
    private readonly SequenceBatch<T> windows;
    private readonly SequenceBatch<T> judged;
    private readonly SequenceBatch<T> all;
    private readonly CancellationToken cancellation;

    public StartScreening(ForecasterSettings settings, TrainingSettings training, SequenceBatch<T> windows, SequenceBatch<T>? validation, CancellationToken cancellation)
    {
        (this.settings, this.training, this.cancellation) = (settings, training with { Threads = 1 }, cancellation);
        int count = Math.Min(MostWindows, windows.Count);
        this.windows = SequenceBatch<T>.FromSequences(
            [.. Enumerable.Range(0, count).Select(i => windows[(int)((long)i * windows.Count / count)].ToArray())], windows.Features);
        judged = validation ?? this.windows;
        all = windows;
    }

    /// <summary>The seed of a start's weights: the training's own, then others far from those of neighbouring seeds.</summary>
    public static long SeedOf(long seed, int start) => unchecked(seed + start * (long)0x9E3779B97F4A7C15);

    /// <summary>A linear map of the last inputs alone, the best of a few ridges.</summary>
    /// <param name="shape">With a bypass.</param>
    public StartCandidate<T> Linear(NetworkShape shape)
    {
        LstmNetwork<T> network = new(shape, training.Seed, settings.InitialWeights);
        ReadoutRegression<T> regression = new(network, windows, training.Objective.WarmUp, withHidden: false);
        return Candidates(network, regression, LinearRidges, training.Seed, isLinear: true).Select(Endure).MinBy(Score)!;
    }

    /// <summary>The starts of a shape, best first; at least one.</summary>
    public List<StartCandidate<T>> Rank(NetworkShape shape)
    {
        ConcurrentDictionary<int, StartCandidate<T>[]> found = [];
        ParallelOptions threads = new() { MaxDegreeOfParallelism = settings.Training.Threads };
        Parallel.For(0, settings.Starts, threads, start =>
        {
            if (start == 0 || !cancellation.IsCancellationRequested)
            {
                found[start] = Solve(shape, SeedOf(training.Seed, start));
            }
        });
        StartCandidate<T>[] byError = [.. found.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value).OrderBy(candidate => candidate.Error)];
        StartCandidate<T>[] tested = new StartCandidate<T>[Math.Min(MostEndurance, byError.Length)];
        Parallel.For(0, tested.Length, threads, i => tested[i] = Endure(byError[i]));
        // Behind those tested: how long the others last is not known.
        return [.. tested.OrderBy(Score).Concat(byError[tested.Length..]).DistinctBy(candidate => candidate.Seed)];
    }

    /// <summary>What ranks a candidate, as <see cref="TrainingState{T}.Score(double, double?, EnduranceTest?)"/> has it.</summary>
    public double Score(StartCandidate<T> candidate) =>
        TrainingState<T>.Score(candidate.Error, candidate.Drift, training.Endurance);

    private StartCandidate<T>[] Solve(NetworkShape shape, long seed)
    {
        LstmNetwork<T> network = new(shape, seed, settings.InitialWeights);
        ReadoutRegression<T> regression = new(network, windows, training.Objective.WarmUp, withHidden: true);
        return [.. Candidates(network, regression, Ridges, seed, isLinear: false)];
    }

    private IEnumerable<StartCandidate<T>> Candidates(LstmNetwork<T> network, ReadoutRegression<T> regression, double[] ridges, long seed, bool isLinear)
    {
        FreeRunTest<T> test = new(network.Shape, training, judged);
        foreach (double ridge in ridges)
        {
            regression.Solve(ridge, network.Parameters);
            T[] parameters = network.Parameters.ToArray();
            yield return new StartCandidate<T>(seed, network.Shape, parameters, test.Rmse(parameters) ?? double.PositiveInfinity, isLinear);
        }
    }

    private StartCandidate<T> Endure(StartCandidate<T> candidate) =>
        training.Endurance is null || !double.IsFinite(candidate.Error)
            ? candidate
            : candidate with { Drift = new EnduranceRun<T>(candidate.Shape, training, judged, all).Drift(candidate.Parameters) };
}
