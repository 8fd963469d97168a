using Wavecast.Forecasting;

namespace Wavecast.Tests.Forecasting;

public class TrainingMemoryTests
{
    private static readonly NetworkShape Shape = new(1, [51, 51], 1);
    private static readonly SequenceBatch<double> Data = new(new double[97 * 1000], 97, 1000, 1);
    private static readonly TrainingSettings Training = new() { Threads = 2 };

    [Theory]
    [InlineData(MemoryUse.Automatic, 10, false)]
    [InlineData(MemoryUse.Automatic, 1.5, true)]
    [InlineData(MemoryUse.Automatic, 0.5, true)]
    [InlineData(MemoryUse.Full, 1.5, false)]
    [InlineData(MemoryUse.Small, 10, true)]
    public void Choose_ByWhatThereIs_IsFullOrSmall(MemoryUse use, double timesWhatFullTakes, bool small)
    {
        double full = TrainingMemory.Estimate(Shape, Precision.Bits64, Training, Data);

        Assert.Equal(small, TrainingMemory.Choose(use, Shape, Precision.Bits64, Training, Data, timesWhatFullTakes * full).SmallMemory);
    }

    [Theory]
    [InlineData(MemoryUse.Full, "take small memory")]
    [InlineData(MemoryUse.Automatic, "shorter windows")]
    public void Choose_WhereNothingFits_SaysWhatToDo(MemoryUse use, string advice)
    {
        string message = Assert.Throws<ArgumentException>(() => TrainingMemory.Choose(use, Shape, Precision.Bits64, Training, Data, 1e6)).Message;

        Assert.Contains(advice, message, StringComparison.Ordinal);
    }

    /// <summary>The PyTorch example's job: the kernels keep 664 values of 16 sequences a step, a thread.</summary>
    [Fact]
    public void Estimate_OfThePyTorchExample_IsWithinAFactorOfTwo()
    {
        double full = TrainingMemory.Estimate(Shape, Precision.Bits64, Training, Data);
        double small = TrainingMemory.Estimate(Shape, Precision.Bits64, Training with { Objective = new ObjectiveSettings { SmallMemory = true } }, Data);

        Assert.InRange(full / (2.0 * 8 * 16 * 664 * 1000), 0.5, 2);
        Assert.InRange(full / small, 3, 50);
    }

    [Fact]
    public async Task Fit_InSmallMemory_HasTheBitsOfFullMemory()
    {
        ForecasterSettings settings = new() { Hidden = [4], Starts = 2, Training = new ForecasterSettings().Training with { Evaluations = 60, Goal = 0 } };
        SequenceBatch<double> waves = Signal.Square(count: 5, length: 60, periodScale: 3);

        ForecastFit full = await new Forecaster(settings).FitAsync(waves, cancellationToken: TestContext.Current.CancellationToken);
        ForecastFit small = await new Forecaster(settings with { Memory = MemoryUse.Small }).FitAsync(waves, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((false, true), (full.SmallMemory, small.SmallMemory));
        Assert.Equal(full.Model.ParametersSha256, small.Model.ParametersSha256);
    }
}
