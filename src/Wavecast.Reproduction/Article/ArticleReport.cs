using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wavecast.Metrics;
using Wavecast.Reports;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Article;

/// <summary>Puts what was measured into a report.</summary>
internal sealed class ArticleReport
{
    private readonly ArticlePlan plan;
    private readonly ReproductionSettings settings;
    private readonly ImmutableArray<ArticleField> fields;
    private readonly ArticleFigures figures;

    private ArticleReport(ArticlePlan plan, ReproductionSettings settings, ImmutableArray<ArticleField> fields) =>
        (this.plan, this.settings, this.fields, figures) = (plan, settings, fields, new ArticleFigures(plan, fields));

    public static Report Of(ArticlePlan plan, ReproductionSettings settings, ImmutableArray<ArticleField> fields) => new ArticleReport(plan, settings, fields).Make();

    private Report Make()
    {
        ImmutableArray<ReportSection> sections =
        [
            SetUp(),
            Search(),
            Optimizers(),
            Tricks(),
            Unseen(),
            Limits(),
        ];
        FoundVerdict[] verdicts = [.. sections.SelectMany(section => section.Blocks).OfType<FoundVerdict>()];
        return new Report(
            "Adagrad, weighted training, denoising: is it true?",
            Lead(verdicts),
            [Verdicts(), .. sections]);
    }

    private string Lead(FoundVerdict[] verdicts)
    {
        int Count(Verdict verdict) => verdicts.Count(block => block.Found.Verdict == verdict);
        string quick = plan.IsQuick ? " This is the quick version: a small budget on short sequences; only the full one answers." : "";
        return $"An LSTM of one layer learns to predict the next step of a wave, and then draws the wave on from its own predictions. The article says that Adagrad is not faster, but gives better results, that weighted training helps, and that denoising helps more. Here each claim is measured with {plan.Seeds} seeds: {Count(Verdict.Holds)} hold, {Count(Verdict.DoesNotHold)} do not, {Count(Verdict.Undecided)} stay undecided.{quick}";
    }

    private ReportSection Verdicts()
    {
        ArticleClaims.Claim[] claims = [.. ArticleClaims.OfOptimizers, .. ArticleClaims.OfTricks, .. ArticleClaims.OfDrawing];
        return new ReportSection("Verdicts",
        [
            new ReportTable(
                "Each claim on each signal; the numbers stand with the verdicts below.",
                ["claim", .. fields.Select(field => field.Signal.Title.ToLowerInvariant())],
                [.. claims.Where(claim => claim.Judge(fields[0]) is not null).Select(claim => (ImmutableArray<string>)[claim.Text, .. fields.Select(field => claim.Judge(field)!.Verdict.Words())])]),
        ]);
    }

    private ReportSection SetUp() => new("Set-up",
    [
        new ReportFacts(
        [
            ("network", $"one layer of {plan.Hidden} LSTM units and a linear output, in double; the preset `article`: no residual output, no bypass; forget bias 1"),
            ("loss", "the sum over all steps of the squared error of the next step, the article's; with the free-run loss, the same over drawn steps added"),
            ("signals", "sin((t + φ) / 20), a period of 126 steps, and the sum of five sines of 0.2, 0.311, 0.42, 0.51 and 0.63 radians a step, which never repeats; random phases; divided by their standard deviation for the network, and back for every error"),
            ("data", $"{plan.TrainingSequences} sequences of {Text.Whole(plan.TrainingSteps)} steps to learn; {plan.ValidationSequences} others to choose the best parameters by drawing them; {plan.TestSequences} others, seen by nobody, for every figure here; each seed has its own"),
            ("drawing", $"{Text.Whole(plan.WarmUp)} steps read, {Text.Whole(plan.DrawnSteps)} drawn; parameters are chosen and methods compared by the error over {string.Join(" and ", fields.Select(field => $"{Text.Whole(Math.Min(field.Signal.JudgedSteps, plan.DrawnSteps))} steps ({field.Signal.Title.ToLowerInvariant()})"))}"),
            ("seeds", $"{plan.Seeds} for every method: data, initial weights and noise; {plan.SearchSeeds} others for the searches; `--seed {settings.Seed}`"),
            ("evaluations", $"{Text.Whole(plan.Evaluations)} of loss and gradient for every training; validation about every {plan.CheckEvery}"),
            ("seconds", $"{string.Join(", ", fields.Select(field => $"{Text.Short(field.Seconds)} s ({field.Signal.Title.ToLowerInvariant()})"))}: what the fastest method needs for those evaluations, its median run. {(ThreadClock.IsProcessorTime ? "Processor time of the training's own thread" : "Time on the wall, since this system tells no processor time of a thread")}, spent in evaluations and in the optimizer; by nature it depends on the machine ({RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription})"),
            ("intervals", $"95 %, percentile bootstrap, {Text.Whole(Bootstrap.DefaultResamples)} resamples of the seeds; comparisons are of the ratio of errors seed by seed (mean of its logarithm)"),
            ("failed", $"an error of at least 0.9 of what a straight line at the mean has: {string.Join(", ", fields.Select(field => $"{Text.Short(ArticleClaims.StraightLine(field.Signal))} ({field.Signal.Title.ToLowerInvariant()})"))}"),
            ("a claim holds", "where both intervals, at equal evaluations and at equal seconds, lie on its side; it does not hold where both lie on the other side; all else is undecided, and so is which of two draws better where most runs of both failed"),
        ]),
    ]);

    private ReportSection Search() => new("What the searches chose",
    [
        new ReportParagraph($"Each optimizer's learning rate is chosen by the same search: {plan.RateFactors.Length} rates, {plan.SearchSeeds} seeds that the comparisons do not use, {Text.Whole(plan.SearchEvaluations)} evaluations, the smallest median error of drawing the validation sequences. Half-lives and noise levels are searched in the same way, under Adagrad."),
        new ReportTable(
            "Median validation error of every candidate; the chosen one is marked with ✓.",
            ["candidate", .. fields.Select(field => field.Signal.Title.ToLowerInvariant())],
            [.. fields[0].Choices.Candidates.Select((candidate, i) => (ImmutableArray<string>)
                [$"{candidate.What} {Text.Exact(candidate.Value)}", .. fields.Select(field => Marked(field.Choices, field.Choices.Candidates[i]))])]),
        .. AtEdges(),
    ]);

    /// <summary>Says where a wider search might have found something better.</summary>
    private IEnumerable<ReportBlock> AtEdges()
    {
        string[] edges =
        [
            .. from field in fields
               from tried in field.Choices.Candidates.GroupBy(candidate => candidate.Role)
               where tried.Count() > 1
               let chosen = tried.MinBy(candidate => candidate.Error)!
               where chosen == tried.First() || chosen == tried.Last()
               select $"{chosen.What} {Text.Exact(chosen.Value)} ({field.Signal.Title.ToLowerInvariant()})",
        ];
        return edges.Length == 0 ? [] : [new ReportParagraph($"At the edge of what was tried, so that a wider search might find better: {string.Join(", ", edges)}.")];
    }

    private ReportSection Optimizers() => new("Adagrad, SGD, L-BFGS: not faster, but better results?",
    [
        figures.Errors("optimizers", "Errors by optimizer", runs => runs.Method.Role is ArticleRole.Adagrad or ArticleRole.Sgd or ArticleRole.Momentum or ArticleRole.Lbfgs, "A dot is a seed; the vertical line is the error of a straight line at the mean."),
        figures.Losses(),
        figures.Progress(),
        .. Tables(runs => runs.Method.Role is ArticleRole.Adagrad or ArticleRole.Sgd or ArticleRole.Momentum or ArticleRole.Lbfgs),
        .. Judged(ArticleClaims.OfOptimizers),
    ]);

    private ReportSection Tricks() => new("Weighted training and denoising: which helps?",
    [
        new ReportParagraph("Under Adagrad with the learning rate chosen above (a step of Adagrad does not depend on the loss's scale, so that it serves all of them), and under L-BFGS where the name says so. Weights halve every half-life; noise is added to the inputs and not to the targets, its level by the signal's standard deviation."),
        figures.Errors("tricks", "Errors by method of training", runs => runs.Method.Role is not (ArticleRole.Sgd or ArticleRole.Momentum), "A dot is a seed; the vertical line is the error of a straight line at the mean. `Adagrad` and `L-BFGS` alone are plain training."),
        .. Tables(runs => runs.Method.Role is not (ArticleRole.Sgd or ArticleRole.Momentum)),
        .. Judged(ArticleClaims.OfTricks),
    ]);

    private ReportSection Unseen() => new("What the article could not see: failures, and how far ahead",
    [
        new ReportParagraph("The same runs, asked other questions: how often does a method fail, how far does it draw before the error first passes 0.1, and does it help to train on the drawing itself, with the gradient through it (the drawn part at the end of each training sequence growing from a tenth to six tenths of it)?"),
        figures.Horizon(),
        figures.ValidSteps(),
        .. fields.Select(FailureTable),
        figures.Drawings(settings.Seed),
        .. Judged(ArticleClaims.OfDrawing),
    ]);

    private ReportSection Limits() => new("How to read this, and how to make it again",
    [
        new ReportParagraph($"`wavecast reproduce article{(plan.IsQuick ? " --quick" : "")} --out FOLDER` made this report; finished trainings are kept in the folder, and a run that was cut goes on from there. The same seed gives the same figures on any number of threads, measured seconds and what follows from them apart."),
        new ReportParagraph("What it cannot say: other sizes, other signals and longer trainings may come out otherwise; each interval is right 19 times of 20, so of this many one or two will be wrong; undecided means that these seeds do not tell, not that there is no difference."),
        .. plan.IsQuick
            ? [new ReportParagraph($"Left out by `--quick`: sequences of {plan.TrainingSteps} instead of {ArticlePlan.Full.TrainingSteps} steps, {plan.Evaluations} instead of {Text.Whole(ArticlePlan.Full.Evaluations)} evaluations, {plan.RateFactors.Length} instead of {ArticlePlan.Full.RateFactors.Length} learning rates, one half-life and one noise level instead of {ArticlePlan.Full.HalfLives.Length} each, {plan.SearchSeeds} instead of {ArticlePlan.Full.SearchSeeds} seeds in the search, {plan.TestSequences} instead of {ArticlePlan.Full.TestSequences} test sequences, and weighted training and denoising under L-BFGS. The number of seeds is the same.")]
            : (ReportBlock[])[],
    ]);

    private IEnumerable<ReportBlock> Judged(ArticleClaims.Claim[] claims) =>
        from claim in claims
        from field in fields
        let found = claim.Judge(field)
        where found is not null
        select new FoundVerdict(found);

    private IEnumerable<ReportBlock> Tables(Func<MethodRuns, bool> isShown) => fields.Select(field => new ReportTable(
        $"{field.Signal.Title}: median over {plan.Seeds} seeds, with 95 % interval; RMSE over {Text.Whole(Math.Min(field.Signal.JudgedSteps, plan.DrawnSteps))} drawn steps of new phases.",
        ["method", "RMSE", "at equal seconds", "at the last parameters", "training loss", "s / 100 evaluations"],
        [.. field.Methods.Where(isShown).Select(runs => (ImmutableArray<string>)
        [
            runs.Method.Name,
            Interval(runs, run => run.Final.Rmse),
            Text.Short(runs.Median(run => run.Within(double.PositiveInfinity, field.Seconds).Rmse)),
            Text.Short(runs.Median(run => run.LastRmse)),
            Text.Short(runs.Median(run => run.Final.Loss)),
            Text.Short(runs.Median(run => 100 * run.Final.Seconds / Math.Max(1, run.Final.Evaluations))),
        ])]));

    private ReportTable FailureTable(ArticleField field) => new(
        $"{field.Signal.Title}: failures of {plan.Seeds} seeds; valid steps (before the error passes 0.1), median over seeds of the median over phases, with 95 % interval; drawings that stay within 0.1 for all {Text.Whole(plan.DrawnSteps)} steps; diverged trainings.",
        ["method", "failed", "valid steps", "valid, last parameters", "never passed 0.1", "diverged"],
        [.. field.Methods.Select(runs => (ImmutableArray<string>)
        [
            runs.Method.Name,
            $"{runs.Runs.Count(run => ArticleClaims.IsFailure(field, run))}",
            Interval(runs, run => run.Final.ValidSteps),
            Text.Short(runs.Median(run => run.LastValidSteps)),
            Text.Percent(runs.Runs.SelectMany(run => run.ValidSteps).Average(steps => steps >= plan.DrawnSteps ? 1.0 : 0)),
            $"{runs.Runs.Count(run => run.Ended == "diverged")}",
        ])]);

    private static string Interval(MethodRuns runs, Func<ArticleRun, double> figure)
    {
        BootstrapInterval interval = Bootstrap.Median([.. runs.Runs.Select(figure)]);
        return $"{Text.Short(interval.Estimate)} ({Text.Short(interval.Low)} to {Text.Short(interval.High)})";
    }

    private static string Marked(ArticleChoices choices, ArticleCandidate candidate)
    {
        double chosen = candidate.Role switch
        {
            ArticleRole.Weighted => choices.HalfLife,
            ArticleRole.Denoised => choices.Noise,
            _ => choices.Rates[candidate.Role],
        };
        return $"{(chosen == candidate.Value ? "✓ " : "")}{Text.Short(candidate.Error)}";
    }
}
