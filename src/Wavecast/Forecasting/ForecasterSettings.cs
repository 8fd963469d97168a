using System.Collections.Immutable;
using Wavecast.Data;
using Wavecast.Forecasting;
using Wavecast.Training.Optimizers;

namespace Wavecast;

/// <summary>Everything that leads from data to a fitted model: a network's shape, its scaling, splitting, windows and training. Immutable.</summary>
/// <remarks>The defaults are the recipe that lets a network draw waves on for a long time; <see cref="PyTorch"/> and <see cref="Article"/> are two others.</remarks>
public sealed record ForecasterSettings
{
    /// <summary>The window that sequences longer than it are cut into by a recipe that adapts to length.</summary>
    internal const int AdaptedWindow = 500;

    /// <summary>Where this recipe came from, as options and model files name it; <c>robust</c>, <c>pytorch</c> or <c>article</c>.</summary>
    public string Preset { get; init; } = "robust";

    /// <summary>Hidden size of each layer, first layer first.</summary>
    public ImmutableArray<int> Hidden { get; init; } = [24];

    /// <summary>Whether the prediction is the input plus the network's output. Eight of ten runs draw well without, all with it.</summary>
    public bool Residual { get; init; } = true;

    /// <summary>
    /// Number of last inputs that a linear map adds to the prediction; 0 for none. Null (default): as many as the data has room for,
    /// tried beside the network alone and kept where the validation part is drawn better with them.
    /// </summary>
    public int? Bypass { get; init => field = value is null ? null : Require.InRange(value.Value, 0, 1 << 16); }

    /// <summary>
    /// Networks of other initial weights that are looked at, each with its output in closed form, before the best are trained; 8 by
    /// default. 0: a single one, trained from its initial weights as they are. With a number of <see cref="TrainingSettings.Epochs"/> only the
    /// best of them is trained, for so many; without, the best are, until one draws well, see <see cref="StopReason.Goal"/> and <see cref="StopReason.Hopeless"/>.
    /// </summary>
    public int Starts { get; init => field = Require.InRange(value, 0, 10_000); } = 8;

    /// <summary>Whether several starts are looked at: not where nothing is to be trained, so that the initial weights stay what they are.</summary>
    internal bool Screens => Starts > 0 && Training.Epochs > 0;

    /// <summary>Whether the epochs are given: then the best start alone is trained for so many, whatever it reaches.</summary>
    internal bool CountsEpochs => Training.Epochs < TrainingSettings.MostEpochs;

    /// <summary>Steps after which the signal repeats; null (default) to find that in the data. Used with <see cref="Starts"/>.</summary>
    public double? Period { get; init => field = value is null ? null : Require.Positive(value.Value); }

    /// <summary>How the initial weights are drawn; their seed is <see cref="TrainingSettings.Seed"/>.</summary>
    public InitialWeights InitialWeights { get; init; } = InitialWeights.ForgetBias;

    /// <summary>The numbers that the network is made of.</summary>
    public Precision Precision { get; init; } = Precision.Bits64;

    /// <summary>How much the training remembers of each sequence; by default what the machine has room for.</summary>
    public MemoryUse Memory { get; init; }

    /// <summary>How the data is scaled, fitted on the training part.</summary>
    public Scaling Scaling { get; init; } = Scaling.Standard;

    /// <summary>Which part of the data chooses the best parameters.</summary>
    public ValidationSplit Validation { get; init; } = ValidationSplit.Automatic;

    /// <summary>Steps of the windows that longer training sequences are cut into; 0 for whole sequences, null for 500, or four periods where that is more, where <see cref="AdaptsToLength"/>, and whole sequences elsewhere.</summary>
    public int? Window { get; init => field = value is { } steps and not 0 ? Require.InRange(steps, 2, int.MaxValue) : value; }

    /// <summary>Steps from one window's start to the next; null for about half a window, so that the last window ends with the sequence.</summary>
    public int? Stride { get; init => field = value is { } steps ? Require.InRange(steps, 1, int.MaxValue) : null; }

    /// <summary>
    /// Whether what is not given follows the length n of the training sequences: a window of 500 steps; a warm-up of
    /// min(20, n / 10) steps that do not count; and, where <see cref="ObjectiveSettings.FreeRun"/> is given without stages,
    /// a drawn part of n / 10 steps for 80 evaluations, 3n / 10 for 120 and 6n / 10 for the rest. With <see cref="Starts"/> these, the goal
    /// and an endurance test follow the signal's own time scale, see <see cref="SignalProfile"/>, and how far the start draws already.
    /// </summary>
    public bool AdaptsToLength { get; init; } = true;

    /// <summary>Loss, optimizer, stages, stopping, seed and threads. With one feature, <see cref="TrainingSettings.Goal"/> is in the data's units.</summary>
    public TrainingSettings Training { get; init; } = new()
    {
        Optimizer = new Lbfgs { History = 50 },
        Objective = new ObjectiveSettings { FreeRun = new FreeRunLoss { Steps = 1 }, Scale = 1e6 },
        Epochs = TrainingSettings.MostEpochs,
        Evaluations = 1500,
        Selection = Selection.FreeRun,
    };

    /// <summary>PyTorch's example <c>time_sequence_prediction</c>, bit for bit: its shape, weights, loss, optimizer and split.</summary>
    public static ForecasterSettings PyTorch { get; } = new()
    {
        Preset = "pytorch",
        Hidden = [51, 51],
        Residual = false,
        Bypass = 0,
        Starts = 0,
        InitialWeights = InitialWeights.PyTorch,
        Scaling = Scaling.None,
        Validation = ValidationSplit.Sequences(3),
        AdaptsToLength = false,
        Training = new TrainingSettings { Optimizer = new Lbfgs { LearningRate = 0.8, LineSearch = LineSearch.None, CurvatureTest = CurvatureTest.PyTorch }, Epochs = 15, Selection = Selection.Last },
    };

    /// <summary>The article's: one layer, the sum of squares, Adagrad; weighted training and denoising are there to be added.</summary>
    public static ForecasterSettings Article { get; } = new()
    {
        Preset = "article",
        Hidden = [32],
        Residual = false,
        Bypass = 0,
        Starts = 0,
        AdaptsToLength = false,
        Training = new TrainingSettings
        {
            Optimizer = new Adagrad { LearningRate = 0.1 },
            Objective = new ObjectiveSettings { Loss = LossKind.SumOfSquares },
            Epochs = 200,
            Selection = Selection.FreeRun,
        },
    };
}
