using Wavecast.Metrics;

namespace Wavecast.Forecasting;

/// <summary>What prediction intervals of one level were worth: means over series and origins.</summary>
/// <param name="Level">In percent.</param>
/// <param name="Coverage">The share of what came that they held, from 0 to 1; see <see cref="ForecastMetrics.Coverage"/>.</param>
/// <param name="Width">Their width by the series' scale.</param>
/// <param name="Score">Their interval score by the series' scale; see <see cref="ForecastMetrics.Msis"/>.</param>
public sealed record IntervalScores(double Level, double Coverage, double Width, double Score);
