using System.Collections.Immutable;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Article;

/// <summary>The article's claims, measured again: Adagrad against SGD and L-BFGS, weighted training, denoising.</summary>
public static class ArticleReproduction
{
    private const string Name = "article";

    /// <summary>Trains, draws and writes <c>article.html</c>, <c>article.md</c>, its pictures and <c>article.jsonl</c>, the results of every training.</summary>
    /// <param name="settings">Where to, and how much.</param>
    /// <param name="progress">Told after every training.</param>
    /// <param name="cancellationToken">Ends the run; finished trainings are kept, and the next run into the same folder goes on from them.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static Task<ReproductionResult> RunAsync(ReproductionSettings settings, IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return RunAsync(settings.Quick ? ArticlePlan.Quick : ArticlePlan.Full, settings, progress, cancellationToken);
    }

    internal static async Task<ReproductionResult> RunAsync(ArticlePlan plan, ReproductionSettings settings, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        using ResultsFile<ArticleRun> results = new(Path.Combine(settings.Folder, $"{Name}.jsonl"), ArticleJson.Default.WorkRecordArticleRun);
        ImmutableArray<ArticleField> fields = await ArticleStudy.RunAsync(plan, settings, results, progress, cancellationToken).ConfigureAwait(false);
        return ReproductionResult.Write(ArticleReport.Of(plan, settings, fields), settings.Folder, Name);
    }
}
