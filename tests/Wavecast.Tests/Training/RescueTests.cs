using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training;

public sealed class RescueTests : IDisposable
{
    private static readonly Lbfgs FixedStep = new() { LearningRate = 40, LineSearch = LineSearch.None, CurvatureTest = CurvatureTest.PyTorch, Iterations = 4 };

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Fit_FixedStepThatExplodes_GoesOnFromTheBestWithALineSearch()
    {
        (TrainingResult rescued, double[] parameters) = await Fit(new TrainingSettings { Optimizer = FixedStep, Epochs = 12, Selection = Selection.Last });
        (TrainingResult ended, _) = await Fit(new TrainingSettings { Optimizer = FixedStep, Epochs = 12, Selection = Selection.Last, Rescue = false });

        TrainingRescue rescue = Assert.Single(rescued.Rescues);
        Assert.Equal((StopReason.Epochs, StopReason.Diverged), (rescued.Stopped, ended.Stopped));
        Assert.Empty(ended.Rescues);
        // All is the same up to the explosion, and the evaluation that shows it is the last of its kind.
        Assert.Equal(ended.Losses, rescued.Losses[..rescue.Evaluation]);
        Assert.Equal(ended.Best, rescued.Epochs[rescue.BestEpoch]);
        Assert.Contains("strong-Wolfe line search", rescue.Reason, StringComparison.Ordinal);
        // The line search starts at the best parameters, and never rises from there.
        Assert.True(rescued.Losses[rescue.Evaluation] <= 1.0001 * rescued.Epochs[rescue.BestEpoch].TrainLoss);
        Assert.True(rescued.Epochs[^1].TrainLoss < 0.5 * rescued.Epochs[rescue.BestEpoch].TrainLoss);
        Assert.All(parameters, value => Assert.True(double.IsFinite(value)));
    }

    /// <summary>
    /// The loss is (b − 1)², so a rate η takes the error times 1 − 2η. From 100 down to 1.5625 that passes a million times the start
    /// at first, and ten times it from then on; at 0.78125, after seven halvings, the factor is −0.5625.
    /// </summary>
    [Fact]
    public async Task Fit_LearningRateFarTooLarge_IsHalvedUntilItLearns()
    {
        LstmNetwork<double> network = Waves.BiasOnly();
        TrainingSettings settings = new() { Optimizer = new Sgd { LearningRate = 100 }, Epochs = 40 };

        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Epochs, 7), (result.Stopped, result.Rescues.Length));
        Assert.All(result.Rescues, rescue => Assert.Equal(0, rescue.BestEpoch));
        Assert.Equal(1, network["linear.bias"][0], 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Resume_BeforeOrAfterARescue_GivesTheBitsOfTheWhole(int cut)
    {
        TrainingSettings settings = new() { Optimizer = FixedStep, Selection = Selection.Last, Epochs = 8 };
        (TrainingResult whole, double[] expected) = await Fit(settings with { Threads = 1 });
        await Fit(settings with { Epochs = cut, CheckpointPath = folder["run"] });

        (TrainingResult resumed, double[] parameters) = await Fit(settings with { ResumePath = folder["run"], Threads = 2 });

        Assert.Equal(whole.Losses, resumed.Losses);
        Assert.Equal(whole.Epochs, resumed.Epochs);
        Assert.Equal(whole.Rescues, resumed.Rescues);
        Assert.Equal(expected, parameters);
    }

    [Fact]
    public async Task Fit_ExplosionThatOnlyValidationSees_IsRescuedToo()
    {
        // The second update leaves the bias at 10,001, and no evaluation of a third would see it.
        ScriptedOptimizer safer = Waves.BiasScript(0.9);
        ScriptedOptimizer optimizer = new() { Move = (call, parameters, _) => parameters[^1] = call == 0 ? 0.5 : 10_001, SaferBy = safer };
        LstmNetwork<double> network = Waves.BiasOnly();
        TrainingSettings settings = new() { Optimizer = optimizer, Epochs = 2, Selection = Selection.Last };

        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((2, 2, 1e8, 1), (result.Rescues[0].Epoch, result.Rescues[0].Evaluation, result.Rescues[0].Loss, result.Rescues[0].BestEpoch));
        Assert.Equal(0.9, network["linear.bias"][0]);
    }

    [Fact]
    public async Task Fit_ExplosionAfterTheLastRescue_EndsTheRun()
    {
        ScriptedOptimizer optimizer = new() { Move = (_, parameters, _) => parameters[^1] = double.NaN, SaferBy = Waves.BiasScript(double.NaN) };
        LstmNetwork<double> network = Waves.BiasOnly(0.25);

        TrainingResult result = await new Trainer<double>(network, new TrainingSettings { Optimizer = optimizer }).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Diverged, 1), (result.Stopped, result.Rescues.Length));
        Assert.Equal(0.25, network["linear.bias"][0]);
    }

    [Fact]
    public void Safer_OfALineSearch_IsNothing() => Assert.Null(new Lbfgs().Safer());

    [Fact]
    public void Safer_OfAFirstOrderMethod_ChangesTheRateOnly()
    {
        Adam adam = new() { LearningRate = 0.02, Beta1 = 0.8 };

        Assert.Equal(adam with { LearningRate = 0.01 }, adam.Safer().Optimizer);
    }

    private static async Task<(TrainingResult Result, double[] Parameters)> Fit(TrainingSettings settings)
    {
        LstmNetwork<double> network = new(1, [3], 1, seed: 1);
        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves.Sines(4), cancellationToken: Token);
        return (result, network.Parameters.ToArray());
    }
}
