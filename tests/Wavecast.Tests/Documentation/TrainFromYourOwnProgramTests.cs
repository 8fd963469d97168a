using Wavecast.Forecasting;

namespace Wavecast.Tests.Documentation;

/// <summary>The programs of <c>docs/how-to/train-from-your-own-program.md</c>, word for word.</summary>
#pragma warning disable xUnit1051 // A guide's program has no test's cancellation token.
public sealed class TrainFromYourOwnProgramTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Trainer_AsInTheGuide_LearnsToDrawTheWave()
    {
        string path = folder["waves.safetensors"];

        SequenceBatch<double> waves = Signal.Sine(count: 15, length: 500, seed: 1);
        LstmNetwork<double> network = new(inputs: 1, hidden: [16], outputs: 1, residual: true, seed: 0);
        Trainer<double> trainer = new(network, new TrainingSettings
        {
            Objective = new ObjectiveSettings { WarmUp = 20, FreeRun = new FreeRunLoss { Steps = 50 } },
            Epochs = 30,
            Goal = 0.02,
        });
        TrainingResult result = await trainer.FitAsync(waves[3..], validation: waves[..3]);
        double[] drawn = network.Draw(waves[0][..250], steps: 250);
        network.Save(path);

        Assert.Equal(StopReason.Goal, result.Stopped);
        // The goal is the RMSE over the three validation waves; one of them alone is off by no more than √3 times that.
        double squares = drawn.Select((y, t) => Math.Pow(y - waves[0][250 + t], 2)).Average();
        Assert.InRange(Math.Sqrt(squares), 0, 0.02 * Math.Sqrt(3));
        Assert.Equal(drawn, LstmNetwork<double>.Load(path).Draw(waves[0][..250], steps: 250));
    }

    [Fact]
    public async Task Forecaster_AsInTheGuide_DrawsOn()
    {
        string path = folder["data.safetensors"];
        SequenceBatch<double> data = Signal.Sine(count: 4, length: 120, periodScale: 3);

        ForecastFit fit = await new Forecaster().FitAsync(data);
        fit.Model.Save(path);
        Drawing drawing = ForecastModel.Load(path).Draw(data, steps: 100);

        Assert.Equal((4, 100), (drawing.Count, drawing.Steps));
    }

    [Fact]
    public void Guide_ShowsTheProgramsThatAreTestedHere() => Guide.ShowsWhatIsTested("train-from-your-own-program", 2, nameof(TrainFromYourOwnProgramTests));
}
