using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Wavecast.Reproduction.Work;

/// <summary>Does units side by side, each on one thread, and passes over those whose results are kept.</summary>
/// <remarks>Which thread does a unit changes no result. Units start in the order given: put the longest first.</remarks>
internal sealed class WorkRunner<T>
{
    private readonly string stage;
    private readonly IReadOnlyList<WorkUnit<T>> units;
    private readonly ResultsFile<T> results;
    private readonly IProgress<WorkProgress>? progress;
    private readonly WorkUnit<T>[] open;
    private readonly Lock door = new();
    private readonly long start = Stopwatch.GetTimestamp();
    private int next = -1;
    private int finished;
    private ExceptionDispatchInfo? failure;

    private WorkRunner(string stage, IReadOnlyList<WorkUnit<T>> units, ResultsFile<T> results, IProgress<WorkProgress>? progress)
    {
        (this.stage, this.units, this.results, this.progress) = (stage, units, results, progress);
        open = [.. units.Where(unit => !results.TryGet(unit, out _))];
    }

    /// <summary>Does what is not yet done.</summary>
    /// <param name="stage">What this is, for progress.</param>
    /// <param name="units">All units, each key once.</param>
    /// <param name="results">Where results are kept.</param>
    /// <param name="threads">Units done at once; at least 1.</param>
    /// <param name="progress">Told at the start and after every unit.</param>
    /// <param name="cancellation">Ends the run; units under way are not kept.</param>
    /// <returns>The results by key.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static async Task<IReadOnlyDictionary<string, T>> RunAsync(
        string stage, IReadOnlyList<WorkUnit<T>> units, ResultsFile<T> results, int threads, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        WorkRunner<T> runner = new(stage, units, results, progress);
        runner.Report("");
        Task[] workers = [.. Enumerable.Range(0, Math.Min(threads, runner.open.Length)).Select(_ =>
            Task.Factory.StartNew(() => runner.Work(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        await Task.WhenAll(workers).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        runner.failure?.Throw();
        return units.ToDictionary(unit => unit.Key, unit => results.TryGet(unit, out T? result) ? result! : throw new InvalidOperationException($"Unit {unit.Key} left no result."));
    }

    private void Work(CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested && failure is null && Interlocked.Increment(ref next) is int index && index < open.Length)
            {
                T result = open[index].Run(cancellation);
                // What a cancelled unit gives may be half of it.
                if (!cancellation.IsCancellationRequested)
                {
                    results.Append(open[index], result);
                    Report(open[index].Key);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The caller is told once all threads have stopped.
        }
#pragma warning disable CA1031 // Rethrown where the caller waits.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure ??= ExceptionDispatchInfo.Capture(e);
        }
    }

    private void Report(string last)
    {
        lock (door)
        {
            finished += last.Length > 0 ? 1 : 0;
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            TimeSpan? left = finished == 0 ? null : elapsed * ((double)(open.Length - finished) / finished);
            int kept = units.Count - open.Length;
            progress?.Report(new WorkProgress(stage, kept + finished, units.Count, kept, last, elapsed, left));
        }
    }
}
