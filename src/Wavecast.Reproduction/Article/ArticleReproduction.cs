namespace Wavecast.Reproduction.Article;

/// <summary>The article's claims, measured again: Adagrad, weighted training and denoising.</summary>
public static class ArticleReproduction
{
    /// <summary>Measures and writes the report.</summary>
    /// <param name="settings">Where to, and how much.</param>
    /// <param name="progress">Told after every training.</param>
    /// <param name="cancellationToken">Ends the run; finished trainings are kept and the next run goes on from them.</param>
    public static Task<ReproductionResult> RunAsync(ReproductionSettings settings, IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        throw new NotSupportedException();
    }
}
