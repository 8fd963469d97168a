using System.Collections.Immutable;
using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.Article;

/// <summary>A way to train, as the comparisons set it beside others. Immutable.</summary>
internal sealed record ArticleMethod
{
    /// <summary>Which part it plays in the claims; null for none.</summary>
    public ArticleRole? Role { get; init; }

    /// <summary>As tables and figures call it.</summary>
    public required string Name { get; init; }

    /// <summary>How the loss is minimised.</summary>
    public required IOptimizer Optimizer { get; init; }

    /// <summary>The article's <em>weighted training</em>; default none.</summary>
    public StepWeights Weights { get; init; } = StepWeights.None;

    /// <summary>The article's <em>denoising</em>: noise on the inputs, by their standard deviation; 0 (default) for none.</summary>
    public double Noise { get; init; }

    /// <summary>Drawn steps at the end of each training sequence, stage by stage; empty (default) for teacher forcing only.</summary>
    public ImmutableArray<FreeRunStage> Stages { get; init; } = [];

    /// <summary>The article's loss with this method's changes, in each of its stages.</summary>
    public ImmutableArray<ObjectiveSettings> Objectives()
    {
        ObjectiveSettings settings = ForecasterSettings.Article.Training.Objective with { StepWeights = Weights, InputNoise = new InputNoise(Noise, Relative: true) };
        return Stages.IsEmpty ? [settings] : [.. Stages.Select(stage => settings with { FreeRun = new FreeRunLoss { Steps = stage.Steps } })];
    }

    /// <summary>Everything the method is, as text.</summary>
    public string Describe() => FormattableString.Invariant(
        $"{Optimizer}; weights {Weights}; noise {Noise}; stages {string.Join(' ', Stages.Select(stage => FormattableString.Invariant($"{stage.Steps}/{stage.Evaluations}")))}");
}
