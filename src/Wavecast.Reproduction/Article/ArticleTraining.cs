using Wavecast.Reproduction.Work;
using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.Article;

/// <summary>One training by one method from one seed, with its drawings.</summary>
/// <remarks>
/// The same loop for every method: the optimizer is called until the evaluations are used up, and every
/// <see cref="ArticlePlan.CheckEvery"/> evaluations the validation sequences are drawn. Only the optimizer's calls count
/// as seconds: choosing costs every method the same.
/// </remarks>
internal sealed class ArticleTraining
{
    /// <summary>An error that can be seen: a tenth of a sine's amplitude.</summary>
    public const double VisibleError = 0.1;

    private readonly ArticlePlan plan;
    private readonly ArticleSignal signal;
    private readonly ArticleMethod method;
    private readonly long seed;
    private readonly CountedObjective counter;
    private readonly LstmNetwork<double> network;
    private readonly SequenceBatch<double> training;
    private readonly DrawingTest validation;
    private readonly DrawingTest test;
    private readonly List<ArticleCheck> checks = [];
    private readonly double[] best;
    private double seconds;

    private ArticleTraining(ArticlePlan plan, ArticleSignal signal, ArticleMethod method, long seed, int evaluations, CancellationToken cancellation)
    {
        (this.plan, this.signal, this.method, this.seed) = (plan, signal, method, seed);
        int known = plan.TrainingSequences + plan.ValidationSequences;
        SequenceBatch<double> waves = Scaled(signal.Generate(known + plan.TestSequences, plan.WarmUp + plan.DrawnSteps, seed), 1 / signal.Deviation);
        training = Cut(waves[..plan.TrainingSequences], plan.TrainingSteps);
        SequenceBatch<double> judged = Cut(waves[plan.TrainingSequences..known], plan.WarmUp + Math.Min(plan.DrawnSteps, signal.JudgedSteps));
        validation = new DrawingTest(judged, plan.WarmUp, signal.JudgedSteps, signal.Deviation);
        test = new DrawingTest(waves[known..], plan.WarmUp, signal.JudgedSteps, signal.Deviation);
        ForecasterSettings article = ForecasterSettings.Article;
        network = new LstmNetwork<double>(new NetworkShape(1, [plan.Hidden], 1, article.Residual), seed, article.InitialWeights);
        best = network.Parameters.ToArray();
        counter = new CountedObjective(evaluations, cancellation);
    }

    /// <summary>Trains and draws.</summary>
    /// <param name="plan">The set-up.</param>
    /// <param name="signal">What to learn.</param>
    /// <param name="method">How.</param>
    /// <param name="seed">Of phases, initial weights and noise.</param>
    /// <param name="evaluations">The budget.</param>
    /// <param name="cancellation">Ends the training.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ArticleRun Run(ArticlePlan plan, ArticleSignal signal, ArticleMethod method, long seed, int evaluations, CancellationToken cancellation) =>
        new ArticleTraining(plan, signal, method, seed, evaluations, cancellation).Run();

    private ArticleRun Run()
    {
        Check(double.NaN);
        string ended = "budget";
        int stage = 0;
        foreach (ObjectiveSettings settings in method.Objectives())
        {
            int end = stage < method.Stages.Length - 1 ? Math.Min(counter.Count + method.Stages[stage].Evaluations, counter.Most) : counter.Most;
            using SequenceObjective<double> objective = SequenceObjective<double>.NextStep(network.Shape, training, settings);
            ended = Minimise(objective, settings, end);
            stage++;
            if (ended == "diverged")
            {
                break;
            }
        }
        bool isFinite = network.Parameters.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) < 0;
        DrawnTest? last = isFinite ? test.Draw(network) : null;
        best.CopyTo(network.Parameters);
        DrawnTest drawn = test.Draw(network);
        return new ArticleRun(
            [.. checks], ended, last?.Rmse ?? double.PositiveInfinity, last?.MedianValidSteps ?? 0, drawn.ValidSteps, [.. drawn.First.Select(value => (float)Math.Round(value, 4))]);
    }

    /// <summary>Calls the optimizer until the count of evaluations reaches <paramref name="end"/>, or it can do no more.</summary>
    private string Minimise(SequenceObjective<double> objective, ObjectiveSettings settings, int end)
    {
        IOptimizerState<double> state = method.Optimizer.CreateState<double>(objective.Length);
        counter.Inner = objective;
        int nextCheck = counter.Count + plan.CheckEvery;
        for (long call = 0; counter.Count < end; call++)
        {
            objective.SetNoise(seed, call);
            double start = ThreadClock.Seconds;
            OptimizerStep step = state.Step(counter, network.Parameters);
            seconds += ThreadClock.Seconds - start;
            if (step.Outcome == OptimizerOutcome.NotFinite)
            {
                return "diverged";
            }
            // New noise makes a new objective of the next call, so with noise no call is final.
            bool converged = method.Optimizer.IsBatchMethod && step.Outcome != OptimizerOutcome.Advanced && settings.InputNoise.Level == 0;
            if (counter.Count >= nextCheck || counter.Count >= end || converged)
            {
                Check(step.Loss);
                nextCheck = counter.Count + plan.CheckEvery;
            }
            if (converged)
            {
                return "converged";
            }
        }
        return "budget";
    }

    /// <summary>A call of L-BFGS may end behind the budget; what it found there does not count.</summary>
    private void Check(double loss)
    {
        if (counter.Count > counter.Most)
        {
            return;
        }
        double error = validation.Draw(network).Rmse;
        if (checks.Count == 0 || error < checks[^1].Validation)
        {
            network.Parameters.CopyTo(best);
            DrawnTest drawn = test.Draw(network);
            checks.Add(new ArticleCheck(counter.Count, seconds, loss, error, drawn.Rmse, drawn.WholeRmse, drawn.MedianValidSteps));
        }
        else
        {
            checks.Add(checks[^1] with { Evaluations = counter.Count, Seconds = seconds, Loss = loss });
        }
    }

    private static SequenceBatch<double> Scaled(SequenceBatch<double> waves, double factor) =>
        SequenceBatch<double>.FromSequences([.. Enumerable.Range(0, waves.Count).Select(b => waves[b].ToArray().Select(value => value * factor).ToArray())]);

    private static SequenceBatch<double> Cut(SequenceBatch<double> waves, int steps) =>
        SequenceBatch<double>.FromSequences([.. Enumerable.Range(0, waves.Count).Select(b => waves[b][..steps].ToArray())]);
}
