namespace Wavecast.Training.Optimizers;

/// <summary>A run of a learning-rate schedule.</summary>
public sealed class LearningRateState
{
    private readonly LearningRateSchedule schedule;
    private readonly int epochs;
    private LearningRateProgress progress;

    internal LearningRateState(LearningRateSchedule schedule, int epochs)
    {
        this.schedule = schedule;
        this.epochs = epochs;
        progress = schedule.First(epochs);
    }

    /// <summary>Multiplies the learning rate in the coming epoch.</summary>
    public double Factor => progress.Factor;

    /// <summary>Ends an epoch.</summary>
    /// <param name="loss">Its loss: the validation loss where there is one. Only a schedule on plateau reads it.</param>
    public void Advance(double loss) => progress = schedule.Next(progress, loss, epochs);

    /// <summary>Everything needed to go on with the same factors, by name.</summary>
    public IReadOnlyDictionary<string, double> Save() => new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["factor"] = progress.Factor,
        ["epoch"] = progress.Epoch,
        ["bestLoss"] = progress.BestLoss,
        ["badEpochs"] = progress.BadEpochs,
    };

    /// <summary>Continues from what <see cref="Save"/> gave, for a training of as many epochs or of another number: then with the factors of this one.</summary>
    /// <exception cref="ArgumentException">A number is missing or is not one that Save gives; the message names it.</exception>
    public void Restore(IReadOnlyDictionary<string, double> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        LearningRateProgress last = new(
            Number("factor", value => value is >= 0 and <= 1),
            (int)Number("epoch", IsCount),
            Number("bestLoss", double.IsFinite),
            (int)Number("badEpochs", IsCount));
        progress = schedule.Resume(last, epochs);

        static bool IsCount(double value) => value is >= 0 and < int.MaxValue && double.IsInteger(value);

        double Number(string name, Func<double, bool> isValid) =>
            saved.TryGetValue(name, out double value) && isValid(value)
                ? value
                : throw new ArgumentException(FormattableString.Invariant($"The learning-rate schedule's '{name}' is missing or has an impossible value ({value})."), nameof(saved));
    }
}
