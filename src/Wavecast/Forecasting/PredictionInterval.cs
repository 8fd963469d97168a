using System.Collections.Immutable;

namespace Wavecast.Forecasting;

/// <summary>Prediction intervals of one level, a step each.</summary>
/// <param name="Level">In percent: how many of what comes they should hold.</param>
/// <param name="Lower">Their lower ends, <c>[horizon]</c>.</param>
/// <param name="Upper">Their upper ends.</param>
public sealed record PredictionInterval(double Level, ImmutableArray<double> Lower, ImmutableArray<double> Upper);
