using System.Globalization;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training;

public class TrainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fit_WithoutEpochs_EvaluatesTheInitialParameters()
    {
        LstmNetwork<double> network = Waves.BiasOnly(0.25);

        TrainingResult result = await new Trainer<double>(network, new TrainingSettings { Epochs = 0 }).FitAsync(Waves.Constant(6, 1), Waves.Constant(6, 1), null, Token);

        // The prediction is the bias: an error of 0.75 at every step, given or drawn.
        TrainingEpoch epoch = Assert.Single(result.Epochs);
        Assert.Equal((0, 0), (epoch.Epoch, epoch.Evaluations));
        Assert.Equal(0.5625, epoch.TrainLoss, 1e-15);
        Assert.Equal(0.5625, epoch.ValidationLoss!.Value, 1e-15);
        Assert.Equal(0.75, epoch.FreeRunRmse!.Value, 1e-15);
        Assert.Empty(result.Losses);
        Assert.Equal((StopReason.Epochs, 0.25), (result.Stopped, network["linear.bias"][0]));
    }

    [Theory]
    [InlineData(Selection.FreeRun, 2)]
    [InlineData(Selection.Loss, 2)]
    [InlineData(Selection.Last, 4)]
    public async Task Fit_ReturnsTheSelectedEpoch(Selection selection, int epoch)
    {
        double[] biases = [0, 3, 0.9, 1.5, 7];
        LstmNetwork<double> network = Waves.BiasOnly(biases[0]);
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(biases[1..]), Epochs = 4, Selection = selection };

        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal(epoch, result.Best.Epoch);
        Assert.Equal(biases[epoch], network["linear.bias"][0]);
    }

    [Fact]
    public async Task Fit_EquallyGoodEpochs_KeepsTheEarlier()
    {
        LstmNetwork<double> network = Waves.BiasOnly(4);
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(1.5, 0.5), Epochs = 2 };

        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((1, 1.5), (result.Best.Epoch, network["linear.bias"][0]));
    }

    [Fact]
    public async Task Fit_SelectsByValidationSequences_NotByTraining()
    {
        LstmNetwork<double> network = Waves.BiasOnly(0);
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(1, 2), Epochs = 2, ValidationWarmUp = 2, ValidationSteps = 3 };

        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves.Constant(6, 1), Waves.Constant(7, 2), null, Token);

        Assert.Equal(2, result.Best.Epoch);
        Assert.Equal((0.0, 0.0), (result.Best.ValidationLoss, result.Best.FreeRunRmse));
    }

    [Fact]
    public async Task Fit_FreeRunError_CountsEachSequencesOwnSteps()
    {
        // A residual network with bias 1 draws 1, 2, 3 … above a constant: 2 steps of one sequence, 4 of the other.
        SequenceBatch<double> waves = SequenceBatch<double>.FromSequences([[5, 5, 5, 5], [7, 7, 7, 7, 7, 7]]);
        TrainingSettings settings = new() { Epochs = 0 };

        TrainingResult result = await new Trainer<double>(Waves.BiasOnly(1, residual: true), settings).FitAsync(waves, cancellationToken: Token);

        Assert.Equal(Math.Sqrt((1 + 4 + 1 + 4 + 9 + 16) / 6.0), result.Best.FreeRunRmse!.Value, 1e-14);
    }

    [Fact]
    public async Task Fit_WithoutImprovementForPatience_Ends()
    {
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.9, 5), Epochs = 100, Patience = 3 };

        TrainingResult result = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Patience, 4, 1), (result.Stopped, result.Epochs[^1].Epoch, result.Best.Epoch));
    }

    [Fact]
    public async Task Fit_AtTheGoal_Ends()
    {
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.5, 0.75, 1), Epochs = 100, Goal = 0.25, Selection = Selection.Last };

        TrainingResult result = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Goal, 2), (result.Stopped, result.Epochs[^1].Epoch));
    }

    [Fact]
    public async Task Fit_AtTheTimeLimit_EndsWithWhatThereIs()
    {
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.5), Epochs = 100, TimeLimit = TimeSpan.FromTicks(1) };

        TrainingResult result = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal(StopReason.TimeLimit, result.Stopped);
        Assert.Single(result.Epochs);
    }

    [Fact]
    public async Task Fit_CancelledInTheMiddleOfACall_ReturnsTheBestSoFar()
    {
        using CancellationTokenSource cancellation = new();
        int evaluations = 0;
        ScriptedOptimizer optimizer = new()
        {
            IsBatchMethod = true,
            EvaluationsPerCall = 4,
            BeforeEvaluation = _ =>
            {
                if (++evaluations == 7)
                {
                    cancellation.Cancel();
                }
            },
            Move = (_, parameters, _) => parameters[^1] = 0.9,
        };
        LstmNetwork<double> network = Waves.BiasOnly();

        TrainingResult result = await new Trainer<double>(network, new TrainingSettings { Optimizer = optimizer }).FitAsync(Waves.Constant(6, 1), cancellationToken: cancellation.Token);

        // The seventh evaluation, the third of the second call, is the one that does not happen.
        Assert.Equal((StopReason.Cancelled, 6, 1), (result.Stopped, result.Losses.Length, result.Best.Epoch));
        Assert.Equal(0.9, network["linear.bias"][0]);
    }

    [Fact]
    public async Task Fit_CancelledBeforeItStarts_ReturnsTheInitialParameters()
    {
        TrainingResult result = await new Trainer<double>(Waves.BiasOnly()).FitAsync(Waves.Constant(6, 1), cancellationToken: new CancellationToken(canceled: true));

        Assert.Equal((StopReason.Cancelled, 0), (result.Stopped, result.Best.Epoch));
    }

    [Theory]
    [InlineData(Selection.FreeRun)]
    [InlineData(Selection.Loss)]
    [InlineData(Selection.Last)]
    public async Task Fit_LossExplodes_RollsBackToTheBestAndSaysSo(Selection selection)
    {
        LstmNetwork<double> network = Waves.BiasOnly();
        // The loss at the start is 1, at the third bias 1e8: beyond a million times.
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.5, 10_001), Selection = selection };

        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Diverged, 1), (result.Stopped, result.Best.Epoch));
        Assert.Equal(0.5, network["linear.bias"][0]);
        Assert.Contains("epoch 1", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public async Task Fit_ParametersOverflow_RollsBackToTheBest(double bad)
    {
        LstmNetwork<double> network = Waves.BiasOnly();
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.5, bad) };

        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Diverged, 0.5), (result.Stopped, network["linear.bias"][0]));
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(10_001)]
    public async Task Fit_BadPointWithinACall_EndsOnlyWhereNoLineIsSearched(double bad)
    {
        TrainingResult searching = await Fit(searchesLine: true);
        TrainingResult fixedStep = await Fit(searchesLine: false);

        Assert.Equal((StopReason.Epochs, 6), (searching.Stopped, searching.Losses.Length));
        Assert.Equal((StopReason.Diverged, 2), (fixedStep.Stopped, fixedStep.Losses.Length));

        Task<TrainingResult> Fit(bool searchesLine)
        {
            ScriptedOptimizer optimizer = new()
            {
                IsBatchMethod = true,
                SearchesLine = searchesLine,
                EvaluationsPerCall = 3,
                Try = (evaluation, parameters) => parameters[^1] = evaluation == 1 ? bad : 0,
            };
            return new Trainer<double>(Waves.BiasOnly(), new TrainingSettings { Optimizer = optimizer, Epochs = 2 }).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);
        }
    }

    [Fact]
    public async Task Fit_FirstEvaluationOverflows_ReturnsTheInitialParameters()
    {
        LstmNetwork<double> network = Waves.BiasOnly(1e200);

        TrainingResult result = await new Trainer<double>(network).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Diverged, 0, 1e200), (result.Stopped, result.Best.Epoch, network["linear.bias"][0]));
        Assert.Empty(result.Losses);
    }

    [Fact]
    public async Task Fit_DescentWithAHugeLearningRate_KeepsFiniteParameters()
    {
        LstmNetwork<double> network = new(1, [3], 1, seed: 1);
        TrainingSettings settings = new() { Optimizer = new Sgd { LearningRate = 1e6 }, Epochs = 50, Rescue = false };

        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves.Sines(3), cancellationToken: Token);

        Assert.Equal(StopReason.Diverged, result.Stopped);
        Assert.All(network.Parameters.ToArray(), value => Assert.True(double.IsFinite(value)));
        Assert.Equal(result.Epochs.Min(e => e.FreeRunRmse), result.Best.FreeRunRmse);
    }

    [Fact]
    public async Task Fit_NumberMissingInTheData_NamesSequenceAndStep()
    {
        SequenceBatch<double> waves = SequenceBatch<double>.FromSequences([[1, 2, 3], [1, 2, double.NaN, 4]]);

        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>("validation", () => new Trainer<double>(Waves.BiasOnly()).FitAsync(Waves.Constant(6, 1), waves, null, Token));

        Assert.Contains("Sequence 1 is NaN at step 2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_NumberMissingInTheNetwork_IsRefused()
    {
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => new Trainer<double>(Waves.BiasOnly(double.NaN)).FitAsync(Waves.Constant(6, 1), cancellationToken: Token));

        Assert.Contains("linear.bias", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_SequenceOfOneStep_IsRefused()
    {
        SequenceBatch<double> waves = SequenceBatch<double>.FromSequences([[1, 2, 3], [1]]);

        await Assert.ThrowsAsync<ArgumentException>("training", () => new Trainer<double>(Waves.BiasOnly()).FitAsync(waves, cancellationToken: Token));
    }

    [Fact]
    public async Task Fit_WarmUpAsLongAsASequence_IsRefused()
    {
        TrainingSettings settings = new() { ValidationWarmUp = 6 };

        await Assert.ThrowsAsync<ArgumentException>(() => new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token));
    }

    [Fact]
    public async Task Fit_ReportsEveryEpoch()
    {
        List<TrainingProgress> reports = [];
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.5), Epochs = 2 };

        TrainingResult result = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), progress: Waves.OnReport(reports.Add), cancellationToken: Token);

        Assert.Equal(result.Epochs, reports.Select(r => r.Epoch));
        Assert.Equal([false, true, true], reports.Select(r => r.Left.HasValue));
        Assert.Equal(TimeSpan.Zero, reports[^1].Left);
    }

    [Fact]
    public async Task Fit_ReportThrows_NetworkHoldsTheBest()
    {
        LstmNetwork<double> network = Waves.BiasOnly();
        TrainingSettings settings = new() { Optimizer = Waves.BiasScript(0.5) };
        IProgress<TrainingProgress> failing = Waves.OnReport(report =>
        {
            if (report.Epoch.Epoch == 1)
            {
                throw new FormatException();
            }
        });

        await Assert.ThrowsAsync<FormatException>(() => new Trainer<double>(network, settings).FitAsync(Waves.Constant(6, 1), null, failing, Token));

        Assert.Equal(0.5, network["linear.bias"][0]);
    }

    [Fact]
    public async Task Fit_MiniBatches_TakeEverySequenceOnceInAnOrderOfTheEpoch()
    {
        double[] values = [1, 2, 3, 4, 5, 6, 7];
        TrainingSettings settings = new() { Optimizer = new ScriptedOptimizer(), BatchSize = 1, Epochs = 3, Seed = 5 };

        TrainingResult first = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, values), cancellationToken: Token);
        TrainingResult again = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, values), cancellationToken: Token);

        // The prediction stays 0, so the loss of a sequence is the square of its value.
        double[][] orders = [.. first.Losses.Select(loss => Math.Round(Math.Sqrt(loss))).Chunk(7)];
        Assert.Equal(3, orders.Length);
        Assert.All(orders, order => Assert.Equal(values, order.Order()));
        Assert.NotEqual(orders[0], orders[1]);
        Assert.NotEqual(orders[1], orders[2]);
        Assert.Equal(first.Losses, again.Losses);
    }

    [Theory]
    [InlineData(LossKind.MeanOfSquares, (1 + 4 + 9) / 3.0)]
    [InlineData(LossKind.SumOfSquares, 5 * (1 + 4 + 9))]
    public async Task Fit_MiniBatches_LossOfTheEpochIsThatOfAllSequences(LossKind kind, double expected)
    {
        TrainingSettings settings = new() { Optimizer = new ScriptedOptimizer(), Objective = new ObjectiveSettings { Loss = kind }, BatchSize = 2, Epochs = 1 };

        TrainingResult result = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1, 2, 3), cancellationToken: Token);

        Assert.Equal(2, result.Losses.Length);
        Assert.Equal(expected, result.Epochs[1].TrainLoss, 1e-13);
        Assert.Equal(expected, result.Epochs[0].TrainLoss, 1e-13);
    }

    [Fact]
    public async Task Fit_FirstOrder_DrawsNoiseAnewForEachEvaluation()
    {
        TrainingResult result = await FitWithNoise(new ScriptedOptimizer(), epochs: 3);

        Assert.Equal(3, result.Losses.Distinct().Count());
    }

    [Fact]
    public async Task Fit_BatchMethod_HoldsNoiseWithinACall()
    {
        TrainingResult result = await FitWithNoise(new ScriptedOptimizer { IsBatchMethod = true, EvaluationsPerCall = 3 }, epochs: 2);

        Assert.Equal(result.Losses[0], result.Losses[2]);
        Assert.Equal(result.Losses[3], result.Losses[5]);
        Assert.NotEqual(result.Losses[2], result.Losses[3]);
    }

    [Fact]
    public async Task Fit_FreeRunStages_GrowWithAFreshOptimizerEach()
    {
        ScriptedOptimizer optimizer = new() { IsBatchMethod = true, EvaluationsPerCall = 2 };
        TrainingSettings settings = new() { Optimizer = optimizer, FreeRunStages = [new FreeRunStage(1, 3), new FreeRunStage(2, 1)], Epochs = 4 };

        TrainingResult result = await new Trainer<double>(Waves.BiasOnly(1, residual: true), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        // With bias b = 1, given steps are off by 1, the first drawn step by 2, the second by 3:
        // 1 + 4 with one drawn step, 1 + (4 + 9) / 2 with two. Three evaluations end with the second call.
        Assert.Equal([5, 5, 5, 5, 7.5, 7.5, 7.5, 7.5], result.Losses);
        Assert.Equal(2, optimizer.StatesCreated);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Fit_ConvergedInTheLastStage_Ends(bool searchesLine, int iterations)
    {
        ScriptedOptimizer optimizer = new() { IsBatchMethod = true, SearchesLine = searchesLine, Iterations = iterations, Outcome = OptimizerOutcome.Converged };
        TrainingSettings settings = new() { Optimizer = optimizer, FreeRunStages = [new FreeRunStage(1, 100), new FreeRunStage(2, 100)] };

        TrainingResult result = await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Converged, 2), (result.Stopped, result.Epochs[^1].Epoch));
    }

    [Fact]
    public async Task Fit_FixedStepConvergedButMoved_GoesOnAsPyTorchDoes()
    {
        ScriptedOptimizer optimizer = new() { IsBatchMethod = true, Outcome = OptimizerOutcome.Converged };

        TrainingResult result = await new Trainer<double>(Waves.BiasOnly(), new TrainingSettings { Optimizer = optimizer, Epochs = 3 }).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        Assert.Equal((StopReason.Epochs, 3), (result.Stopped, result.Losses.Length));
    }

    [Fact]
    public async Task Fit_ConvergedUnderNoise_GoesOnWithOtherNoise()
    {
        TrainingResult result = await FitWithNoise(new ScriptedOptimizer { IsBatchMethod = true, Outcome = OptimizerOutcome.Converged }, epochs: 3);

        Assert.Equal((StopReason.Epochs, 3), (result.Stopped, result.Losses.Length));
    }

    [Fact]
    public async Task Fit_LongGradient_IsScaledToTheClipNorm()
    {
        List<double> norms = [];
        ScriptedOptimizer optimizer = new() { Move = (_, _, gradient) => norms.Add(Math.Sqrt(gradient.Sum(g => g * g))) };
        Trainer<double> clipping = new(Waves.BiasOnly(), new TrainingSettings { Optimizer = optimizer, Epochs = 1, ClipNorm = 0.5 });
        Trainer<double> wide = new(Waves.BiasOnly(), new TrainingSettings { Optimizer = optimizer, Epochs = 1, ClipNorm = 1000 });

        await clipping.FitAsync(Waves.Constant(6, 1), cancellationToken: Token);
        await wide.FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        // The loss is (bias - 1)², its gradient at 0 is -2; no other parameter reaches the output.
        Assert.Equal(0.5, norms[0], 1e-12);
        Assert.Equal(2, norms[1], 1e-7);
    }

    [Fact]
    public async Task Fit_Schedule_GivesTheOptimizerItsFactors()
    {
        ScriptedOptimizer optimizer = new();
        TrainingSettings settings = new() { Optimizer = optimizer, Epochs = 4, Schedule = LearningRateSchedule.OnPlateau(by: 0.5, patience: 1) };

        await new Trainer<double>(Waves.BiasOnly(), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);

        // The loss never falls: epoch 1 sets the best, 2 is let pass, after 3 the rate halves.
        Assert.Equal([1, 1, 1, 0.5], optimizer.Factors);
    }

    [Fact]
    public async Task Fit_LearnsASine()
    {
        LstmNetwork<double> network = new(1, [3], 1, residual: true, seed: 3);

        TrainingResult result = await new Trainer<double>(network, new TrainingSettings { Epochs = 10 }).FitAsync(Waves.Sines(3), cancellationToken: Token);

        Assert.Equal(result.Losses.Length, result.Epochs[^1].Evaluations);
        Assert.True(result.Epochs[^1].TrainLoss < 0.5 * result.Epochs[0].TrainLoss, string.Create(CultureInfo.InvariantCulture, $"{result.Epochs[^1].TrainLoss}"));
    }

    [Fact]
    public async Task Fit_LossesAreThoseOfTheOptimizerByItself()
    {
        Lbfgs optimizer = new() { LearningRate = 0.8, LineSearch = LineSearch.None, CurvatureTest = CurvatureTest.PyTorch, Iterations = 4 };
        LstmNetwork<double> network = new(1, [3], 1, seed: 3);
        using SequenceObjective<double> objective = SequenceObjective<double>.NextStep(network.Shape, Waves.Sines(3), new ObjectiveSettings());
        double[] parameters = network.Parameters.ToArray();
        IOptimizerState<double> state = optimizer.CreateState<double>(parameters.Length);
        OptimizerStep[] steps = [.. Enumerable.Range(0, 3).Select(_ => state.Step(objective, parameters))];

        TrainingResult result = await new Trainer<double>(network, new TrainingSettings { Optimizer = optimizer, Epochs = 3, Selection = Selection.Last }).FitAsync(Waves.Sines(3), cancellationToken: Token);

        Assert.Equal(steps.Sum(step => step.Evaluations), result.Losses.Length);
        Assert.Equal(steps.Select(step => step.Loss), result.Epochs.Skip(1).Select(epoch => epoch.TrainLoss));
        Assert.Equal(parameters, network.Parameters.ToArray());
    }

    [Fact]
    public async Task Fit_SinglePrecision_StaysFinite()
    {
        LstmNetwork<float> network = new(1, [3], 1, seed: 3);

        TrainingResult result = await new Trainer<float>(network, new TrainingSettings { Epochs = 2 }).FitAsync(Waves.Sines(3).ConvertTo<float>(), cancellationToken: Token);

        Assert.Equal(StopReason.Epochs, result.Stopped);
        Assert.True(result.Best.TrainLoss <= result.Epochs[0].TrainLoss);
    }

    [Fact]
    public void Construction_MoreOutputsThanInputs_IsRefused() =>
        Assert.Throws<ArgumentException>("network", () => new Trainer<double>(new LstmNetwork<double>(1, [2], 2)));

    [Fact]
    public void Construction_MiniBatchesOfABatchMethod_AreRefused() =>
        Assert.Throws<ArgumentException>("settings", () => new Trainer<double>(Waves.BiasOnly(), new TrainingSettings { Optimizer = new Lbfgs(), BatchSize = 2 }));

    private static Task<TrainingResult> FitWithNoise(IOptimizer optimizer, int epochs)
    {
        TrainingSettings settings = new() { Optimizer = optimizer, Epochs = epochs, Objective = new ObjectiveSettings { InputNoise = 0.1 } };
        return new Trainer<double>(Waves.BiasOnly(residual: true), settings).FitAsync(Waves.Constant(6, 1), cancellationToken: Token);
    }
}
