namespace Wavecast.Forecasting;

/// <summary>The whole idea in one run: a network learns sine waves, then draws others by itself.</summary>
public static class Demonstration
{
    /// <summary>P of the waves sin((t + φ) / P): a period takes 126 steps.</summary>
    public const double PeriodScale = 20;

    /// <summary>Steps that are read before a free run.</summary>
    public const int WarmUp = 500;

    /// <summary>Steps drawn freely.</summary>
    public const int Steps = 1000;

    private const int TrainingWaves = 12;
    private const int ValidationWaves = 4;
    private const int UnseenWaves = 3;

    /// <summary>Learns, chooses by validation waves, and then measures and draws waves that neither has seen.</summary>
    /// <param name="seed">Of everything: phases and initial weights.</param>
    /// <param name="threads">At least 1; the result does not depend on them.</param>
    /// <param name="progress">Told after every epoch of every start.</param>
    /// <param name="cancellationToken">Ends the training early: the result is then the best so far.</param>
    public static async Task<DemonstrationResult> RunAsync(
        long seed = 0, int threads = 1, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        const int Known = ValidationWaves + TrainingWaves;
        SequenceBatch<double> waves = Signal.Sine(Known + UnseenWaves, WarmUp + Steps, PeriodScale, seed);
        SequenceBatch<double> known = SequenceBatch<double>.FromSequences(
            [.. Enumerable.Range(0, Known).Select(b => waves[b][..(b < ValidationWaves ? WarmUp + Steps : WarmUp)].ToArray())]);
        SequenceBatch<double> unseen = waves[Known..];
        ForecastFit fit = await new Forecaster(SettingsOf(seed, threads)).FitAsync(known, ["wave"], progress, cancellationToken).ConfigureAwait(false);
        return new DemonstrationResult(
            fit,
            unseen,
            fit.Model.Draw(unseen, Steps, WarmUp, threads),
            fit.Model.Evaluate(unseen, WarmUp, Steps, threads: threads),
            fit.Report!.Starts.Length);
    }

    private static ForecasterSettings SettingsOf(long seed, int threads)
    {
        ForecasterSettings settings = new() { Validation = ValidationSplit.Sequences(ValidationWaves), Bypass = 0 };
        return settings with
        {
            Training = settings.Training with
            {
                ValidationWarmUp = WarmUp,
                ValidationSteps = Steps,
                Seed = seed,
                Threads = threads,
            },
        };
    }
}
