using System.Collections.Immutable;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>The forecast of one series.</summary>
/// <param name="Id">The series'.</param>
/// <param name="Index">The steps that are forecast.</param>
/// <param name="Values">The forecast, a median, <c>[horizon]</c>.</param>
/// <param name="Intervals">Prediction intervals, narrowest first.</param>
public sealed record SeriesForecast(string Id, TimeIndex Index, ImmutableArray<double> Values, ImmutableArray<PredictionInterval> Intervals);
