using System.Collections.Immutable;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Article;

/// <summary>All trainings on one signal.</summary>
/// <param name="Plan">The set-up.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Choices">What the searches chose.</param>
/// <param name="Methods">Every method with its runs, in the order of tables.</param>
internal sealed record ArticleField(ArticlePlan Plan, ArticleSignal Signal, ArticleChoices Choices, ImmutableArray<MethodRuns> Methods)
{
    /// <summary>The method that plays a part, or null where this plan leaves it out.</summary>
    public MethodRuns? this[ArticleRole role] => Methods.FirstOrDefault(runs => runs.Method.Role == role);

    /// <summary>
    /// The budget of seconds: what the fastest method needed for the budget of evaluations (its median run), so that every
    /// method has results at it.
    /// </summary>
    public double Seconds { get; } = Methods.Min(runs => runs.Runs.Select(run => run.Final.Seconds * Plan.Evaluations / Math.Max(1, run.Final.Evaluations)).Median());
}

/// <summary>A method's runs, one a seed, in the order of the seeds.</summary>
internal sealed record MethodRuns(ArticleMethod Method, ImmutableArray<ArticleRun> Runs)
{
    /// <summary>A figure's median over the seeds.</summary>
    public double Median(Func<ArticleRun, double> figure) => Runs.Select(figure).Median();
}
