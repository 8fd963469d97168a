using System.Collections.Immutable;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Chaos;

/// <summary>Known protocols for free-running predictors, measured again: sums of sines, Mackey-Glass, Lorenz, a laser.</summary>
public static class ChaosReproduction
{
    private const string Name = "chaos";

    /// <summary>Learns, draws and writes <c>chaos.html</c>, <c>chaos.md</c>, its pictures and <c>chaos.jsonl</c>, the results of every training.</summary>
    /// <param name="settings">Where to, and how much.</param>
    /// <param name="laser">The laser's data; null where the user has none, and the report says so.</param>
    /// <param name="progress">Told after every training.</param>
    /// <param name="cancellationToken">Ends the run; finished trainings are kept, and the next run into the same folder goes on from them.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static Task<ReproductionResult> RunAsync(
        ReproductionSettings settings, LaserSeries? laser = null, IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(settings, laser, [], progress, cancellationToken);

    /// <summary>The same with peers measured on the same data, in the same run.</summary>
    internal static Task<ReproductionResult> RunAsync(
        ReproductionSettings settings, LaserSeries? laser, IReadOnlyList<Func<Protocol, Method>> peers, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return RunAsync(settings, ChaosPlan.Of(settings.Quick, laser, peers), progress, cancellationToken);
    }

    /// <summary>Carries plans out.</summary>
    internal static async Task<ReproductionResult> RunAsync(
        ReproductionSettings settings, ImmutableArray<ChaosPlan> plans, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        using ResultsFile<ChaosFigures> results = new(Path.Combine(settings.Folder, $"{Name}.jsonl"), ChaosJson.Default.WorkRecordChaosFigures);
        WorkUnit<ChaosFigures>[] units = [.. plans.SelectMany(plan => plan.Units(settings.Seed))];
        IReadOnlyDictionary<string, ChaosFigures> done =
            await WorkRunner<ChaosFigures>.RunAsync("learning and drawing", units, results, settings.Threads, progress, cancellationToken).ConfigureAwait(false);
        return ReproductionResult.Write(ChaosReport.Of(settings, [.. plans.Select(plan => new Measured(plan, settings.Seed, done))]), settings.Folder, Name);
    }
}
