namespace Wavecast;

/// <summary>Which epoch's parameters a training run returns. Of equals, the earlier.</summary>
public enum Selection
{
    /// <summary>The epoch with the smallest error of drawing freely, <see cref="TrainingEpoch.FreeRunRmse"/>: next-step loss does not rank free runs.</summary>
    FreeRun,

    /// <summary>The epoch with the smallest teacher-forced loss, <see cref="TrainingEpoch.ValidationLoss"/>.</summary>
    Loss,

    /// <summary>The last epoch; patience, and the parameters kept when a run diverges, go by <see cref="Loss"/>.</summary>
    Last,
}
