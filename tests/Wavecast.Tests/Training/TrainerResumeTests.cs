using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training;

public sealed class TrainerResumeTests : IDisposable
{
    private static readonly Dictionary<string, IOptimizer> Optimizers = new()
    {
        ["sgd"] = new Sgd { LearningRate = 0.01, Momentum = 0.9, Nesterov = true },
        ["adagrad"] = new Adagrad { LearningRate = 0.05 },
        ["adam"] = new Adam { LearningRate = 0.01 },
        ["adamw"] = new AdamW { LearningRate = 0.01 },
        ["lbfgs"] = new Lbfgs { Iterations = 3 },
        ["lbfgs with a fixed step"] = new Lbfgs { Iterations = 3, LearningRate = 0.1, LineSearch = LineSearch.None },
    };

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> EveryOptimizer() =>
        new(Optimizers.Keys.SelectMany(name => (bool[])[false, true], (name, inFloat) => (name, inFloat)));

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(EveryOptimizer))]
    public async Task Resume_AfterThreeEpochs_GivesTheBitsOfEight(string optimizer, bool inFloat)
    {
        TrainingSettings settings = Everything(Optimizers[optimizer]);

        if (inFloat)
        {
            await ComparesEqual(settings, Waves.Sines(5).ConvertTo<float>());
        }
        else
        {
            await ComparesEqual(settings, Waves.Sines(5));
        }
    }

    [Theory]
    [InlineData("sgd", 8)]
    [InlineData("lbfgs", 11)]
    public async Task Resume_AfterCancellationWithinAnEpoch_GivesTheBitsOfTheWhole(string name, int evaluation)
    {
        IOptimizer optimizer = Optimizers[name];
        TrainingSettings settings = Everything(optimizer) with { Epochs = 8, Schedule = LearningRateSchedule.Cosine(warmUp: 2) };
        (TrainingResult whole, double[] expected) = await Fit(settings, Waves.Sines(5));
        using CancellationTokenSource cancellation = new();
        TrainingSettings interrupted = settings with { CheckpointPath = folder["run"], Optimizer = new InterruptingOptimizer(optimizer, evaluation, cancellation.Cancel) };

        (TrainingResult cut, _) = await Fit(interrupted, Waves.Sines(5), cancellation.Token);
        (TrainingResult resumed, double[] parameters) = await Fit(settings with { ResumePath = folder["run"] }, Waves.Sines(5));

        Assert.Equal((StopReason.Cancelled, evaluation - 1), (cut.Stopped, cut.Losses.Length));
        Assert.InRange(cut.Epochs[^1].Evaluations, 1, cut.Losses.Length - 1);
        Assert.Equal(whole.Losses, resumed.Losses);
        Assert.Equal(expected, parameters);
    }

    [Fact]
    public async Task Resume_OfAFinishedRun_ReturnsItsResult()
    {
        TrainingSettings settings = Everything(Optimizers["sgd"]) with { Epochs = 3, CheckpointPath = folder["run"] };
        (TrainingResult first, double[] expected) = await Fit(settings, Waves.Sines(5));

        (TrainingResult again, double[] parameters) = await Fit(settings with { ResumePath = folder["run"], CheckpointPath = null }, Waves.Sines(5));

        Assert.Equal(StopReason.Epochs, again.Stopped);
        Assert.Equal(first.Losses, again.Losses);
        Assert.Equal(first.Epochs, again.Epochs);
        Assert.Equal(expected, parameters);
    }

    [Fact]
    public async Task Resume_OfAConvergedRun_StaysConverged()
    {
        ScriptedOptimizer optimizer = new() { IsBatchMethod = true, SearchesLine = true, Outcome = OptimizerOutcome.Converged };
        TrainingSettings settings = new() { Optimizer = optimizer, Epochs = 3, CheckpointPath = folder["run"] };
        await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        TrainingResult again = await new Trainer<double>(Waves.BiasOnly(), settings with { ResumePath = folder["run"], Epochs = 8 }).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Converged, 1), (again.Stopped, again.Losses.Length));
    }

    [Fact]
    public async Task Resume_KeepsABestFromBefore()
    {
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.9, 5), Epochs = 2, CheckpointPath = folder["run"] };
        await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);
        LstmNetwork<double> network = Waves.BiasOnly();

        TrainingResult resumed = await new Trainer<double>(network, settings with { ResumePath = folder["run"], Epochs = 4 }).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((1, 0.9), (resumed.Best.Epoch, network["linear.bias"][0]));
    }

    [Fact]
    public async Task Checkpoint_OfADivergedRun_HoldsTheLastGoodEpoch()
    {
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.5, double.NaN), CheckpointPath = folder["run"], Epochs = 9 };
        TrainingResult diverged = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        TrainingResult resumed = await new Trainer<double>(Waves.BiasOnly(), settings with { ResumePath = folder["run"], Epochs = 1 }).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal(StopReason.Diverged, diverged.Stopped);
        Assert.Equal((StopReason.Epochs, 1), (resumed.Stopped, resumed.Epochs[^1].Epoch));
    }

    [Fact]
    public async Task Checkpoint_ThatCannotBeWritten_EndsTheRunBeforeItsFirstEpoch()
    {
        ScriptedOptimizer optimizer = new();
        TrainingSettings settings = new() { Optimizer = optimizer, CheckpointPath = folder["no/such/folder"] };

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token));

        Assert.Empty(optimizer.Factors);
    }

    /// <summary>Noise, a schedule with a memory, mini-batches where there may be, stages that change both before and after the cut, selection by validation.</summary>
    private static TrainingSettings Everything(IOptimizer optimizer) => new()
    {
        Optimizer = optimizer,
        Objective = new ObjectiveSettings { InputNoise = 0.02, FreeRun = new FreeRunLoss { Steps = 1, Weight = 0.5 } },
        FreeRunStages = [new FreeRunStage(2, 4), new FreeRunStage(4, optimizer.IsBatchMethod ? 100 : 10), new FreeRunStage(6, 1)],
        Schedule = LearningRateSchedule.OnPlateau(by: 0.5, patience: 0),
        BatchSize = optimizer.IsBatchMethod ? 0 : 2,
        Seed = 7,
    };

    private static LstmNetwork<T> Network<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => new(1, [2, 3], 1, residual: true, bypass: 2, seed: 1);

    private static async Task<(TrainingResult Result, T[] Parameters)> Fit<T>(TrainingSettings settings, SequenceBatch<T> waves, CancellationToken? cancellation = null)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        LstmNetwork<T> network = Network<T>();
        TrainingResult result = await new Trainer<T>(network, settings).FitAsync(waves[1..], waves[..1], null, cancellation ?? Token);
        return (result, network.Parameters.ToArray());
    }

    private async Task ComparesEqual<T>(TrainingSettings settings, SequenceBatch<T> waves)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        string path = folder["run"];
        (TrainingResult whole, T[] expected) = await Fit(settings with { Epochs = 8, Selection = Selection.Last }, waves);
        await Fit(settings with { Epochs = 3, Selection = Selection.Last, CheckpointPath = path }, waves);

        (TrainingResult resumed, T[] parameters) = await Fit(settings with { Epochs = 8, Selection = Selection.Last, ResumePath = path, Threads = 2 }, waves);

        Assert.Equal(8, resumed.Epochs[^1].Epoch);
        Assert.Equal(whole.Losses, resumed.Losses);
        Assert.Equal(whole.Epochs, resumed.Epochs);
        Assert.Equal(expected, parameters);
        Assert.Single(folder.Names);
    }
}
