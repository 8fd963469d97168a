namespace Wavecast.Plotting;

/// <summary>A forecast from one origin of a backtest; see <see cref="BacktestPlot"/>.</summary>
/// <param name="Origin">The first step that is forecast, from 0 to the length of the series.</param>
/// <param name="Values">The forecast of that step and those behind it; at least one.</param>
/// <param name="Band">An interval of it, of the same level at all origins; null for none.</param>
public sealed record BacktestForecast(int Origin, double[] Values, ForecastBand? Band = null);
