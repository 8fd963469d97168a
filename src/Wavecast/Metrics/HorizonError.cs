namespace Wavecast.Metrics;

/// <summary>The error of forecasts up to a horizon and at it.</summary>
/// <param name="Horizon">Steps ahead, from 1.</param>
/// <param name="Rmse">Root mean squared error of the steps 1 … horizon.</param>
/// <param name="Nrmse">The same by the standard deviation of the <em>whole</em> truth, so that horizons compare; null where that is 0.</param>
/// <param name="Mae">Mean absolute error of the steps 1 … horizon.</param>
/// <param name="AtRmse">Root mean squared error of the step at the horizon alone, over sequences and features.</param>
/// <param name="AtNrmse">The same by the standard deviation of the whole truth; null where that is 0.</param>
/// <param name="AtMae">Mean absolute error of the step at the horizon alone.</param>
public sealed record HorizonError(int Horizon, double Rmse, double? Nrmse, double Mae, double AtRmse, double? AtNrmse, double AtMae);
