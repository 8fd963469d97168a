using System.Text.RegularExpressions;
using Wavecast.Reproduction.Article;
using Wavecast.Reproduction.Work;

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
    public async Task Run_OnAnyNumberOfThreadsOrCutAndGoneOnWith_GivesTheSameResults()
    {
        string[] whole = await StudyAsync("one", 1);
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StudyAsync("cut", 1, new Reports(done =>
        {
            if (done is { Stage: "comparisons", Done: 5 })
            {
                stop.Cancel();
            }
        }), stop.Token));
        int kept = 0;
        string[] resumed = await StudyAsync("cut", 3, new Reports(done => kept = done.Kept));

        Assert.NotEmpty(whole);
        Assert.Equal(5, kept);
        Assert.Equal(whole, resumed);
    }

    [Fact]
    public async Task Run_Report_HoldsAVerdictForEveryClaimAndSignal()
    {
        ReproductionResult result = await ArticleReproduction.RunAsync(Tiny, Settings(2), null, TestContext.Current.CancellationToken);

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

    /// <summary>Does the trainings, and returns the results file without its measured seconds, in the order of its keys.</summary>
    private async Task<string[]> StudyAsync(string name, int threads, IProgress<WorkProgress>? progress = null, CancellationToken? stop = null)
    {
        string path = folder[name];
        using (ResultsFile<ArticleRun> results = new(path, ArticleJson.Default.WorkRecordArticleRun))
        {
            await ArticleStudy.RunAsync(Tiny, Settings(threads), results, progress, stop ?? TestContext.Current.CancellationToken);
        }
        return [.. File.ReadAllLines(path).Select(line => Regex.Replace(line, "\"seconds\":[^,]*,", "")).Order(StringComparer.Ordinal)];
    }

    private ReproductionSettings Settings(int threads) => new() { Folder = folder.Path, Threads = threads, Seed = 3 };

    private sealed class Reports(Action<WorkProgress> see) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => see(value);
    }
}
