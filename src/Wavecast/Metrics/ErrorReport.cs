using System.Collections.Immutable;

namespace Wavecast.Metrics;

/// <summary>How far forecasts are from the truth, over all steps and by horizon.</summary>
/// <param name="Rmse">Root mean squared error; infinite where a forecast is not finite.</param>
/// <param name="Nrmse">The same by the standard deviation of the truth; null where that is 0 or a forecast is not finite.</param>
/// <param name="Mae">Mean absolute error; infinite where a forecast is not finite.</param>
/// <param name="ByHorizon">The errors up to and at each horizon, shortest first.</param>
public sealed record ErrorReport(double Rmse, double? Nrmse, double Mae, ImmutableArray<HorizonError> ByHorizon);
