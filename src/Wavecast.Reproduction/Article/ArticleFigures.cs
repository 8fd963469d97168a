using System.Collections.Immutable;
using Wavecast.Metrics;
using Wavecast.Plotting;
using Wavecast.Reports;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Article;

/// <summary>The report's pictures: a panel for each signal.</summary>
internal sealed class ArticleFigures(ArticlePlan plan, ImmutableArray<ArticleField> fields)
{
    private const int Width = 1000;

    private static readonly ArticleRole[] Optimizers = [ArticleRole.Adagrad, ArticleRole.Sgd, ArticleRole.Momentum, ArticleRole.Lbfgs];

    /// <summary>The roles whose drawings are followed step by step; five pens can be told apart well.</summary>
    private static readonly ArticleRole[] Followed = [ArticleRole.Adagrad, ArticleRole.Weighted, ArticleRole.Denoised, ArticleRole.Lbfgs, ArticleRole.LbfgsDrawing];

    /// <summary>The error of every run by method, for the methods asked for.</summary>
    public ReportFigure Errors(string name, string title, Func<MethodRuns, bool> isShown, string caption) => new(
        name,
        IntervalPlot.Create(
            [.. fields.Select(field => new IntervalPanel
            {
                Title = field.Signal.Title,
                ValueLabel = $"free-run RMSE over {Text.Whole(JudgedSteps(field))} steps",
                Rows = [.. field.Methods.Where(isShown).Select(Row)],
                Reference = field.Signal.Deviation,
                ReferenceName = "straight line",
            })],
            title,
            Width),
        caption);

    /// <summary>Training loss over evaluations, by optimizer.</summary>
    public ReportFigure Losses() => new(
        "losses",
        CurvePlot.Create(Panels(Optimizers, "training loss (sum of squares)", check => check.Loss), "Training loss: median of the seeds", Width),
        "How the training loss falls with the evaluations of loss and gradient. A low loss is not yet a good drawing: see the next figure.");

    /// <summary>Error over evaluations, by optimizer.</summary>
    public ReportFigure Progress() => new(
        "progress",
        CurvePlot.Create(Panels(Optimizers, "free-run RMSE", check => check.Rmse), "Error of the drawing: median of the seeds", Width),
        "The error of drawing new phases at the best parameters so far, chosen by drawing the validation phases.");

    /// <summary>How many drawings still follow the signal, step by step.</summary>
    public ReportFigure Horizon() => new(
        "horizon",
        CurvePlot.Create([.. fields.Select(HorizonPanel)], "How far ahead the drawings go", Width),
        $"The share of drawings (seeds × {plan.TestSequences} new phases) whose error has not yet passed 0.1, over the drawn steps; of weighted and denoised training, as chosen by the search.");

    /// <summary>Typical drawings of the first signal: of each method, the seed whose error is the median.</summary>
    public ReportFigure Drawings(long seed)
    {
        ArticleField field = fields[0];
        DrawnSequence[] drawn = [.. Followed.Where(role => role != ArticleRole.Weighted).Select(role => field[role]).OfType<MethodRuns>().Select(runs => Drawing(field, runs, seed))];
        return new ReportFigure(
            "drawings",
            DrawingPlot.Create(drawn, $"{field.Signal.Title}: a typical drawing by each method"),
            "Of each method, the first new phase as the seed with the median error drew it, after its warm-up.");
    }

    /// <summary>How far each run draws before its error can be seen.</summary>
    public ReportFigure ValidSteps() => new(
        "valid-steps",
        IntervalPlot.Create(
            [.. fields.Select(field => new IntervalPanel
            {
                Title = field.Signal.Title,
                ValueLabel = "drawn steps before the error passes 0.1",
                Rows = [.. field.Methods.Select(runs => Row(runs, run => run.Final.ValidSteps))],
                Logarithmic = false,
            })],
            "How far each seed draws: median of its phases",
            Width),
        $"A dot is a seed: the median over its {plan.TestSequences} new phases of the steps drawn before the error first passes 0.1, of {Text.Whole(plan.DrawnSteps)} at most.");

    private static IntervalRow Row(MethodRuns runs) => Row(runs, run => run.Final.Rmse);

    private static IntervalRow Row(MethodRuns runs, Func<ArticleRun, double> figure)
    {
        double[] values = [.. runs.Runs.Select(figure)];
        BootstrapInterval interval = Bootstrap.Median(values);
        return new IntervalRow(runs.Method.Name, values, interval.Estimate, interval.Low, interval.High);
    }

    private CurvePanel[] Panels(ArticleRole[] roles, string label, Func<ArticleCheck, double> figure) =>
        [.. fields.Select(field => new CurvePanel
        {
            Title = field.Signal.Title,
            XLabel = "evaluations",
            YLabel = label,
            Logarithmic = true,
            Curves = [.. roles.Select(role => field[role]).OfType<MethodRuns>().Select(runs => Curve(runs, figure))],
        })];

    private NamedCurve Curve(MethodRuns runs, Func<ArticleCheck, double> figure)
    {
        double[] evaluations = [.. Enumerable.Range(1, plan.Evaluations / plan.CheckEvery).Select(k => (double)k * plan.CheckEvery)];
        return new NamedCurve(runs.Method.Name, evaluations, [.. evaluations.Select(count => Medianed(runs.Runs.Select(run => figure(run.Within(count, double.PositiveInfinity)))))]);
    }

    /// <summary>The median of the runs that have a number; a run that diverged before its first check has none.</summary>
    private static double Medianed(IEnumerable<double> figures)
    {
        double[] numbers = [.. figures.Where(figure => !double.IsNaN(figure))];
        return numbers.Length == 0 ? double.NaN : numbers.Median();
    }

    private CurvePanel HorizonPanel(ArticleField field)
    {
        // Where nothing goes far, the axis ends soon after the farthest.
        MethodRuns[] followed = [.. Followed.Select(role => field[role]).OfType<MethodRuns>()];
        int end = Math.Clamp(followed.SelectMany(runs => runs.Runs).SelectMany(run => run.ValidSteps).Max() + 5, 10, plan.DrawnSteps);
        int[] steps = [.. Enumerable.Range(0, end + 1).Where(step => step % Math.Max(1, end / 100) == 0)];
        return new CurvePanel
        {
            Title = field.Signal.Title,
            XLabel = "drawn steps",
            YLabel = "share of drawings within 0.1",
            YRange = (0, 1),
            Curves =
            [
                .. followed.Select(runs => new NamedCurve(
                    NameOf(runs.Method),
                    [.. steps.Select(step => (double)step)],
                    [.. steps.Select(step => runs.Runs.SelectMany(run => run.ValidSteps).Average(valid => valid >= step ? 1.0 : 0))])),
            ],
        };
    }

    /// <summary>Signals share a legend, and what was chosen for each may differ.</summary>
    private static string NameOf(ArticleMethod method) => method.Role switch
    {
        ArticleRole.Weighted => "weighted",
        ArticleRole.Denoised => "denoised",
        _ => method.Name,
    };

    private DrawnSequence Drawing(ArticleField field, MethodRuns runs, long seed)
    {
        int typical = Enumerable.Range(0, runs.Runs.Length).OrderBy(i => runs.Runs[i].Final.Rmse).ElementAt((runs.Runs.Length - 1) / 2);
        int first = plan.TrainingSequences + plan.ValidationSequences;
        SequenceBatch<double> wave = field.Signal.Generate(first + 1, plan.WarmUp + plan.DrawnSteps, ArticleStudy.SeedOf(seed, typical));
        int shown = Math.Min(plan.WarmUp, plan.DrawnSteps / 5);
        return new DrawnSequence
        {
            Name = $"{runs.Method.Name}, RMSE {Text.Short(runs.Runs[typical].Final.Rmse)}",
            WarmUp = shown,
            Truth = wave[first][(plan.WarmUp - shown)..].ToArray(),
            Drawn = [.. runs.Runs[typical].Drawing.Select(value => (double)value)],
        };
    }

    private int JudgedSteps(ArticleField field) => Math.Min(plan.DrawnSteps, field.Signal.JudgedSteps);
}
