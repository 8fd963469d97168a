using System.Text;
using Wavecast.Storage;
using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training;

public sealed class CheckpointFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => folder["run"];

    private static TrainingSettings Settings { get; } = new() { Optimizer = new Sgd { LearningRate = 0.02 }, Epochs = 2 };

    /// <summary>Each setting that decides the path of training, as a change of one field.</summary>
    private static readonly Dictionary<string, Func<TrainingSettings, TrainingSettings>> Changes = new()
    {
        ["optimizer"] = s => s with { Optimizer = new Sgd { LearningRate = 0.03 } },
        ["loss"] = s => s with { Objective = s.Objective with { Loss = LossKind.SumOfSquares } },
        ["step weights"] = s => s with { Objective = s.Objective with { StepWeights = StepWeights.Exponential(10) } },
        ["loss warm-up"] = s => s with { Objective = s.Objective with { WarmUp = 1 } },
        ["loss scale"] = s => s with { Objective = s.Objective with { Scale = 10 } },
        ["input noise"] = s => s with { Objective = s.Objective with { InputNoise = 0.1 } },
        ["free-run loss"] = s => s with { Objective = s.Objective with { FreeRun = new FreeRunLoss { Steps = 2 } } },
        ["free-run stages"] = s => s with { FreeRunStages = [new FreeRunStage(2, 3)] },
        ["batch size"] = s => s with { BatchSize = 1 },
        ["clip norm"] = s => s with { ClipNorm = 1 },
        ["schedule"] = s => s with { Schedule = LearningRateSchedule.OnPlateau() },
        ["rescue"] = s => s with { Rescue = false },
        ["selection"] = s => s with { Selection = Selection.Last },
        ["validation warm-up"] = s => s with { ValidationWarmUp = 2 },
        ["validation steps"] = s => s with { ValidationSteps = 2 },
        ["seed"] = s => s with { Seed = 1 },
    };

    public static TheoryData<string> ChangedSettings() => new(Changes.Keys);

    /// <summary>Each tensor of a checkpoint, in a form that must not be believed.</summary>
    public static TheoryData<string, Func<SafetensorsFile, Tensor>> WrongTensors() => new()
    {
        { "parameters", _ => Tensor.Create<double>("parameters", [1, 2, 3]) },
        { "parameters", file => Tensor.Create<double>("parameters", Filled(file, "parameters", double.NaN)) },
        { "best.parameters", file => Tensor.Create<double>("best.parameters", Filled(file, "best.parameters", double.PositiveInfinity)) },
        { "best.parameters", file => Tensor.Create<long>("best.parameters", new long[file.Find("best.parameters")!.Length]) },
        { "losses", _ => Tensor.Create<double>("losses", [1, 2, 3]) },
        { "losses", _ => Tensor.Create<double>("losses", [1, 2], 1, 2) },
        { "epochs", _ => Tensor.Create<double>("epochs", [], 0, 4) },
        { "epochs", _ => Tensor.Create<double>("epochs", [0, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1], 4, 3) },
        { "epochs", _ => Tensor.Create<double>("epochs", [0, 1, 1, 1, 3, 1, 1, 1, 2, 1, 1, 1], 3, 4) },
        { "epochs", _ => Tensor.Create<double>("epochs", [0, 1, 1, 1, 1.5, 1, 1, 1, 2, 1, 1, 1], 3, 4) },
        { "epochs", _ => Tensor.Create<double>("epochs", [0, 1, 1, 1, double.NaN, 1, 1, 1, 2, 1, 1, 1], 3, 4) },
        { "epochs", _ => Tensor.Create<double>("epochs", [0, 1, 1, 1, 1, double.NaN, 1, 1, 2, 1, 1, 1], 3, 4) },
        { "epochs", _ => Tensor.Create<double>("epochs", [0, 1, 1, 1, 1, 1, double.PositiveInfinity, 1, 2, 1, 1, 1], 3, 4) },
        { "epochs", _ => Tensor.Create<double>("epochs", [0, 1, 1, 1, 1, 1, 1, -1, 2, 1, 1, 1], 3, 4) },
        { "counters", _ => Tensor.Create<double>("counters", new double[10]) },
        { "counters", _ => Tensor.Create<long>("counters", [2, 0, 0, 0, 2]) },
        { "counters", file => Counted(file, 0, -1) },
        { "counters", file => Counted(file, 1, 1) },
        { "counters", file => Counted(file, 2, 3) },
        { "counters", file => Counted(file, 3, 2) },
        { "counters", file => Counted(file, 4, -1) },
        { "counters", file => Counted(file, 5, 0) },
        { "counters", file => Counted(file, 5, 1L << 32) },
        { "counters", file => Counted(file, 6, 0) },
        { "counters", file => Counted(file, 6, 3) },
        { "counters", file => Counted(file, 7, 3) },
        { "counters", file => Counted(file, 8, -1) },
        { "counters", file => Counted(file, 9, -2) },
        { "counters", file => Counted(file, 9, 1L << 32) },
        { "stage", _ => Tensor.Create<double>("stage", [1]) },
        { "stage", _ => Tensor.Create<double>("stage", [-1, -1]) },
        { "stage", _ => Tensor.Create<double>("stage", [1, 2]) },
        { "schedule.epoch", _ => Tensor.Create<double>("schedule.epoch", [1]) },
        { "schedule.factor", _ => Tensor.Create<long>("schedule.factor", [1]) },
        { "rescues", _ => Tensor.Create<double>("rescues", [1, 1, 9, 0, 1], 1, 5) },
        { "rescues", _ => Tensor.Create<double>("rescues", [1, 3, 9, 0], 1, 4) },
        { "rescues", _ => Tensor.Create<double>("rescues", [3, 1, 9, 0], 1, 4) },
        { "rescues", _ => Tensor.Create<double>("rescues", [1, 1, 9, 0.5], 1, 4) },
        { "rescues", _ => Tensor.Create<double>("rescues", new double[51 * 4], 51, 4) },
        { "stranger", _ => Tensor.Create<double>("stranger", [1]) },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(ChangedSettings))]
    public async Task Resume_WithAnotherSetting_NamesIt(string field)
    {
        await Fit(Settings with { CheckpointPath = Path });

        CheckpointMismatchException e = await Assert.ThrowsAsync<CheckpointMismatchException>(() => Fit(Changes[field](Settings) with { ResumePath = Path }));

        Assert.Equal(field, e.Field);
        Assert.NotEqual(e.Saved, e.Present);
        Assert.Contains($"{field} {e.Saved}, this run has {e.Present}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_WithOtherData_NamesIt()
    {
        await Fit(Settings with { CheckpointPath = Path });
        TrainingSettings resuming = Settings with { ResumePath = Path };
        SequenceBatch<double> waves = Waves.Sines(4);
        double[][] values = [.. Enumerable.Range(0, 3).Select(b => waves[b].ToArray())];
        values[1][4] = double.BitIncrement(values[1][4]);

        Assert.Equal("training sequences", await Refused(new(Network(), resuming), waves, null));
        Assert.Equal("training values", await Refused(new(Network(), resuming), SequenceBatch<double>.FromSequences(values), null));
        Assert.Equal("validation sequences", await Refused(new(Network(), resuming), waves[..3], waves[3..]));
        Assert.Equal("network", await Refused(new(new LstmNetwork<double>(1, [3], 1), resuming), waves[..3], null));
    }

    [Fact]
    public async Task Resume_InAnotherPrecision_NamesIt()
    {
        await Fit(Settings with { CheckpointPath = Path });

        CheckpointMismatchException e = await Assert.ThrowsAsync<CheckpointMismatchException>(() =>
            new Trainer<float>(new LstmNetwork<float>(1, [2], 1), Settings with { ResumePath = Path }).FitAsync(Waves.Sines(3).ConvertTo<float>(), cancellationToken: Token));

        Assert.Equal("precision", e.Field);
    }

    [Fact]
    public async Task Resume_WithOtherEpochsPatienceGoalAndThreads_GoesOn()
    {
        await Fit(Settings with { CheckpointPath = Path });

        TrainingResult result = await Fit(Settings with { ResumePath = Path, Epochs = 3, Patience = 50, Goal = 0, Threads = 2, TimeLimit = TimeSpan.FromDays(1) });

        Assert.Equal(3, result.Epochs[^1].Epoch);
    }

    [Fact]
    public async Task Resume_WithEpochsThatWouldHaveChangedTheSchedule_NamesThem()
    {
        TrainingSettings cosine = Settings with { Schedule = LearningRateSchedule.Cosine() };
        await Fit(cosine with { CheckpointPath = Path });

        CheckpointMismatchException e = await Assert.ThrowsAsync<CheckpointMismatchException>(() => Fit(cosine with { ResumePath = Path, Epochs = 3 }));

        Assert.Equal(("epochs", "2", "3"), (e.Field, e.Saved, e.Present));
    }

    [Fact]
    public async Task Resume_WithAnotherOptimizerSetting_ShowsThePartThatDiffers()
    {
        await Fit(Settings with { CheckpointPath = Path });

        CheckpointMismatchException e = await Assert.ThrowsAsync<CheckpointMismatchException>(() => Fit(Settings with { ResumePath = Path, Optimizer = new Sgd { LearningRate = 0.02, Momentum = 0.25 } }));

        Assert.StartsWith("'… Momentum = 0,", e.Saved, StringComparison.Ordinal);
        Assert.StartsWith("'… Momentum = 0.25,", e.Present, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_FileThatIsNoCheckpoint_SaysSo()
    {
        new SafetensorsFile([Tensor.Create<double>("parameters", [1])]).Write(Path);

        ModelFormatException e = await Assert.ThrowsAsync<ModelFormatException>(() => Fit(Settings with { ResumePath = Path }));

        Assert.Contains("not a checkpoint", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_AnotherVersion_IsRefused()
    {
        SafetensorsFile file = await Made();
        new SafetensorsFile(file.Tensors, new Dictionary<string, string>(file.Metadata) { ["wavecast.checkpoint"] = "1" }).Write(Path);

        ModelFormatException e = await Assert.ThrowsAsync<ModelFormatException>(() => Fit(Settings with { ResumePath = Path }));

        Assert.Contains("version '1'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongTensors), DisableDiscoveryEnumeration = true)]
    public async Task Resume_WrongTensor_IsRefusedByName(string name, Func<SafetensorsFile, Tensor> wrong)
    {
        SafetensorsFile file = await Made();
        new SafetensorsFile([.. file.Tensors.Where(t => t.Name != name), wrong(file)], file.Metadata).Write(Path);

        ModelFormatException e = await Assert.ThrowsAsync<ModelFormatException>(() => Fit(Settings with { ResumePath = Path }));

        Assert.Contains($"'{name}'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("factor", 1.5)]
    [InlineData("epoch", 0.5)]
    [InlineData("bestLoss", double.NaN)]
    [InlineData("badEpochs", -1)]
    public async Task Resume_WrongNumberOfTheSchedule_IsRefusedByName(string number, double value)
    {
        SafetensorsFile file = await Made();
        Tensor saved = file.Find($"schedule.{number}")!;
        new SafetensorsFile(file.Tensors.Replace(saved, Tensor.Create<double>(saved.Name, [value])), file.Metadata).Write(Path);

        ModelFormatException e = await Assert.ThrowsAsync<ModelFormatException>(() => Fit(Settings with { ResumePath = Path }));

        Assert.Contains($"the learning rate cannot go on from it. The learning-rate schedule's '{number}'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_Version2WithoutOneOfItsTensors_IsRefused()
    {
        SafetensorsFile file = CheckpointVersions.Second(await Made());
        foreach (Tensor missing in file.Tensors.Where(t => !t.Name.StartsWith("optimizer.", StringComparison.Ordinal)))
        {
            new SafetensorsFile(file.Tensors.Remove(missing), file.Metadata).Write(Path);
            await Assert.ThrowsAsync<ModelFormatException>(() => Fit(Settings with { ResumePath = Path }));
        }
    }

    [Fact]
    public async Task Resume_WithoutOneOfItsTensorsOrFields_IsRefused()
    {
        SafetensorsFile file = await Made();
        Assert.Contains(file.Tensors, t => t.Name.StartsWith("optimizer.", StringComparison.Ordinal));

        foreach (Tensor missing in file.Tensors.Where(t => !t.Name.StartsWith("optimizer.", StringComparison.Ordinal)))
        {
            new SafetensorsFile(file.Tensors.Remove(missing), file.Metadata).Write(Path);
            await Assert.ThrowsAsync<ModelFormatException>(() => Fit(Settings with { ResumePath = Path }));
        }
        foreach (string missing in file.Metadata.Keys)
        {
            new SafetensorsFile(file.Tensors, file.Metadata.Where(m => m.Key != missing)).Write(Path);
            await Assert.ThrowsAsync<ModelFormatException>(() => Fit(Settings with { ResumePath = Path }));
        }
    }

    [Fact]
    public async Task Resume_OptimizerStateOfAnotherLength_IsRefused()
    {
        SafetensorsFile file = await Made();
        Tensor vector = file.Tensors.First(t => t.Name.StartsWith("optimizer.vector.", StringComparison.Ordinal));
        new SafetensorsFile(file.Tensors.Replace(vector, Tensor.Create<double>(vector.Name, [1, 2])), file.Metadata).Write(Path);

        ModelFormatException e = await Assert.ThrowsAsync<ModelFormatException>(() => Fit(Settings with { ResumePath = Path }));

        Assert.Contains("the optimizer cannot go on", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_DamagedByte_IsRefusedOrHarmless()
    {
        await Made();
        byte[] whole = await File.ReadAllBytesAsync(Path, Token);

        // Each seventh byte: 7 has no factor in common with the eight bytes of a number.
        for (int at = 0; at < whole.Length; at += 7)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x5A;
            await File.WriteAllBytesAsync(Path, damaged, Token);
            LstmNetwork<double> network = Network();
            try
            {
                await Fit(Settings with { ResumePath = Path }, network);
            }
            catch (Exception e) when (e is ModelFormatException or CheckpointMismatchException)
            {
            }
            Assert.True(network.Parameters.ToArray().All(double.IsFinite), $"byte {at}");
        }
    }

    [Fact]
    public async Task Checkpoint_IsReadable()
    {
        SafetensorsFile file = await Made();

        Assert.Equal("LSTM 1→2→1", file.Text("run.network"));
        Assert.Equal("0", file.Text("run.batch size"));
        Assert.Contains("run.batch size", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path, Token)), StringComparison.Ordinal);
    }

    private static LstmNetwork<double> Network() => new(1, [2], 1, seed: 1);

    private static Task<TrainingResult> Fit(TrainingSettings settings, LstmNetwork<double>? network = null) =>
        new Trainer<double>(network ?? Network(), settings).FitAsync(Waves.Sines(3), cancellationToken: Token);

    private static async Task<string> Refused(Trainer<double> trainer, SequenceBatch<double> training, SequenceBatch<double>? validation) =>
        (await Assert.ThrowsAsync<CheckpointMismatchException>(() => trainer.FitAsync(training, validation, null, Token))).Field;

    private static Tensor Counted(SafetensorsFile file, int index, long value)
    {
        long[] counters = file.Find("counters")!.ToIntegers();
        counters[index] = value;
        return Tensor.Create<long>("counters", counters);
    }

    private static double[] Filled(SafetensorsFile file, string name, double value)
    {
        double[] values = new double[file.Find(name)!.Length];
        Array.Fill(values, value);
        return values;
    }

    private async Task<SafetensorsFile> Made()
    {
        await Fit(Settings with { CheckpointPath = Path });
        return SafetensorsFile.Read(Path);
    }
}
