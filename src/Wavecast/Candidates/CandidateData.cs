using System.Collections.Immutable;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>What candidates are fitted to: series as they were known at their ends, and what is asked of them.</summary>
/// <param name="Series">Each with one known value at least; values may be missing.</param>
/// <param name="Season">Steps of a season; 1 for none.</param>
/// <param name="Horizon">Steps to forecast.</param>
/// <param name="Quantiles">Levels of the quantiles that are wanted, ascending, ½ in the middle.</param>
/// <param name="Seed">Of everything random.</param>
/// <param name="Threads">Threads to run on; they change no bit.</param>
internal sealed record CandidateData(ImmutableArray<Series> Series, int Season, int Horizon, ImmutableArray<double> Quantiles, long Seed, int Threads)
{
    /// <summary>The series less their last steps.</summary>
    public CandidateData Before(int steps) => this with { Series = [.. Series.Select(series => series.Take(series.Length - steps))] };

    /// <summary>Some of the series.</summary>
    public CandidateData Only(IEnumerable<int> series) => this with { Series = [.. series.Select(i => Series[i])] };

    /// <summary>A series without gaps, as methods read it that know of none.</summary>
    public ReadOnlySpan<double> Filled(Series series) =>
        series.Fill(Season > 1 ? MissingValues.Seasonal : MissingValues.Interpolate, Season).Values;

    /// <summary>Whether all known values are the first one, which is known.</summary>
    public static bool IsConstant(Series series)
    {
        for (int t = 1; t < series.Length; t++)
        {
            if (series[t] != series[0] && !double.IsNaN(series[t]))
            {
                return false;
            }
        }
        return true;
    }
}
