namespace Wavecast.Forecasting;

/// <summary>What a candidate was worth inside the history.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mase">Mean absolute scaled error over the origins inside the history; NaN where there was no room for one.</param>
/// <param name="Weight">Its part in the forecast, from 0 to 1; of two to eight series, each of which has its own, the mean.</param>
public sealed record CandidateReport(string Name, double Mase, double Weight);
