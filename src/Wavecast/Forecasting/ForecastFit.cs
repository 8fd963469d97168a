namespace Wavecast.Forecasting;

/// <summary>What fitting returns.</summary>
/// <param name="Model">The fitted model, with the selected parameters.</param>
/// <param name="Training">How the training went.</param>
public sealed record ForecastFit(ForecastModel Model, TrainingResult Training);
