namespace Wavecast.Forecasting;

/// <summary>What <see cref="Demonstration"/> did.</summary>
/// <param name="Fit">The model, and how the attempt that made it went.</param>
/// <param name="Unseen">The waves that neither training nor validation has seen.</param>
/// <param name="Drawing">How the model draws them on.</param>
/// <param name="Report">Its errors there.</param>
/// <param name="Attempts">Starts that were trained; more than one where the first did not reach the goal.</param>
public sealed record DemonstrationResult(ForecastFit Fit, SequenceBatch<double> Unseen, Drawing Drawing, EvaluationReport Report, int Attempts)
{
    /// <summary>Whether the validation waves were drawn as well as the default recipe asks.</summary>
    public bool ReachedGoal => Fit.Training.Stopped == StopReason.Goal;

    /// <summary>What was read of the unseen waves before they were drawn on.</summary>
    public SequenceBatch<double> UnseenWarmUp => Unseen.Steps(0, Report.WarmUp);

    /// <summary>How the unseen waves truly went on.</summary>
    public SequenceBatch<double> UnseenBehindWarmUp => Unseen.Steps(Report.WarmUp, Report.Steps);
}
