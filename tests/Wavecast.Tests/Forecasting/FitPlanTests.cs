using Wavecast.Data;
using Wavecast.Forecasting;

namespace Wavecast.Tests.Forecasting;

public class FitPlanTests
{
    [Theory]
    [InlineData(500, 20, 50, 150, 300)]
    [InlineData(100, 10, 10, 30, 60)]
    [InlineData(10, 1, 1, 3, 6)]
    public void WithoutStarts_ForALength_GrowsTheDrawnPartWithIt(int steps, int warmUp, int first, int second, int third)
    {
        FitPlan plan = FitPlan.Make(new ForecasterSettings { Starts = 0, Validation = ValidationSplit.None }, Wave(1, steps));

        Assert.Equal(warmUp, plan.Training.Objective.WarmUp);
        Assert.Equal([(first, 80), (second, 120), (third, int.MaxValue)], plan.Training.FreeRunStages.Select(stage => (stage.Steps, stage.Evaluations)));
    }

    [Fact]
    public void Default_ForLongSequences_TrainsOnWindowsOfFourPeriods()
    {
        FitPlan plan = FitPlan.Make(new ForecasterSettings { Validation = ValidationSplit.None }, Wave(1, 2000));

        Assert.Equal((7, 503), (plan.TrainingData.Count, plan.TrainingData.Steps));
    }

    [Fact]
    public void WithoutStarts_ForThreeSteps_HasNoDrawnPart() =>
        Assert.Null(FitPlan.Make(new ForecasterSettings { Starts = 0 }, Wave(1, 3)).Training.Objective.FreeRun);

    [Fact]
    public void PyTorch_ForItsExample_ChangesNothingOfTheData()
    {
        SequenceBatch<double> data = Signal.SineLikePyTorch(5, 700);

        FitPlan plan = FitPlan.Make(ForecasterSettings.PyTorch, data);

        Assert.Equal((2, 700), (plan.TrainingData.Count, plan.TrainingData.Steps));
        Assert.Equal(3, plan.Validation!.Count);
        Assert.Equal(data[4].ToArray(), plan.TrainingData[1].ToArray());
        Assert.Equal(new ObjectiveSettings(), plan.Training.Objective);
        Assert.Empty(plan.Training.FreeRunStages);
    }

    [Fact]
    public void Goal_InTheDatasUnits_IsScaledLikeTheData()
    {
        ForecasterSettings settings = new() { Scaling = Scaling.MinMax };
        SequenceBatch<double> data = new([10, 20, 30, 20, 10, 20, 30, 20, 10, 20], 1, 10, 1);

        FitPlan plan = FitPlan.Make(settings with { Training = settings.Training with { Goal = 5 } }, data);

        Assert.Equal(0.25, plan.Training.Goal);
        Assert.Equal(20, plan.InUnits(new TrainingEpoch(1, 1, 1, null, 1)).FreeRunRmse);
    }

    [Fact]
    public void DrawnPart_LongerThanASequence_IsRefused()
    {
        ForecasterSettings settings = ForecasterSettings.Article;
        settings = settings with
        {
            Validation = ValidationSplit.None,
            Training = settings.Training with { Objective = new ObjectiveSettings { FreeRun = new FreeRunLoss { Steps = 19 } } },
        };

        Assert.Throws<ArgumentException>(() => FitPlan.Make(settings, Wave(1, 20)));
    }

    [Fact]
    public void Network_LargerThanMemory_IsRefusedBeforeItIsMade() =>
        Assert.Contains("memory", Assert.Throws<ArgumentException>(() => FitPlan.Make(new ForecasterSettings { Hidden = [14000] }, Wave(4, 20))).Message, StringComparison.Ordinal);

    [Fact]
    public void Data_WithAHole_IsRefused() =>
        Assert.Throws<ArgumentException>(() => FitPlan.Make(new ForecasterSettings(), new SequenceBatch<double>([1, double.NaN, 3], 1, 3, 1)));

    private static SequenceBatch<double> Wave(int count, int steps) => Signal.Sine(count, steps);
}
