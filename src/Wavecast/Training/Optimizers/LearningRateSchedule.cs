namespace Wavecast.Training.Optimizers;

/// <summary>How the learning rate changes over the epochs: a factor for each. Immutable; a run of it is a <see cref="LearningRateState"/>.</summary>
public abstract record LearningRateSchedule
{
    private LearningRateSchedule()
    {
    }

    /// <summary>The factor is 1 always.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantSchedule();

    /// <summary>Half a cosine from 1 at the first epoch towards <paramref name="last"/> at the end of the training.</summary>
    /// <remarks>
    /// Loshchilov and Hutter, ICLR 2017, without restarts. A warm-up of n epochs goes up to 1 in a straight line: 1/n, 2/n, …, 1;
    /// the cosine takes the epochs after it.
    /// </remarks>
    /// <param name="warmUp">Epochs of warm-up; 0 or more.</param>
    /// <param name="last">The factor that the cosine ends at; 0 or more and below 1.</param>
    public static LearningRateSchedule Cosine(int warmUp = 0, double last = 0) =>
        new CosineSchedule(Require.InRange(warmUp, 0, int.MaxValue, nameof(warmUp)), Require.Fraction(last, nameof(last)));

    /// <summary>Multiplies the factor by <paramref name="by"/> when the loss has not fallen by a ten-thousandth for more than <paramref name="patience"/> epochs, as PyTorch's <c>ReduceLROnPlateau</c>.</summary>
    /// <param name="by">Above 0 and below 1.</param>
    /// <param name="patience">Epochs without a better loss that are let pass; 0 or more.</param>
    /// <param name="least">The factor never falls below it; 0 or more and below 1.</param>
    public static LearningRateSchedule OnPlateau(double by = 0.1, int patience = 10, double least = 0) =>
        new PlateauSchedule(
            Require.Positive(Require.Fraction(by, nameof(by)), nameof(by)),
            Require.InRange(patience, 0, int.MaxValue, nameof(patience)),
            Require.Fraction(least, nameof(least)));

    /// <summary>Starts a run.</summary>
    /// <param name="epochs">Epochs of the whole training; at least 1.</param>
    public LearningRateState CreateState(int epochs) => new(this, Require.InRange(epochs, 1, int.MaxValue));

    /// <summary>The factor after an epoch has ended, from what was known before it and its loss.</summary>
    internal abstract LearningRateProgress Next(LearningRateProgress progress, double loss, int epochs);

    /// <summary>What is known where a run of perhaps another number of epochs was left.</summary>
    internal virtual LearningRateProgress Resume(LearningRateProgress progress, int epochs) => progress;

    /// <summary>Whether trainings of so many epochs, or of so many others, have the same factors in their first ones, whatever the losses.</summary>
    /// <param name="first">How many first epochs.</param>
    /// <param name="epochs">Epochs of the one.</param>
    /// <param name="others">Epochs of the other.</param>
    internal virtual bool Agrees(int first, int epochs, int others) => true;

    /// <summary>What is known before the first epoch.</summary>
    internal virtual LearningRateProgress First(int epochs) => new(Factor: 1, Epoch: 0, BestLoss: double.MaxValue, BadEpochs: 0);

    private sealed record ConstantSchedule : LearningRateSchedule
    {
        public override string ToString() => "constant";

        internal override LearningRateProgress Next(LearningRateProgress progress, double loss, int epochs) => progress with { Epoch = progress.Epoch + 1 };
    }

    private sealed record CosineSchedule(int WarmUp, double Last) : LearningRateSchedule
    {
        public override string ToString() => FormattableString.Invariant($"cosine:{WarmUp},{Last}");

        internal override LearningRateProgress First(int epochs) => base.First(epochs) with { Factor = At(0, epochs) };

        internal override LearningRateProgress Next(LearningRateProgress progress, double loss, int epochs) =>
            progress with { Epoch = progress.Epoch + 1, Factor = At(progress.Epoch + 1, epochs) };

        internal override LearningRateProgress Resume(LearningRateProgress progress, int epochs) => progress with { Factor = At(progress.Epoch, epochs) };

        internal override bool Agrees(int first, int epochs, int others) =>
            epochs == others || Enumerable.Range(0, first).All(epoch => At(epoch, epochs) == At(epoch, others));

        private double At(int epoch, int epochs)
        {
            if (epoch < WarmUp)
            {
                return (epoch + 1.0) / WarmUp;
            }
            double done = epochs > WarmUp ? Math.Min(1, (epoch - WarmUp) / (double)(epochs - WarmUp)) : 1;
            return Last + (1 - Last) * 0.5 * (1 + Math.Cos(Math.PI * done));
        }
    }

    private sealed record PlateauSchedule(double By, int Patience, double Least) : LearningRateSchedule
    {
        private const double Better = 1e-4;

        public override string ToString() => FormattableString.Invariant($"plateau:{By},{Patience},{Least}");

        internal override LearningRateProgress Next(LearningRateProgress progress, double loss, int epochs)
        {
            LearningRateProgress next = progress with { Epoch = progress.Epoch + 1, BadEpochs = progress.BadEpochs + 1 };
            if (loss < progress.BestLoss - Better * Math.Abs(progress.BestLoss))
            {
                return next with { BestLoss = loss, BadEpochs = 0 };
            }
            return next.BadEpochs > Patience ? next with { Factor = Math.Max(Least, next.Factor * By), BadEpochs = 0 } : next;
        }
    }
}
