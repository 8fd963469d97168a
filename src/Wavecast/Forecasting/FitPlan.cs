using Wavecast.Data;

namespace Wavecast.Forecasting;

/// <summary>Data and settings brought together: what exactly is trained on, and how.</summary>
internal sealed class FitPlan
{
    private FitPlan(NetworkShape shape, FeatureScaler scaler, SequenceBatch<double> trainingData, SequenceBatch<double>? validation, TrainingSettings training) =>
        (Shape, Scaler, TrainingData, Validation, Training) = (shape, scaler, trainingData, validation, training);

    /// <summary>Without a bypass where that is still to be found out.</summary>
    public NetworkShape Shape { get; }

    public FeatureScaler Scaler { get; }

    /// <summary>Scaled, and cut into windows.</summary>
    public SequenceBatch<double> TrainingData { get; }

    /// <summary>Scaled; null for none.</summary>
    public SequenceBatch<double>? Validation { get; }

    public TrainingSettings Training { get; }

    /// <summary>The time scale of the training part.</summary>
    public required SignalProfile Profile { get; init; }

    /// <summary>What is held back of each sequence; null where no tail is.</summary>
    public HeldTail? HeldTail { get; private init; }

    /// <exception cref="ArgumentException">The data is too short, has values that are not finite, or the settings do not fit it or this machine's memory.</exception>
    public static FitPlan Make(ForecasterSettings settings, SequenceBatch<double> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        NetworkShape shape = new(data.Features, settings.Hidden, data.Features, settings.Residual, settings.Bypass ?? 0);
        Check(data);
        DataSplit split = settings.Validation.Cut(data);
        FeatureScaler scaler = FeatureScaler.Fit(split.Parts.Training, settings.Scaling);
        SequenceBatch<double> scaled = scaler.Apply(split.Parts.Training);
        SignalProfile profile = settings.Period is { } period ? SignalProfile.Of(scaled) with { Period = period, Likeness = 1 } : SignalProfile.Of(scaled);
        SequenceBatch<double> windows = CutWindows(settings, scaled, profile);
        TrainingSettings training = Complete(settings, split, windows, profile, scaler);
        training = training with { Objective = TrainingMemory.Choose(settings.Memory, shape, settings.Precision, training, windows) };
        return new FitPlan(shape, scaler, windows, split.Parts.Validation is { } held ? scaler.Apply(held) : null, training)
        {
            Profile = profile,
            HeldTail = split.Steps is { } tail ? new HeldTail(tail, data.Lengths.ToArray()) : null,
        };
    }

    /// <summary>A result whose losses are free of <see cref="ObjectiveSettings.Scale"/>, and whose free-run errors are in the data's units where one feature makes that possible.</summary>
    public TrainingResult InUnits(TrainingResult result) => result with
    {
        Losses = [.. result.Losses.Select(loss => loss / Training.Objective.Scale)],
        Epochs = [.. result.Epochs.Select(InUnits)],
        Best = InUnits(result.Best),
    };

    /// <inheritdoc cref="InUnits(TrainingResult)"/>
    public TrainingEpoch InUnits(TrainingEpoch epoch) => epoch with
    {
        TrainLoss = epoch.TrainLoss / Training.Objective.Scale,
        ValidationLoss = epoch.ValidationLoss / Training.Objective.Scale,
        FreeRunRmse = epoch.FreeRunRmse * UnitOf(Scaler),
    };

    /// <summary>What one scaled unit is in the data's units; 1 with several features, whose units differ.</summary>
    public static double UnitOf(FeatureScaler scaler) => scaler.Features == 1 ? scaler.Scale[0] : 1;

    private static void Check(SequenceBatch<double> data)
    {
        Finite.Check(data, nameof(data));
        int tooShort = data.Lengths.IndexOf(1);
        if (tooShort >= 0)
        {
            throw new ArgumentException($"Sequence {tooShort} has 1 step; a network needs at least 2 to learn from.", nameof(data));
        }
    }

    private static SequenceBatch<double> CutWindows(ForecasterSettings settings, SequenceBatch<double> training, SignalProfile profile)
    {
        int window = settings.Window ?? (settings.AdaptsToLength ? TimeScales.WindowOf(profile, settings.Screens) : 0);
        return window == 0 ? training : TrainingWindows.Cut(training, window, settings.Stride);
    }

    private static TrainingSettings Complete(ForecasterSettings settings, DataSplit split, SequenceBatch<double> windows, SignalProfile profile, FeatureScaler scaler)
    {
        TrainingSettings training = settings.Training with
        {
            ValidationWarmUp = settings.Training.ValidationWarmUp ?? split.WarmUp,
            ValidationSteps = settings.Training.ValidationSteps ?? split.Steps,
            Goal = settings.Training.Goal / UnitOf(scaler),
        };
        if (training.Objective.FreeRun is { } freeRun && !(settings.AdaptsToLength && training.FreeRunStages.IsEmpty))
        {
            int drawn = training.FreeRunStages.IsEmpty ? freeRun.Steps : training.FreeRunStages.Max(stage => stage.Steps);
            if (drawn > windows.Steps - 2)
            {
                throw new ArgumentException($"A drawn part of {drawn} steps does not fit training sequences of {windows.Steps} steps; draw at most {windows.Steps - 2}.");
            }
        }
        return !settings.AdaptsToLength ? training
            : !settings.Screens ? TimeScales.AdaptToLength(training, windows.Steps)
            : TimeScales.AdaptToSignal(training, windows, profile, settings.CountsEpochs);
    }
}
