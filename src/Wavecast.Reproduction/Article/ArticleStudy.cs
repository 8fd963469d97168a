using System.Collections.Immutable;
using Wavecast.Reproduction.Work;
using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.Article;

/// <summary>Searches what is to be chosen, on seeds of its own, and then trains by every method from the comparisons' seeds.</summary>
internal sealed class ArticleStudy
{
    /// <summary>Raised whenever this project's own code changes what a training gives: kept results of before are then not used.</summary>
    private const int Protocol = 1;

    /// <summary>Far from the seeds of the comparisons.</summary>
    private const int FirstSearchSeed = 500_000;

    private readonly ArticlePlan plan;
    private readonly ReproductionSettings settings;
    private readonly ResultsFile<ArticleRun> results;
    private readonly IProgress<WorkProgress>? progress;
    private readonly CancellationToken cancellation;

    private ArticleStudy(ArticlePlan plan, ReproductionSettings settings, ResultsFile<ArticleRun> results, IProgress<WorkProgress>? progress, CancellationToken cancellation) =>
        (this.plan, this.settings, this.results, this.progress, this.cancellation) = (plan, settings, results, progress, cancellation);

    /// <summary>The seed of the i-th run: of its phases, its initial weights and its noise.</summary>
    public static long SeedOf(long seed, int i) => unchecked(seed * 1_000_003 + i);

    /// <summary>Does all trainings that are not in the results file yet.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<ImmutableArray<ArticleField>> RunAsync(
        ArticlePlan plan, ReproductionSettings settings, ResultsFile<ArticleRun> results, IProgress<WorkProgress>? progress, CancellationToken cancellation) =>
        new ArticleStudy(plan, settings, results, progress, cancellation).RunAsync();

    private async Task<ImmutableArray<ArticleField>> RunAsync()
    {
        Dictionary<ArticleSignal, ArticleChoices> choices = plan.Signals.ToDictionary(signal => signal, _ => new ArticleChoices());
        await SearchAsync("learning rates", choices, RateTrials, Choose).ConfigureAwait(false);
        await SearchAsync("half-lives and noise", choices, TrickTrials, Choose).ConfigureAwait(false);
        (ArticleSignal Signal, ArticleMethod Method)[] all = [.. plan.Signals.SelectMany(signal => Methods(choices[signal]).Select(method => (signal, method)))];
        IReadOnlyDictionary<string, ArticleRun> runs = await RunAsync(
            "comparisons", all.SelectMany(pair => Units(pair.Signal, pair.Method, 0, plan.Seeds, plan.Evaluations))).ConfigureAwait(false);
        return
        [
            .. plan.Signals.Select(signal => new ArticleField(plan, signal, choices[signal],
            [
                .. all.Where(pair => pair.Signal == signal).Select(pair => new MethodRuns(
                    pair.Method, [.. Enumerable.Range(0, plan.Seeds).Select(i => runs[KeyOf(signal, pair.Method, i)])])),
            ])),
        ];
    }

    /// <summary>Trains every candidate from the search's seeds, and lets the best of each kind be chosen.</summary>
    private async Task SearchAsync(
        string stage,
        Dictionary<ArticleSignal, ArticleChoices> choices,
        Func<ArticleChoices, IEnumerable<(ArticleCandidate Candidate, ArticleMethod Method)>> trials,
        Func<ArticleChoices, ArticleCandidate, ArticleChoices> choose)
    {
        (ArticleSignal Signal, ArticleCandidate Candidate, ArticleMethod Method)[] all =
            [.. choices.SelectMany(pair => trials(pair.Value).Select(trial => (pair.Key, trial.Candidate, trial.Method)))];
        IReadOnlyDictionary<string, ArticleRun> runs = await RunAsync(
            stage, all.SelectMany(trial => Units(trial.Signal, trial.Method, FirstSearchSeed, plan.SearchSeeds, plan.SearchEvaluations))).ConfigureAwait(false);
        foreach ((ArticleSignal signal, ArticleChoices before) in choices.ToArray())
        {
            ArticleCandidate[] measured =
            [
                .. all.Where(trial => trial.Signal == signal).Select(trial => trial.Candidate with
                {
                    Error = Enumerable.Range(FirstSearchSeed, plan.SearchSeeds).Select(i => runs[KeyOf(signal, trial.Method, i)].Final.Validation).Median(),
                }),
            ];
            ArticleChoices after = before with { Candidates = before.Candidates.AddRange(measured) };
            choices[signal] = measured.GroupBy(candidate => candidate.Role).Aggregate(after, (chosen, group) => choose(chosen, group.MinBy(candidate => candidate.Error)!));
        }
    }

    private IEnumerable<(ArticleCandidate, ArticleMethod)> RateTrials(ArticleChoices choices) =>
        from optimizer in ArticleOptimizer.All
        from factor in plan.RateFactors
        let rate = Rounded(optimizer.UsualRate * factor)
        select (new ArticleCandidate(optimizer.Role, optimizer.Name, rate, double.NaN), optimizer.Method(rate) with { Name = FormattableString.Invariant($"{optimizer.Name} {rate}") });

    private IEnumerable<(ArticleCandidate, ArticleMethod)> TrickTrials(ArticleChoices choices)
    {
        IOptimizer optimizer = Optimizer(choices, ArticleRole.Adagrad);
        return
        [
            .. plan.HalfLives.Select(halfLife => (new ArticleCandidate(ArticleRole.Weighted, "half-life", halfLife, double.NaN), Weighted(optimizer, halfLife))),
            .. plan.NoiseLevels.Select(level => (new ArticleCandidate(ArticleRole.Denoised, "noise", level, double.NaN), Denoised(optimizer, level))),
        ];
    }

    private static ArticleChoices Choose(ArticleChoices choices, ArticleCandidate best) => best.Role switch
    {
        ArticleRole.Weighted => choices with { HalfLife = best.Value },
        ArticleRole.Denoised => choices with { Noise = best.Value },
        _ => choices with { Rates = choices.Rates.SetItem(best.Role, best.Value) },
    };

    private IEnumerable<ArticleMethod> Methods(ArticleChoices choices)
    {
        IOptimizer adagrad = Optimizer(choices, ArticleRole.Adagrad), lbfgs = Optimizer(choices, ArticleRole.Lbfgs);
        StepWeights weights = StepWeights.Exponential(choices.HalfLife);
        return
        [
            .. ArticleOptimizer.All.Select(optimizer => optimizer.Method(choices.Rates[optimizer.Role])),
            .. plan.HalfLives.Select(halfLife => Weighted(adagrad, halfLife) with { Role = halfLife == choices.HalfLife ? ArticleRole.Weighted : null }),
            .. plan.NoiseLevels.Select(level => Denoised(adagrad, level) with { Role = level == choices.Noise ? ArticleRole.Denoised : null }),
            new() { Role = ArticleRole.WeightedAndDenoised, Name = "weighted and denoised", Optimizer = adagrad, Weights = weights, Noise = choices.Noise },
            new() { Role = ArticleRole.Drawing, Name = "free-run loss", Optimizer = adagrad, Stages = plan.FreeRunStages },
            .. plan.TricksWithLbfgs
                ? [
                    new() { Role = ArticleRole.LbfgsWeighted, Name = "L-BFGS, weighted", Optimizer = lbfgs, Weights = weights },
                    new() { Role = ArticleRole.LbfgsDenoised, Name = "L-BFGS, denoised", Optimizer = lbfgs, Noise = choices.Noise },
                ]
                : (ArticleMethod[])[],
            new() { Role = ArticleRole.LbfgsDrawing, Name = "L-BFGS, free-run loss", Optimizer = lbfgs, Stages = plan.FreeRunStages },
        ];
    }

    private static ArticleMethod Weighted(IOptimizer optimizer, double halfLife) =>
        new() { Name = FormattableString.Invariant($"weighted, half-life {halfLife}"), Optimizer = optimizer, Weights = StepWeights.Exponential(halfLife) };

    private static ArticleMethod Denoised(IOptimizer optimizer, double level) =>
        new() { Name = FormattableString.Invariant($"denoised, level {level}"), Optimizer = optimizer, Noise = level };

    private static IOptimizer Optimizer(ArticleChoices choices, ArticleRole role) => ArticleOptimizer.All.Single(optimizer => optimizer.Role == role).At(choices.Rates[role]);

    /// <summary>Factors are not exact in binary; 0.03 is to read as 0.03.</summary>
    private static double Rounded(double rate) => double.Parse(rate.ToString("g3", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private Task<IReadOnlyDictionary<string, ArticleRun>> RunAsync(string stage, IEnumerable<WorkUnit<ArticleRun>> units) =>
        WorkRunner<ArticleRun>.RunAsync(stage, [.. units], results, settings.Threads, progress, cancellation);

    private IEnumerable<WorkUnit<ArticleRun>> Units(ArticleSignal signal, ArticleMethod method, int first, int count, int evaluations) =>
        Enumerable.Range(first, count).Select(i =>
        {
            long seed = SeedOf(settings.Seed, i);
            // The library's own build: the same settings give other bits once its code has changed.
            string text = $"protocol {Protocol}, library {typeof(Signal).Module.ModuleVersionId:N}; {signal.Name}; {plan.Describe(evaluations)}; {method.Describe()}; seed {seed}";
            return new WorkUnit<ArticleRun>(KeyOf(signal, method, i), text, token => ArticleTraining.Run(plan, signal, method, seed, evaluations, token));
        });

    private static string KeyOf(ArticleSignal signal, ArticleMethod method, int i) => FormattableString.Invariant($"{signal.Name}/{method.Name}/{i}");
}
