namespace Wavecast;

/// <summary>Why a training run ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Epochs,

    /// <summary>All <see cref="TrainingSettings.Evaluations"/> are used up.</summary>
    Evaluations,

    /// <summary>The free-run error reached <see cref="TrainingSettings.Goal"/>.</summary>
    Goal,

    /// <summary>No epoch was better than the best for <see cref="TrainingSettings.Patience"/> epochs.</summary>
    Patience,

    /// <summary><see cref="TrainingSettings.TimeLimit"/> was reached.</summary>
    TimeLimit,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>After its share of the evaluations the best start drew no better than a baseline: the signal cannot be drawn on.</summary>
    Hopeless,

    /// <summary>The optimizer can improve no further: gradient or change below its tolerance, or no lower loss along any line.</summary>
    Converged,

    /// <summary>The loss exploded or was not finite, and the run was not to be rescued or nothing safer was left; the best parameters before that are kept.</summary>
    Diverged,
}
