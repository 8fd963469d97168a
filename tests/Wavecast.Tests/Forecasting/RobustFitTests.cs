using Wavecast.Forecasting;
using Wavecast.Metrics;
using Wavecast.Storage;

namespace Wavecast.Tests.Forecasting;

public class RobustFitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>No goal is reached, so that rounds follow each other: 120 evaluations are two of 50 and the rest.</summary>
    private static ForecasterSettings Rounds(int threads = 1, string? checkpoint = null, string? resume = null)
    {
        ForecasterSettings settings = new() { Hidden = [3], Starts = 3 };
        return settings with
        {
            Training = settings.Training with { Goal = 0, Evaluations = 200, Threads = threads, CheckpointPath = checkpoint, ResumePath = resume },
        };
    }

    /// <summary>With room for two losses and epochs of each start.</summary>
    private static ForecasterSettings Short(ForecasterSettings settings) => settings with { Training = settings.Training with { HistoryLimit = 2 } };

    /// <summary>Starts of the first round on <see cref="Squares"/>: without a bypass, with one of few lags and with one of a period.</summary>
    private const int Shapes = 3;

    private static SequenceBatch<double> Squares { get; } = Signal.Square(count: 6, length: 80, periodScale: 3);

    [Theory]
    [InlineData(5)]
    [InlineData(37)]
    public async Task Default_OfTheNetworkAlone_DrawsSineWavesForTenThousandSteps(double scale)
    {
        ForecastFit fit = await new Forecaster(new ForecasterSettings { Bypass = 0 }).FitAsync(Signal.Sine(12, 500, scale, seed: 4), cancellationToken: Token);

        SequenceBatch<double> unseen = Signal.Sine(5, 10_500, scale, seed: 99);
        Drawing drawing = fit.Model.Draw(unseen, 10_000, 500);
        Assert.True(ErrorMetrics.Rmse(unseen.Steps(500, 1000), drawing.FreeRun.Steps(0, 1000)) <= 0.01);
        Assert.True(ErrorMetrics.Rmse(unseen.Steps(500, 10_000), drawing.FreeRun) <= 0.05);
        Assert.Equal(StopReason.Goal, fit.Training.Stopped);
    }

    [Fact]
    public async Task Default_OfASumOfFiveSines_FindsThatALinearMapAloneDrawsIt()
    {
        SequenceBatch<double> wave = Signal.MultiSine(count: 1, length: 700, seed: 1);

        ForecastFit fit = await new Forecaster().FitAsync(wave.Steps(0, 400), cancellationToken: Token);

        Drawing drawing = fit.Model.Draw(wave, 300, 400);
        Assert.True(ErrorMetrics.Nrmse(wave.Steps(400, 300), drawing.FreeRun) <= 1e-4);
        Assert.Contains("linear map", fit.Report!.Verdict, StringComparison.Ordinal);
        Assert.Contains("alone", fit.Report.Verdict, StringComparison.Ordinal);
        Assert.Empty(fit.Training.Losses);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Default_OfASignalThatJumps_DrawsItTwiceAsWellAsTheLastPeriod(bool square)
    {
        ForecastFit fit = await new Forecaster().FitAsync(Jumps(500, seed: 0), cancellationToken: Token);

        SequenceBatch<double> unseen = Jumps(1500, seed: 1234);
        double own = ErrorMetrics.Rmse(unseen.Steps(500, 1000), fit.Model.Draw(unseen, 1000, 500).FreeRun);
        Assert.True(own <= 0.5 * ErrorMetrics.Rmse(unseen.Steps(500, 1000), Baselines.LastPeriod(unseen.Steps(0, 500), 126, 1000)));
        Assert.Contains("linear map of the last 127 values", fit.Report!.Verdict, StringComparison.Ordinal);

        SequenceBatch<double> Jumps(int length, long seed) => square ? Signal.Square(12, length, 20, seed) : Signal.Sawtooth(12, length, 20, seed);
    }

    [Fact]
    public async Task Default_OfADrawingThatFadesLater_SaysByHowMuch()
    {
        ForecastFit fit = await new Forecaster().FitAsync(Signal.Sawtooth(count: 12, length: 500), cancellationToken: Token);

        Assert.Matches(@"Over \d+ steps its spread changes by a factor of 1\.", fit.Report!.Verdict);
    }

    [Fact]
    public async Task Default_OfWhiteNoise_EndsEarlyAndNamesTheBaseline()
    {
        SequenceBatch<double> noise = Signal.Sine(count: 1, length: 400, periodScale: 1e9, noise: 1);

        ForecastFit fit = await new Forecaster().FitAsync(noise, cancellationToken: Token);

        Assert.Equal(StopReason.Hopeless, fit.Training.Stopped);
        Assert.Contains(fit.Report!.Baseline.Name, fit.Training.Reason, StringComparison.Ordinal);
        Assert.All(fit.Model.Draw(noise, 2000).FreeRun[0].ToArray(), value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData(new double[] { 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2 })]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1 })]
    [InlineData(new double[] { 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8 })]
    public async Task Default_OfTwelvePoints_DoesNoHarm(double[] points)
    {
        ForecastFit fit = await new Forecaster().FitAsync(new SequenceBatch<double>(points, 1, points.Length, 1), cancellationToken: Token);

        Assert.True(double.IsFinite(fit.Training.Best.FreeRunRmse!.Value));
        Assert.All(fit.Model.Draw(new SequenceBatch<double>(points, 1, points.Length, 1), 5).FreeRun[0].ToArray(), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public async Task SeveralRounds_OnOneAndTwoThreads_HaveTheSameBits()
    {
        ForecastFit one = await new Forecaster(Rounds(threads: 1)).FitAsync(Squares, cancellationToken: Token);
        ForecastFit two = await new Forecaster(Rounds(threads: 2)).FitAsync(Squares, cancellationToken: Token);

        Assert.True(one.Report!.Starts.Length >= 2);
        Assert.Equal(one.Training.Losses, two.Training.Losses);
        Assert.Equal(one.Model.ParametersSha256, two.Model.ParametersSha256);
    }

    [Fact]
    public async Task SeveralRounds_CutAndResumed_HaveTheBitsOfTheUncutRun()
    {
        using TemporaryFolder folder = new();
        string checkpoint = folder["run.checkpoint"];
        ForecastFit whole = await new Forecaster(Rounds()).FitAsync(Squares, cancellationToken: Token);
        int reports = 0;
        using CancellationTokenSource cut = new();

        ForecastFit stopped = await new Forecaster(Rounds(checkpoint: checkpoint)).FitAsync(
            Squares, progress: new Immediate(_ => { if (++reports == 4) { cut.Cancel(); } }), cancellationToken: cut.Token);
        ForecastFit resumed = await new Forecaster(Rounds(resume: checkpoint)).FitAsync(Squares, cancellationToken: Token);

        Assert.Equal(StopReason.Cancelled, stopped.Training.Stopped);
        Assert.Equal(whole.Training.Losses, resumed.Training.Losses);
        Assert.Equal(whole.Model.ParametersSha256, resumed.Model.ParametersSha256);
    }

    /// <summary>The list of losses follows each start from its own first evaluation on, whatever the others' histories were thinned to.</summary>
    [Fact]
    public async Task SeveralRounds_WithAShortHistory_AreThoseOfTheWholeOne()
    {
        ForecastFit whole = await new Forecaster(Rounds()).FitAsync(Squares, cancellationToken: Token);
        ForecastFit thinned = await new Forecaster(Short(Rounds())).FitAsync(Squares, cancellationToken: Token);

        int[] evaluations = [.. whole.Report!.Starts.Select(start => start.Evaluations)];
        int stride = thinned.Training.LossStride;
        Assert.Equal(evaluations, thinned.Report!.Starts.Select(start => start.Evaluations));
        Assert.InRange(stride, 4, 64);
        int before = 0;
        List<double> losses = [];
        foreach (int own in evaluations)
        {
            losses.AddRange(whole.Training.Losses[before..(before + own)].Where((_, i) => i % stride == 0));
            before += own;
        }
        Assert.Equal(losses, thinned.Training.Losses);
        Assert.Equal(whole.Training.Best, thinned.Training.Best);
        Assert.Empty(thinned.Training.Epochs.Except(whole.Training.Epochs));
        Assert.Contains(thinned.Training.Best, thinned.Training.Epochs);
        Assert.Equal(whole.Model.ParametersSha256, thinned.Model.ParametersSha256);
    }

    [Fact]
    public async Task SeveralRounds_WithAShortHistory_ResumedBeyondTheirShares_HaveTheBitsOfTheUncutRun()
    {
        using TemporaryFolder folder = new();
        string checkpoint = folder["run.checkpoint"];
        ForecastFit whole = await new Forecaster(Short(Rounds())).FitAsync(Squares, cancellationToken: Token);
        using CancellationTokenSource cut = new();

        await new Forecaster(Short(Rounds(checkpoint: checkpoint))).FitAsync(
            Squares, progress: new Immediate(report => { if (report.Epoch.Evaluations > 60) { cut.Cancel(); } }), cancellationToken: cut.Token);
        ForecastFit resumed = await new Forecaster(Short(Rounds(resume: checkpoint))).FitAsync(Squares, cancellationToken: Token);

        Assert.Contains(SafetensorsFile.Read(checkpoint).Tensors, tensor => tensor.Name.EndsWith(".compared", StringComparison.Ordinal));
        Assert.Equal(whole.Training.Losses, resumed.Training.Losses);
        Assert.Equal(whole.Training.Epochs, resumed.Training.Epochs);
        Assert.Equal(whole.Model.ParametersSha256, resumed.Model.ParametersSha256);
    }

    [Fact]
    public async Task Cancelled_WhereOneStartHadItsShare_NoOtherRoundBegins()
    {
        using CancellationTokenSource cut = new();
        Immediate progress = new(report => { if (report.Epoch.Start == 1) { cut.Cancel(); } });

        ForecastFit fit = await new Forecaster(Rounds()).FitAsync(Squares, progress: progress, cancellationToken: cut.Token);

        // On one thread the second start of the first round is cut after the first one has paused.
        Assert.Equal(StopReason.Cancelled, fit.Training.Stopped);
        Assert.Equal(Shapes, fit.Report!.Starts.Length);
    }

    [Fact]
    public async Task Resume_OfASingleRunsCheckpoint_IsRefused()
    {
        using TemporaryFolder folder = new();
        ForecasterSettings single = Rounds(checkpoint: folder["run.checkpoint"]) with { Starts = 0 };
        await new Forecaster(single with { Training = single.Training with { Epochs = 1 } }).FitAsync(Squares, cancellationToken: Token);

        await Assert.ThrowsAsync<ModelFormatException>(() => new Forecaster(Rounds(resume: folder["run.checkpoint"])).FitAsync(Squares, cancellationToken: Token));
    }

    [Fact]
    public async Task Epochs_WhereTheyAreGiven_AreThoseOfTheBestStartAlone()
    {
        ForecasterSettings settings = new() { Hidden = [3] };

        ForecastFit fit = await new Forecaster(settings with { Training = settings.Training with { Epochs = 2 } }).FitAsync(Squares, cancellationToken: Token);

        Assert.Equal([0, 1, 2], fit.Training.Epochs.Select(epoch => epoch.Epoch));
        Assert.Single(fit.Report!.Starts);
    }

    private sealed class Immediate(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
