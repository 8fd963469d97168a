using Wavecast.Storage;
using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training;

/// <summary>Runs that are longer than the history they keep, which is short here.</summary>
public sealed class TrainerHistoryTests : IDisposable
{
    private const int Limit = 8;

    private static readonly Dictionary<string, IOptimizer> Optimizers = new()
    {
        ["sgd"] = new Sgd { LearningRate = 0.01, Momentum = 0.9, Nesterov = true },
        ["adam"] = new Adam { LearningRate = 0.03 },
        ["lbfgs"] = new Lbfgs { Iterations = 2 },
    };

    private static readonly Dictionary<string, LearningRateSchedule> Schedules = new()
    {
        ["constant"] = LearningRateSchedule.Constant,
        ["cosine"] = LearningRateSchedule.Cosine(warmUp: 3, last: 0.1),
        ["plateau"] = LearningRateSchedule.OnPlateau(by: 0.8, patience: 1),
    };

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> EveryOptimizerAndSchedule() =>
        new(Optimizers.Keys.SelectMany(optimizer => Schedules.Keys.Select(schedule => (optimizer, schedule))));

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(EveryOptimizerAndSchedule))]
    public async Task AShortHistory_ChangesNothingButItself(string optimizer, string schedule)
    {
        TrainingSettings settings = Settings(optimizer, schedule);

        (TrainingResult full, double[] expected) = await Fit(settings with { HistoryLimit = ThinnedList<double>.MostEntries });
        (TrainingResult thinned, double[] parameters) = await Fit(settings);

        Assert.Equal((1, full.Best, full.Stopped, full.Reason), (full.LossStride, thinned.Best, thinned.Stopped, thinned.Reason));
        Assert.Equal(expected, parameters);
        Assert.InRange(thinned.LossStride, 4, 64);
        Assert.Equal(full.Losses.Where((_, i) => i % thinned.LossStride == 0), thinned.Losses);
        Assert.InRange(thinned.Losses.Length, 1, Limit);
        int[] kept = [.. Enumerable.Range(0, 21).Where(i => i % 4 == 0 || i == full.Best.Epoch || i == 20)];
        Assert.Equal(kept.Select(i => full.Epochs[i]), thinned.Epochs);
    }

    [Theory]
    [MemberData(nameof(EveryOptimizerAndSchedule))]
    public async Task Resume_OfAThinnedHistory_GivesTheBitsAndTheHistoryOfTheWhole(string optimizer, string schedule)
    {
        TrainingSettings settings = Settings(optimizer, schedule);
        (TrainingResult whole, double[] expected) = await Fit(settings);
        foreach (int evaluation in (int[])[3, 20, 21, 22, 23, 30])
        {
            using CancellationTokenSource cut = new();

            (TrainingResult part, _) = await Fit(
                settings with { CheckpointPath = folder["run"], Optimizer = new InterruptingOptimizer(settings.Optimizer, evaluation, cut.Cancel) }, cut.Token);
            (TrainingResult resumed, double[] parameters) = await Fit(settings with { ResumePath = folder["run"], Threads = 2 });

            Assert.Equal(StopReason.Cancelled, part.Stopped);
            SameHistory(whole, resumed);
            Assert.Equal(expected, parameters);
        }
    }

    /// <summary>Four mini-batches an epoch: the first loss of the third epoch is the ninth of a list of eight, and what the second epoch left must still be whole.</summary>
    [Fact]
    public async Task Checkpoint_OfARunWhoseLossesWereThinnedSince_HoldsThoseOfItsEpoch()
    {
        TrainingSettings settings = Settings("sgd", "constant") with { BatchSize = 1 };
        using CancellationTokenSource cut = new();
        (TrainingResult whole, double[] expected) = await Fit(settings with { Epochs = 2 });

        (TrainingResult part, _) = await Fit(settings with { CheckpointPath = folder["run"], Optimizer = new InterruptingOptimizer(settings.Optimizer, 12, cut.Cancel) }, cut.Token);
        (TrainingResult resumed, double[] parameters) = await Fit(settings with { Epochs = 2, ResumePath = folder["run"] });

        Assert.Equal((2, 1, 8), (part.LossStride, resumed.LossStride, resumed.Losses.Length));
        SameHistory(whole, resumed);
        Assert.Equal(expected, parameters);
    }

    /// <summary>Where the warm-up ends with the first run, what follows differs with the number of epochs, and what was before does not.</summary>
    [Theory]
    [InlineData("cosine", 12)]
    [InlineData("plateau", 12)]
    [InlineData("constant", 12)]
    [InlineData("cosine", 0)]
    public async Task Resume_WithMoreEpochs_GivesTheBitsOfTheWhole(string schedule, int finished)
    {
        TrainingSettings settings = Settings("sgd", schedule) with { Selection = Selection.Last };
        settings = schedule == "cosine" ? settings with { Schedule = LearningRateSchedule.Cosine(warmUp: 12) } : settings;
        (TrainingResult whole, double[] expected) = await Fit(settings);

        await Fit(settings with { Epochs = finished, CheckpointPath = folder["run"] });
        (TrainingResult resumed, double[] parameters) = await Fit(settings with { ResumePath = folder["run"] });

        SameHistory(whole, resumed);
        Assert.Equal(expected, parameters);
    }

    [Fact]
    public async Task Resume_WithEpochsThatWouldHaveChangedTheSchedule_NamesThemHoweverLittleIsKept()
    {
        TrainingSettings settings = Settings("sgd", "cosine");
        await Fit(settings with { CheckpointPath = folder["run"] });

        CheckpointMismatchException e = await Assert.ThrowsAsync<CheckpointMismatchException>(() => Fit(settings with { ResumePath = folder["run"], Epochs = 30 }));

        Assert.Equal(("epochs", "20", "30"), (e.Field, e.Saved, e.Present));
    }

    /// <summary>Version 2 kept everything; what does not fit is dropped when it is read.</summary>
    [Theory]
    [MemberData(nameof(EveryOptimizerAndSchedule))]
    public async Task Resume_OfVersion2_GivesTheBitsOfTheWhole(string optimizer, string schedule)
    {
        TrainingSettings settings = Settings(optimizer, schedule);
        (TrainingResult whole, double[] expected) = await Fit(settings);
        using CancellationTokenSource cut = new();
        TrainingSettings full = settings with
        {
            HistoryLimit = ThinnedList<double>.MostEntries,
            CheckpointPath = folder["run"],
            Optimizer = new InterruptingOptimizer(settings.Optimizer, 24, cut.Cancel),
        };
        await Fit(full, cut.Token);
        CheckpointVersions.Second(SafetensorsFile.Read(folder["run"])).Write(folder["run"]);

        (TrainingResult resumed, double[] parameters) = await Fit(settings with { ResumePath = folder["run"] });

        SameHistory(whole, resumed);
        Assert.Equal(expected, parameters);
    }

    /// <summary>A step four hundred times too long explodes often; what is remembered of a stage must be the same after a resume.</summary>
    [Fact]
    public async Task Resume_OfARescuedRun_IsRescuedAsTheWhole()
    {
        TrainingSettings settings = Settings("sgd", "constant") with { Optimizer = new Sgd { LearningRate = 400 }, Epochs = 30 };
        (TrainingResult whole, double[] expected) = await Fit(settings);
        using CancellationTokenSource cut = new();

        await Fit(settings with { CheckpointPath = folder["run"], Optimizer = settings.Optimizer }, cut.Token, report => { if (report.Epoch.Epoch == 17) { cut.Cancel(); } });
        (TrainingResult resumed, double[] parameters) = await Fit(settings with { ResumePath = folder["run"] });

        Assert.NotEmpty(whole.Rescues);
        Assert.Equal(whole.Rescues, resumed.Rescues);
        SameHistory(whole, resumed);
        Assert.Equal(expected, parameters);
    }

    /// <summary>The bias learns 1 at once and is thrown to 3 behind the resume: a loss above that of the start, which only one that had learnt must not have.</summary>
    [Fact]
    public async Task Resume_AfterALossThatHadLearnt_RemembersIt()
    {
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.9999, 0.9999, 0.9999, 3), Epochs = 9, Rescue = false, HistoryLimit = 2, Selection = Selection.FreeRun };
        TrainingResult whole = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        await new Trainer<double>(Waves.BiasOnly(), settings with { Epochs = 4, CheckpointPath = folder["run"] }).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);
        TrainingResult resumed = await new Trainer<double>(Waves.BiasOnly(), settings with { ResumePath = folder["run"] }).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Contains("after it had been down to", whole.Reason, StringComparison.Ordinal);
        Assert.Equal((whole.Stopped, whole.Reason), (resumed.Stopped, resumed.Reason));
    }

    /// <summary>The best of the first six evaluations is epoch 3, which is dropped; compared elsewhere, the kept ones have to do: epoch 4.</summary>
    [Theory]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    public async Task Resume_OfAStartThatIsComparedWithOthers_RemembersItsBestUntilThere(int comparedAt, int compared)
    {
        double[] biases = [.. Enumerable.Range(1, 20).Select(epoch => epoch == 3 ? 0.7 : epoch == 15 ? 0.9 : 0.5)];
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(biases), Epochs = 20, HistoryLimit = Limit, ComparedAt = 6, CheckpointPath = folder["run"] };
        await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        using TrainingRun<double> resumed = Resumed(settings with { ResumePath = folder["run"], ComparedAt = comparedAt });

        Assert.Equal((compared, 15), (resumed.State.Epochs.Compared.Epoch, resumed.State.Best.Epoch));
        Assert.Equal(compared == 3 ? 0.3 : 0.5, resumed.State.Epochs.Compared.FreeRunRmse!.Value, 1e-12);
    }

    [Theory]
    [InlineData(1, -1)]
    [InlineData(1, 21)]
    [InlineData(1, 0.5)]
    [InlineData(2, 21)]
    [InlineData(3, double.NaN)]
    public async Task Resume_OfAnEpochToCompareThatCannotBe_IsRefused(int index, double value)
    {
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.5), Epochs = 20, HistoryLimit = Limit, ComparedAt = 6, CheckpointPath = folder["run"] };
        await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);
        SafetensorsFile file = SafetensorsFile.Read(folder["run"]);
        double[] wrong = file.Values<double>("compared", 7);
        wrong[index] = value;
        new SafetensorsFile(file.Tensors.Replace(file.Find("compared")!, Tensor.Create<double>("compared", wrong)), file.Metadata).Write(folder["run"]);

        Assert.Contains("'compared'", Assert.Throws<ModelFormatException>(() => Resumed(settings with { ResumePath = folder["run"] })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, new long[] { -1L, 0, 1, 2, 19, 20, 22, 100_000_002, 1L << 40, long.MaxValue })]
    [InlineData(6, new long[] { long.MinValue, -4, 0, 1, 2, 3, 8, 1L << 31, long.MaxValue })]
    [InlineData(7, new long[] { -1L, 21, 1L << 32, long.MaxValue })]
    [InlineData(8, new long[] { -1L, 0, 19, 21, 1L << 31, long.MaxValue })]
    [InlineData(9, new long[] { long.MinValue, -1, 0, 1, 2, 3, 8, 1L << 31, 1L << 33 })]
    public async Task Resume_OfCountersThatCannotBe_IsRefused(int index, long[] values)
    {
        TrainingSettings settings = Settings("sgd", "plateau") with { BatchSize = 0 };
        await Fit(settings with { CheckpointPath = folder["run"] });
        SafetensorsFile file = SafetensorsFile.Read(folder["run"]);
        Tensor counters = file.Find("counters")!;
        Assert.Equal([21, 4, 20, 4], ((int[])[5, 6, 8, 9]).Select(i => counters.ToIntegers()[i]));
        foreach (long value in values)
        {
            long[] wrong = counters.ToIntegers();
            wrong[index] = value;
            new SafetensorsFile(file.Tensors.Replace(counters, Tensor.Create<long>("counters", wrong)), file.Metadata).Write(folder["wrong"]);

            await Assert.ThrowsAsync<ModelFormatException>(() => Fit(settings with { ResumePath = folder["wrong"] }));
        }
    }

    private static TrainingSettings Settings(string optimizer, string schedule) => new()
    {
        Optimizer = Optimizers[optimizer],
        Objective = new ObjectiveSettings { InputNoise = 0.02 },
        Schedule = Schedules[schedule],
        BatchSize = Optimizers[optimizer].IsBatchMethod ? 0 : 2,
        Epochs = 20,
        Seed = 7,
        HistoryLimit = Limit,
    };

    private static async Task<(TrainingResult Result, double[] Parameters)> Fit(TrainingSettings settings, CancellationToken? cancellation = null, Action<TrainingProgress>? report = null)
    {
        LstmNetwork<double> network = new(1, [2], 1, residual: true, seed: 1);
        SequenceBatch<double> waves = Waves.Sines(5);
        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(waves[1..], waves[..1], report is null ? null : Waves.OnReport(report), cancellation ?? Token);
        return (result, network.Parameters.ToArray());
    }

    private static TrainingRun<double> Resumed(TrainingSettings settings) =>
        new(Waves.BiasOnly(), settings, Waves.Constant(6, 1), null, null, new RunClock(null, Token), CheckpointStore.Of(settings));

    private static void SameHistory(TrainingResult expected, TrainingResult actual)
    {
        Assert.Equal((expected.LossStride, expected.Best), (actual.LossStride, actual.Best));
        Assert.Equal(expected.Losses, actual.Losses);
        Assert.Equal(expected.Epochs, actual.Epochs);
    }
}
