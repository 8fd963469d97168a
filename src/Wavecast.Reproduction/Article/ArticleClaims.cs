namespace Wavecast.Reproduction.Article;

/// <summary>The article's claims as comparisons of methods, and what the runs say about each.</summary>
internal static class ArticleClaims
{
    /// <summary>A claim on a signal.</summary>
    /// <param name="Text">Without the signal.</param>
    /// <param name="Judge">What the runs say; null where the plan leaves a method out.</param>
    internal sealed record Claim(string Text, Func<ArticleField, ClaimVerdict?> Judge);

    /// <summary>"Not faster, but better results".</summary>
    public static Claim[] OfOptimizers { get; } =
    [
        Better("Adagrad draws better than SGD", ArticleRole.Adagrad, ArticleRole.Sgd),
        Better("Adagrad draws better than SGD with momentum", ArticleRole.Adagrad, ArticleRole.Momentum),
        Better("Adagrad draws better than L-BFGS", ArticleRole.Adagrad, ArticleRole.Lbfgs),
        LossNotFaster("Adagrad is not faster at lowering the training loss than SGD", ArticleRole.Adagrad, ArticleRole.Sgd),
        LossNotFaster("Adagrad is not faster at lowering the training loss than L-BFGS", ArticleRole.Adagrad, ArticleRole.Lbfgs),
        NotFaster("Adagrad is not faster at learning to draw than SGD", ArticleRole.Adagrad, ArticleRole.Sgd),
        NotFaster("Adagrad is not faster at learning to draw than L-BFGS", ArticleRole.Adagrad, ArticleRole.Lbfgs),
    ];

    /// <summary>Weighted training and denoising.</summary>
    public static Claim[] OfTricks { get; } =
    [
        Better("Weighted training helps", ArticleRole.Weighted, ArticleRole.Adagrad),
        Better("Denoising helps", ArticleRole.Denoised, ArticleRole.Adagrad),
        Better("Denoising is better than weighted training", ArticleRole.Denoised, ArticleRole.Weighted),
        Better("Both together are better than denoising alone", ArticleRole.WeightedAndDenoised, ArticleRole.Denoised),
        Better("Under L-BFGS, weighted training helps", ArticleRole.LbfgsWeighted, ArticleRole.Lbfgs),
        Better("Under L-BFGS, denoising helps", ArticleRole.LbfgsDenoised, ArticleRole.Lbfgs),
    ];

    /// <summary>What the article did not try.</summary>
    public static Claim[] OfDrawing { get; } =
    [
        Better("Training on the drawing helps Adagrad", ArticleRole.Drawing, ArticleRole.Adagrad),
        Better("Training on the drawing helps L-BFGS", ArticleRole.LbfgsDrawing, ArticleRole.Lbfgs),
        Better("L-BFGS trained on the drawing draws better than Adagrad with denoising", ArticleRole.LbfgsDrawing, ArticleRole.Denoised),
    ];

    /// <summary>A run whose drawing is hardly better than a straight line at the mean.</summary>
    public static bool IsFailure(ArticleField field, ArticleRun run) => run.Final.Rmse >= StraightLine(field.Signal);

    /// <summary>The error from which on a run counts as failed.</summary>
    public static double StraightLine(ArticleSignal signal) => 0.9 * signal.Deviation;

    /// <summary>The validation error at which a training counts as having got there: half of a straight line's.</summary>
    public static double Goal(ArticleSignal signal) => 0.5 * signal.Deviation;

    private static Claim Better(string text, ArticleRole first, ArticleRole second) => Of(text, first, second, (field, a, b) =>
    {
        int failedA = a.Runs.Count(run => IsFailure(field, run)), failedB = b.Runs.Count(run => IsFailure(field, run)), seeds = field.Plan.Seeds;
        (Comparison byEvaluations, Comparison bySeconds) = Both(field, a, b, check => check.Rmse);
        string sentence = $"the error is {byEvaluations.Words} the other's after equal evaluations and {bySeconds.Words} after equal seconds; medians {Median(a, run => run.Final.Rmse)} and {Median(b, run => run.Final.Rmse)}; failed {failedA} and {failedB} of {seeds}.";
        // Of two that cannot draw, the one that is a little nearer to a straight line draws no better.
        return 2 * failedA > seeds && 2 * failedB > seeds
            ? (Verdict.Undecided, $"Most runs of both failed, so that neither draws; {sentence}")
            : (Decide(byEvaluations.IsSmaller && bySeconds.IsSmaller, byEvaluations.IsLarger && bySeconds.IsLarger), char.ToUpperInvariant(sentence[0]) + sentence[1..]);
    });

    private static Claim LossNotFaster(string text, ArticleRole first, ArticleRole second) => Of(text, first, second, (field, a, b) =>
    {
        (Comparison byEvaluations, Comparison bySeconds) = Both(field, a, b, check => check.Loss);
        return (
            Decide(byEvaluations.IsLarger && bySeconds.IsLarger, byEvaluations.IsSmaller && bySeconds.IsSmaller),
            $"The training loss is {byEvaluations.Words} the other's after equal evaluations and {bySeconds.Words} after equal seconds; medians {Median(a, run => run.Final.Loss)} and {Median(b, run => run.Final.Loss)}.");
    });

    private static Claim NotFaster(string text, ArticleRole first, ArticleRole second) => Of(text, first, second, (field, a, b) =>
    {
        double goal = Goal(field.Signal);
        int reachedA = a.Runs.Count(run => run.FirstWithin(goal) is not null), reachedB = b.Runs.Count(run => run.FirstWithin(goal) is not null);
        string reached = $"{reachedA} and {reachedB} of {field.Plan.Seeds} seeds came within half of a straight line's error ({Text.Short(goal)})";
        if (reachedA == 0 && reachedB == 0)
        {
            return (Verdict.Undecided, $"{reached}: there is nothing to compare.");
        }
        // A run that never gets there counts with its whole budget: at least so long it took.
        Comparison byEvaluations = Comparison.Of(a, b, run => (run.FirstWithin(goal) ?? run.Final).Evaluations);
        Comparison bySeconds = Comparison.Of(a, b, run => (run.FirstWithin(goal) ?? run.Final).Seconds);
        return (
            Decide(byEvaluations.IsLarger && bySeconds.IsLarger, byEvaluations.IsSmaller && bySeconds.IsSmaller),
            $"{reached}; it took {byEvaluations.Words} the other's evaluations and {bySeconds.Words} its seconds, a run that never came there counted with its whole budget.");
    });

    private static Claim Of(string text, ArticleRole first, ArticleRole second, Func<ArticleField, MethodRuns, MethodRuns, (Verdict Verdict, string Sentence)> judge) => new(text, field =>
    {
        if (field[first] is not { } a || field[second] is not { } b)
        {
            return null;
        }
        (Verdict verdict, string sentence) = judge(field, a, b);
        return new ClaimVerdict($"{field.Signal.Title}: {text}", verdict, sentence);
    });

    private static (Comparison ByEvaluations, Comparison BySeconds) Both(ArticleField field, MethodRuns a, MethodRuns b, Func<ArticleCheck, double> figure) => (
        Comparison.Of(a, b, run => figure(run.Final)),
        Comparison.Of(a, b, run => figure(run.Within(double.PositiveInfinity, field.Seconds))));

    private static string Median(MethodRuns runs, Func<ArticleRun, double> figure) => Text.Short(runs.Median(figure));

    private static Verdict Decide(bool holds, bool fails) => holds ? Verdict.Holds : fails ? Verdict.DoesNotHold : Verdict.Undecided;
}
