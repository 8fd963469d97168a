using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>PyTorch's <c>time_sequence_prediction</c>: its data, network and optimizer, in one size.</summary>
internal sealed record PyTorchExample
{
    /// <summary>Optimizer steps of the script.</summary>
    public const int Steps = 15;

    /// <summary>Sequences that the script tests on, the first ones.</summary>
    public const int TestSequences = 3;

    /// <summary>Steps that the script draws beyond the data.</summary>
    public const int Future = 1000;

    private const int PeriodScale = 20;
    private const long DataSeed = 2;

    /// <summary>As published.</summary>
    public static PyTorchExample Published { get; } = new() { Hidden = 51, Sequences = 100, Length = 1000, Golden = "sine-51", Perturbed = 8, PerturbedSteps = 7 };

    /// <summary>Small enough for seconds. Its own seed does not explode, so that another one shows how.</summary>
    public static PyTorchExample Small { get; } = new() { Hidden = 9, Sequences = 12, Length = 120, Golden = "sine-9", ExplodingSeed = 41, Perturbed = 4, PerturbedSteps = 15 };

    public required int Hidden { get; init; }

    public required int Sequences { get; init; }

    /// <summary>Steps of a sequence.</summary>
    public required int Length { get; init; }

    /// <summary>The file of PyTorch's losses.</summary>
    public required string Golden { get; init; }

    /// <summary>Seed of initial weights from which the fixed step explodes; 0 is the script's own.</summary>
    public long ExplodingSeed { get; init; }

    /// <summary>Trainings from initial weights moved in their last bit.</summary>
    public required int Perturbed { get; init; }

    /// <summary>Optimizer steps of each of these.</summary>
    public required int PerturbedSteps { get; init; }

    /// <summary>What every training of it depends on, as text.</summary>
    public string Size => FormattableString.Invariant($"hidden {Hidden}, {Sequences} sequences of {Length} steps, explosion from seed {ExplodingSeed}");

    /// <summary>The settings as the tool's preset has them.</summary>
    public static TrainingSettings Settings => ForecasterSettings.PyTorch.Training;

    /// <summary>How the rescued training goes on after the script's steps: the last tenth of each wave is drawn, then three tenths, then six, and counts as much as the rest.</summary>
    public TrainingSettings DrawnOn => new()
    {
        Optimizer = new Lbfgs { History = 50 },
        Objective = new ObjectiveSettings { FreeRun = new FreeRunLoss { Steps = 1 }, Scale = 1e6, WarmUp = Length / 50 },
        FreeRunStages = [new FreeRunStage(Length / 10, 40), new FreeRunStage(3 * Length / 10, 60), new FreeRunStage(6 * Length / 10, 1)],
        Epochs = 8,
        Threads = 1,
    };

    public SequenceBatch<double> TrainingWaves() => Waves(Length)[TestSequences..];

    public SequenceBatch<double> TestWaves() => Waves(Length)[..TestSequences];

    /// <summary>The test waves as they truly go on: sines whose phases the data's generator knows.</summary>
    public SequenceBatch<double> TrueWaves() => Waves(Length + Future)[..TestSequences];

    /// <summary>The network with PyTorch's initial weights.</summary>
    public LstmNetwork<double> Network(long seed) => new(new NetworkShape(1, [Hidden, Hidden], 1), seed, InitialWeights.PyTorch);

    public static SequenceObjective<double> Objective(NetworkShape shape, SequenceBatch<double> sequences) =>
        SequenceObjective<double>.NextStep(shape, sequences, Settings.Objective);

    private SequenceBatch<double> Waves(int length) => Signal.SineLikePyTorch(Sequences, length, PeriodScale, DataSeed);
}
