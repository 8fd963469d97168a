namespace Wavecast.Forecasting;

/// <summary>What fitting returns.</summary>
/// <param name="Model">The fitted model, with the selected parameters.</param>
/// <param name="Training">How the training went.</param>
public sealed record ForecastFit(ForecastModel Model, TrainingResult Training)
{
    /// <summary>Whether it was trained in small memory, see <see cref="ForecasterSettings.Memory"/>.</summary>
    public bool SmallMemory { get; init; }

    /// <summary>What the fit found out on its own; null without <see cref="ForecasterSettings.Starts"/>.</summary>
    public FitReport? Report { get; init; }
}
