using System.Collections.Immutable;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>Ways in which a series may go on, each as likely as any other.</summary>
/// <param name="Id">Of the series.</param>
/// <param name="Index">The times of the steps.</param>
/// <param name="Paths">The values, <c>[path][horizon]</c>.</param>
public sealed record SeriesPaths(string Id, TimeIndex Index, ImmutableArray<ImmutableArray<double>> Paths);
