using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Tests.Work;

public sealed class WorkRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Run_OnAnyNumberOfThreads_GivesEveryUnitsResult(int threads)
    {
        using ResultsFile<double> results = Open();
        WorkUnit<double>[] units = [.. Enumerable.Range(0, 20).Select(i => new WorkUnit<double>($"u{i}", "x", _ => i * i))];

        IReadOnlyDictionary<string, double> done = await RunAsync(units, results, threads, TestContext.Current.CancellationToken);

        Assert.Equal(20, done.Count);
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(i * i, done[$"u{i}"]));
    }

    [Fact]
    public async Task Run_AfterACancelledOne_GoesOnBehindWhatIsKept()
    {
        using CancellationTokenSource stop = new();
        List<string> ran = [];
        WorkUnit<double>[] units = [Unit("a"), Unit("b", stop), Unit("c")];
        using (ResultsFile<double> results = Open())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(units, results, 1, stop.Token));
        }
        Assert.Equal(["a", "b"], ran);
        ran.Clear();
        List<WorkProgress> reports = [];
        using ResultsFile<double> again = Open();

        await WorkRunner<double>.RunAsync("test", units, again, 1, new Reports(reports), TestContext.Current.CancellationToken);

        // What ran when the signal came is not kept: its result may be half of it.
        Assert.Equal(["b", "c"], ran);
        Assert.Equal([(1, 3, 1), (2, 3, 1), (3, 3, 1)], reports.Select(report => (report.Done, report.Units, report.Kept)));

        WorkUnit<double> Unit(string key, CancellationTokenSource? stopping = null) => new(key, "x", _ =>
        {
            ran.Add(key);
            stopping?.Cancel();
            return 1;
        });
    }

    [Fact]
    public async Task Run_WhereAUnitFails_FailsAsItDid()
    {
        using ResultsFile<double> results = Open();
        WorkUnit<double>[] units = [new("a", "x", _ => 1), new("b", "x", _ => throw new InvalidDataException("b is bad"))];

        InvalidDataException e = await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(units, results, 1, TestContext.Current.CancellationToken));

        Assert.Equal("b is bad", e.Message);
        Assert.True(results.TryGet(units[0], out _));
    }

    private static Task<IReadOnlyDictionary<string, double>> RunAsync(WorkUnit<double>[] units, ResultsFile<double> results, int threads, CancellationToken stop) =>
        WorkRunner<double>.RunAsync("test", units, results, threads, null, stop);

    private ResultsFile<double> Open() => new(folder["results.jsonl"], TestJson.Default.WorkRecordDouble);

    private sealed class Reports(List<WorkProgress> seen) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => seen.Add(value);
    }
}
