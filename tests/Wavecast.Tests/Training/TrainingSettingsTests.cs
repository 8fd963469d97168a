namespace Wavecast.Tests.Training;

public class TrainingSettingsTests
{
    public static TheoryData<string, Func<object>> Impossible() => new()
    {
        { "Epochs", () => new TrainingSettings { Epochs = -1 } },
        { "Epochs", () => new TrainingSettings { Epochs = int.MaxValue } },
        { "BatchSize", () => new TrainingSettings { BatchSize = -1 } },
        { "ClipNorm", () => new TrainingSettings { ClipNorm = double.NaN } },
        { "Selection", () => new TrainingSettings { Selection = (Selection)9 } },
        { "Patience", () => new TrainingSettings { Patience = -1 } },
        { "TimeLimit", () => new TrainingSettings { TimeLimit = TimeSpan.Zero } },
        { "Goal", () => new TrainingSettings { Goal = double.NaN } },
        { "ValidationWarmUp", () => new TrainingSettings { ValidationWarmUp = 0 } },
        { "ValidationSteps", () => new TrainingSettings { ValidationSteps = 0 } },
        { "Threads", () => new TrainingSettings { Threads = 0 } },
        { "Steps", () => new FreeRunStage(0, 1) },
        { "Evaluations", () => new FreeRunStage(1, 1) with { Evaluations = 0 } },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void Construction_ImpossibleValue_NamesIt(string name, Func<object> make) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, make);
}
