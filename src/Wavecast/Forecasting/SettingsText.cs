using System.Collections.Immutable;
using System.Globalization;
using Wavecast.Training.Optimizers;
using static System.FormattableString;

namespace Wavecast.Forecasting;

/// <summary>Settings as texts by name, for a model's metadata and for people.</summary>
internal static class SettingsText
{
    public static ImmutableSortedDictionary<string, string> Describe(ForecasterSettings settings, TrainingSettings training)
    {
        ObjectiveSettings objective = training.Objective;
        SortedDictionary<string, string> texts = new(StringComparer.Ordinal)
        {
            ["preset"] = settings.Preset,
            ["initialWeights"] = $"{settings.InitialWeights}",
            ["scale"] = $"{settings.Scaling}",
            ["validation"] = $"{settings.Validation}",
            ["optimizer"] = training.Optimizer.Name,
            ["optimizerSettings"] = Describe(training.Optimizer),
            ["epochs"] = Text(training.Epochs),
            ["batch"] = Text(training.BatchSize),
            ["clip"] = Text(training.ClipNorm),
            ["schedule"] = $"{training.Schedule}",
            ["select"] = $"{training.Selection}",
            ["rescue"] = $"{training.Rescue}",
            ["patience"] = Text(training.Patience),
            ["seed"] = Text(training.Seed),
            ["loss"] = $"{objective.Loss}",
            ["lossScale"] = Text(objective.Scale),
            ["stepWeights"] = $"{objective.StepWeights}",
            ["inputNoise"] = Text(objective.InputNoise.Level),
            ["inputNoiseIsRelative"] = $"{objective.InputNoise.Relative}",
            ["warmUp"] = Text(objective.WarmUp),
        };
        if (settings.Window is { } window)
        {
            texts["window"] = Text(window);
        }
        if (objective.FreeRun is { } freeRun)
        {
            texts["freeRunWeight"] = Text(freeRun.Weight);
            texts["freeRunSegments"] = Text(freeRun.Segments);
            texts["freeRunSteps"] = string.Join(',', training.FreeRunStages.IsEmpty
                ? [Text(freeRun.Steps)]
                : training.FreeRunStages.Select(stage => Text(stage.Steps)));
        }
        return texts.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static string Describe(IOptimizer optimizer) => optimizer switch
    {
        FirstOrderOptimizer first => Invariant($"{first.Name}, learning rate {first.LearningRate}") + RuleOf(first),
        Lbfgs l => Invariant($"{l.Name}, learning rate {l.LearningRate}, iterations {l.Iterations}, evaluations {l.Evaluations}")
            + Invariant($", gradient tolerance {l.GradientTolerance}, change tolerance {l.ChangeTolerance}, history {l.History}")
            + Invariant($", line search {l.LineSearch}, trust {l.Trust}, curvature test {l.CurvatureTest}"),
        _ => $"{optimizer}",
    };

    private static string RuleOf(FirstOrderOptimizer optimizer) => optimizer switch
    {
        Adagrad a => Invariant($", learning rate decay {a.LearningRateDecay}, initial accumulator {a.InitialAccumulator}, epsilon {a.Epsilon}"),
        Sgd s => Invariant($", momentum {s.Momentum}{(s.Nesterov ? " of Nesterov" : "")}, weight decay {s.WeightDecay}"),
        AdaptiveMoments m => Invariant($", beta1 {m.Beta1}, beta2 {m.Beta2}, epsilon {m.Epsilon}, weight decay {m.WeightDecay}{(m.AmsGrad ? ", AMSGrad" : "")}"),
        _ => "",
    };

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
