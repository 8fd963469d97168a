using System.Text.RegularExpressions;
using Wavecast.Reproduction.Article;

namespace Wavecast.Reproduction.Tests.Article;

public sealed class ArticleReproductionTests : IDisposable
{
    /// <summary>So small that nothing is learnt; everything else is as in the full plan.</summary>
    private static readonly ArticlePlan Tiny = new()
    {
        Hidden = 3,
        Seeds = 2,
        SearchSeeds = 1,
        RateFactors = [1, 3],
        TrainingSequences = 2,
        TrainingSteps = 20,
        ValidationSequences = 1,
        TestSequences = 2,
        WarmUp = 20,
        DrawnSteps = 20,
        Evaluations = 12,
        CheckEvery = 4,
        HalfLives = [5, 10],
        NoiseLevels = [0.1, 0.2],
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_OnAnyNumberOfThreads_GivesTheSameResults()
    {
        string[] one = Results((await RunAsync("one", 1)).Html), three = Results((await RunAsync("three", 3)).Html);

        Assert.NotEmpty(one);
        Assert.Equal(one, three);
    }

    [Fact]
    public async Task Run_AfterACutOne_GivesTheSameResults()
    {
        string[] whole = Results((await RunAsync("whole", 1)).Html);
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("cut", 1, new Reports(done =>
        {
            if (done is { Stage: "comparisons", Done: 5 })
            {
                stop.Cancel();
            }
        }), stop.Token));
        int kept = 0;
        ReproductionResult resumed = await RunAsync("cut", 1, new Reports(done => kept = Math.Max(kept, done.Kept)));

        Assert.Equal(5, Math.Min(kept, 5));
        Assert.Equal(whole, Results(resumed.Html));
    }

    [Fact]
    public async Task Run_Report_HoldsAVerdictForEveryClaimAndSignal()
    {
        ReproductionResult result = await RunAsync("report", 2);

        int claims = ArticleClaims.OfOptimizers.Length + ArticleClaims.OfTricks.Length + ArticleClaims.OfDrawing.Length;
        Assert.Equal(2 * claims, result.Verdicts.Length);
        string markdown = File.ReadAllText(result.Markdown);
        Assert.All(Regex.Matches(markdown, @"\]\((images/[^)]*)\)"), picture => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(result.Markdown)!, picture.Groups[1].Value))));
        Assert.DoesNotContain("NaN", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_SeedsOfTheComparisons_AreAtLeastTen()
    {
        Assert.True(ArticlePlan.Full.Seeds >= 10);
        Assert.True(ArticlePlan.Quick.Seeds >= 10);
    }

    private Task<ReproductionResult> RunAsync(string name, int threads, IProgress<WorkProgress>? progress = null, CancellationToken? stop = null)
    {
        string path = folder[name];
        Directory.CreateDirectory(path);
        return ArticleReproduction.RunAsync(
            Tiny, new ReproductionSettings { Folder = path, Threads = threads, Seed = 3 }, progress, stop ?? TestContext.Current.CancellationToken);
    }

    /// <summary>The results file without its measured seconds, in the order of its keys.</summary>
    private static string[] Results(string html) =>
        [.. File.ReadAllLines(Path.ChangeExtension(html, ".jsonl")).Select(line => Regex.Replace(line, "\"seconds\":[^,]*,", "")).Order(StringComparer.Ordinal)];

    private sealed class Reports(Action<WorkProgress> see) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => see(value);
    }
}
