using System.Collections.Immutable;

namespace Wavecast.Reproduction.Article;

/// <summary>How much is measured: every number of the set-up. Immutable.</summary>
internal sealed record ArticlePlan
{
    /// <summary>Within the hour: see <c>docs/reproduction.md</c>.</summary>
    public static ArticlePlan Full { get; } = new();

    /// <summary>Within two minutes: shorter sequences, a smaller budget, a smaller search.</summary>
    public static ArticlePlan Quick { get; } = new()
    {
        IsQuick = true,
        TrainingSteps = 250,
        WarmUp = 250,
        TestSequences = 4,
        Evaluations = 300,
        SearchSeeds = 2,
        RateFactors = [0.3, 1, 3],
        HalfLives = [25],
        NoiseLevels = [0.05],
    };

    /// <summary>Whether this is <see cref="Quick"/>, which the report has to say.</summary>
    public bool IsQuick { get; init; }

    /// <summary>What is learnt.</summary>
    public ImmutableArray<ArticleSignal> Signals { get; init; } = [ArticleSignal.Sine, ArticleSignal.MultiSine];

    /// <summary>LSTM units of the one layer: the article's preset.</summary>
    public int Hidden { get; init; } = ForecasterSettings.Article.Hidden[0];

    /// <summary>Trainings of each method, each with its own data and initial weights.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>Trainings of each candidate of a search, with other seeds than those of the comparisons.</summary>
    public int SearchSeeds { get; init; } = 3;

    /// <summary>Learning rates that are tried for each optimizer, by its own usual one.</summary>
    public ImmutableArray<double> RateFactors { get; init; } = [0.1, 0.3, 1, 3, 10];

    public int TrainingSequences { get; init; } = 8;

    public int TrainingSteps { get; init; } = 500;

    public int ValidationSequences { get; init; } = 4;

    public int TestSequences { get; init; } = 16;

    /// <summary>Steps read before a drawing.</summary>
    public int WarmUp { get; init; } = 500;

    /// <summary>Steps drawn.</summary>
    public int DrawnSteps { get; init; } = 1000;

    /// <summary>Evaluations of loss and gradient that a training may use.</summary>
    public int Evaluations { get; init; } = 800;

    /// <summary>The article's tricks under L-BFGS too, not only the free-run loss.</summary>
    public bool TricksWithLbfgs => !IsQuick;

    /// <summary>Evaluations of a training in a search.</summary>
    public int SearchEvaluations => Evaluations / 2;

    /// <summary>Evaluations after which validation sequences are drawn, to choose the best parameters.</summary>
    public int CheckEvery { get; init; } = 25;

    /// <summary>Steps over which the weight of a step halves.</summary>
    public ImmutableArray<double> HalfLives { get; init; } = [25, 100, 400];

    /// <summary>Standard deviation of the input noise, by that of the signal.</summary>
    public ImmutableArray<double> NoiseLevels { get; init; } = [0.01, 0.05, 0.2];

    /// <summary>The drawn part of the free-run loss: a tenth of the training steps, then three, then six, in a quarter, a quarter and half of the evaluations.</summary>
    public ImmutableArray<FreeRunStage> FreeRunStages => [Stage(1, 4), Stage(3, 4), Stage(6, 2)];

    /// <summary>Everything but the method that a training's result depends on, as text.</summary>
    public string Describe(int evaluations) => FormattableString.Invariant(
        $"{Hidden} units; {TrainingSequences} x {TrainingSteps} steps; {ValidationSequences} + {TestSequences} sequences, {WarmUp} read, {DrawnSteps} drawn; {evaluations} evaluations, check every {CheckEvery}");

    private FreeRunStage Stage(int tenths, int parts) => new(Math.Max(1, TrainingSteps * tenths / 10), Math.Max(1, Evaluations / parts));
}
