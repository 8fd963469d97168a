using Wavecast.Data;

namespace Wavecast.Forecasting;

/// <summary>The rules by which windows, drawn parts, goal and endurance test follow the length of the sequences or the signal's own time scale.</summary>
internal static class TimeScales
{
    /// <summary>Most inputs of a bypass that is tried unasked; enough for a week of hours, with its day.</summary>
    private const int MostLags = 32;

    /// <summary>A lag costs a coefficient, and the warm-up that fills it.</summary>
    private const int StepsPerLag = 8;

    private const int Window = 500;
    private const int MostWindow = 2000;
    private const int PeriodsInWindow = 4;
    private const int MostWarmUp = 20;
    private const double WarmUpPeriods = 0.4;
    private const double PeriodicWindows = 3.5;
    private const int Patience = 12;

    /// <summary>A drawing this good, relative to the data's deviation, goes on for thousands of steps.</summary>
    private const double Goal = 5e-4;

    private const int EnduranceLengths = 20;
    private const int MostEnduranceSteps = 10_000;
    private const double RepeatingTolerance = 0.005;
    private const double IrregularTolerance = 0.5;

    private const int FirstStageEvaluations = 80;
    private const int SecondStageEvaluations = 120;

    private static readonly double[] LengthShares = [0.1, 0.3, 0.6];
    private static readonly double[] PeriodShares = [0.4, 1.2];
    private static readonly int[] CrossingMultiples = [1, 2, 4, 8];
    private const double LargestShare = 0.6;

    /// <summary>Steps of a window where none are given.</summary>
    public static int WindowOf(SignalProfile profile, bool followsSignal) =>
        followsSignal && profile.Period is { } period ? (int)Math.Clamp(Math.Ceiling(PeriodsInWindow * period), Window, MostWindow) : Window;

    /// <summary>Inputs of a bypass for sequences of so many steps; 0 where there is no room for one.</summary>
    public static int LagsFor(int steps) => Math.Min(MostLags, steps / StepsPerLag);

    /// <summary>Sizes of a bypass to try: a few inputs and, of a signal that repeats, a whole period of them where windows have several.</summary>
    public static int[] LagsToTry(SignalProfile profile, int steps)
    {
        int few = LagsFor(steps);
        int period = profile.Repeats && profile.Period is { } length ? (int)Math.Ceiling(length) + 1 : 0;
        return [.. new[] { few, period }.Where(lags => lags > 0 && (lags == few || (lags > few && lags <= steps / PeriodicWindows)))];
    }

    /// <summary>A recipe without several starts: warm-up and drawn parts are shares of the length.</summary>
    public static TrainingSettings AdaptToLength(TrainingSettings training, int steps)
    {
        ObjectiveSettings objective = WithWarmUp(training.Objective, Math.Min(MostWarmUp, steps / 10));
        return WithStages(training with { Objective = objective }, steps, LengthShares.Select(share => new FreeRunStage(Math.Max(1, (int)Math.Round(share * steps)), 1)));
    }

    /// <summary>Warm-up, goal, patience and endurance test by the signal, only the warm-up where the epochs are given; the drawn parts wait for a start, see <see cref="StagesFrom"/>.</summary>
    public static TrainingSettings AdaptToSignal(TrainingSettings training, SequenceBatch<double> windows, SignalProfile profile, bool countsEpochs)
    {
        int steps = windows.Steps;
        int warmUp = (int)Math.Min(steps / PeriodicWindows, profile.TimeScale is { } scale ? Math.Max(WarmUpPeriods * scale, LagsToTry(profile, steps).Append(1).Max() - 1) : MostWarmUp);
        return training with
        {
            Objective = WithWarmUp(training.Objective, warmUp),
            Goal = training.Goal ?? (countsEpochs ? null : Goal * FeatureRange.Deviations(windows)),
            Patience = training.Patience > 0 || countsEpochs ? training.Patience : Patience,
            Endurance = training.Endurance ?? (countsEpochs ? null : EnduranceOf(profile, windows)),
        };
    }

    /// <summary>Drawn parts that grow from about as far as the start already draws: by periods where the signal repeats, by the time over which it stays like itself, and in several segments, where it does not.</summary>
    /// <param name="training">The settings, from <see cref="AdaptToSignal"/>.</param>
    /// <param name="profile">The signal's.</param>
    /// <param name="steps">Steps of a window.</param>
    /// <param name="horizon">Steps that the start draws well.</param>
    public static TrainingSettings StagesFrom(TrainingSettings training, SignalProfile profile, int steps, int horizon)
    {
        int most = Math.Max(1, (int)(LargestShare * (steps - 1)));
        IEnumerable<FreeRunStage> stages = profile.Repeats || profile.ZeroCrossing is not { } crossing
            ? PeriodShares.Select(share => Stage(share * (profile.TimeScale ?? steps / 4.0))).Append(Stage(most))
            : CrossingMultiples.Select(times => Stage(times * crossing)).Select(stage => stage with { Segments = SegmentsOf(stage.Steps, steps) });
        FreeRunStage[] growing = [.. stages.DistinctBy(stage => stage.Steps).OrderBy(stage => stage.Steps)];
        FreeRunStage[] needed = [.. growing.SkipWhile(stage => stage.Steps < horizon && stage != growing[^1])];
        return WithStages(training, steps, needed);

        FreeRunStage Stage(double drawn) => new((int)Math.Clamp(drawn, 1, most), 1);
    }

    private static int SegmentsOf(int drawn, int steps) => Math.Clamp((int)(steps / (2.5 * drawn)), 1, 10);

    private static ObjectiveSettings WithWarmUp(ObjectiveSettings objective, int warmUp) =>
        objective.WarmUp == 0 ? objective with { WarmUp = warmUp } : objective;

    /// <summary>Stages with their evaluations, the last with all the rest, unless the user gave some or wants no drawn part.</summary>
    private static TrainingSettings WithStages(TrainingSettings training, int steps, IEnumerable<FreeRunStage> stages)
    {
        if (training.Objective.FreeRun is not { } freeRun || !training.FreeRunStages.IsEmpty)
        {
            return training;
        }
        // At least one step is given and one is drawn; sequences of 2 or 3 steps have no room for a drawn part.
        if (steps < 4)
        {
            return training with { Objective = training.Objective with { FreeRun = null } };
        }
        FreeRunStage[] growing = [.. stages];
        for (int i = 0; i < growing.Length; i++)
        {
            int evaluations = i == growing.Length - 1 ? int.MaxValue : i == 0 ? FirstStageEvaluations : SecondStageEvaluations;
            growing[i] = growing[i] with { Evaluations = evaluations };
        }
        return training with
        {
            Objective = training.Objective with { FreeRun = freeRun with { Steps = growing[0].Steps } },
            FreeRunStages = [.. growing],
        };
    }

    /// <summary>None where the signal's own spread changes: a drawing of it has to.</summary>
    private static EnduranceTest? EnduranceOf(SignalProfile profile, SequenceBatch<double> windows)
    {
        int steps = windows.Steps;
        if (!profile.IsSteady)
        {
            return null;
        }
        int drawn = Math.Max(200, Math.Min(EnduranceLengths * steps, MostEnduranceSteps));
        double period = profile.TimeScale ?? steps;
        double periods = Math.Max(1, Math.Floor(drawn / 4 / period));
        return new EnduranceTest
        {
            Steps = drawn,
            Window = Math.Clamp((int)Math.Round(periods * period), 1, drawn / 2),
            Deviation = FeatureRange.Deviations(windows),
            Tolerance = profile.Repeats ? RepeatingTolerance : IrregularTolerance,
        };
    }
}
