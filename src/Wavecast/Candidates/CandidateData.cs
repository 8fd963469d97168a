using System.Collections.Immutable;
using Wavecast.Metrics;
using Wavecast.Segments;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>What candidates are fitted to: series as they were known at their ends, and what is asked of them.</summary>
/// <param name="Series">Each with one known value at least; values may be missing.</param>
/// <param name="Season">Steps of a season; 1 for none.</param>
/// <param name="Horizon">Steps to forecast.</param>
/// <param name="Quantiles">Levels of the quantiles that are wanted, ascending, ½ in the middle.</param>
/// <param name="Seed">Of everything random.</param>
/// <param name="Threads">Threads to run on; they change no bit.</param>
/// <param name="Missing">What networks see in place of missing values; never filled from beyond an end.</param>
internal sealed record CandidateData(
    ImmutableArray<Series> Series, int Season, int Horizon, ImmutableArray<double> Quantiles, long Seed, int Threads, MissingValues Missing = MissingValues.Mask)
{
    /// <summary>Horizons that are of late, see <see cref="SpreadScaleOf"/>, and steps that are so at least.</summary>
    private const int RecentHorizons = 2;

    private const int FewestRecent = 10;

    /// <summary>A series that did not change of late still may, by this part of what it did.</summary>
    private const double LeastRecent = 0.1;

    /// <summary>A series that is 0 so often, and this part of its time, does not come near it by chance.</summary>
    private const int FewestZeros = 3;

    private const double PartOfZeros = 0.05;

    /// <summary>What networks say of a step.</summary>
    public ForecastDistribution Distribution { get; init; }

    /// <summary>Whether the values are counts, which networks say a distribution of counts of.</summary>
    public bool IsOfCounts => Distribution == ForecastDistribution.NegativeBinomial;

    /// <summary>How networks reach the steps of the horizon.</summary>
    public ForecastStrategy Strategy { get; init; }

    /// <summary>Whether seasons longer than the given one are looked for.</summary>
    public bool SeeksLongSeasons { get; init; }

    /// <summary>Whether networks are trained on each window alike, rather than on each series.</summary>
    public bool IsByLength { get; init; }

    /// <summary>What a network reads and says.</summary>
    /// <param name="length">Steps of a segment.</param>
    /// <param name="segments">Segments of the look-back.</param>
    /// <param name="head">Steps that one pass predicts.</param>
    /// <param name="features">What it reads beside the values.</param>
    public SegmentLayout LayoutOf(int length, int segments, int head, FeatureCounts features) => new(length, segments, head, Quantiles, features) { Distribution = Distribution };

    /// <summary>Steps of a typical series: the median, the greater one of two.</summary>
    public int TypicalLength => Series.Select(series => series.Length).Order().ElementAt(Series.Length / 2);

    /// <summary>The series less their last steps.</summary>
    public CandidateData Before(int steps) => this with { Series = [.. Series.Select(series => series.Take(series.Length - steps))] };

    /// <summary>Some of the series.</summary>
    public CandidateData Only(IEnumerable<int> series) => this with { Series = [.. series.Select(i => Series[i])] };

    /// <summary>A series as networks see it: with its gaps, or filled where that was asked for.</summary>
    public ReadOnlySpan<double> Seen(Series series) =>
        Missing is MissingValues.Interpolate or MissingValues.Seasonal ? series.Fill(Missing, Season).Values : series.Values;

    /// <summary>How much a series changes in a season or, where no two values are a season apart, from one known value to the next; NaN where nothing changes.</summary>
    public double ScaleOf(ReadOnlySpan<double> values)
    {
        double scale = SeriesScale.Of(values, Season).Absolute;
        return double.IsNaN(scale) && !IsConstant(values) ? SeriesView.ScaleOf(values) : scale;
    }

    /// <summary>How large the errors of a series may be beside those of others: of a panel half way between how much it changes at all times and of late, else the former.</summary>
    /// <remarks>
    /// A panel's few origins cannot tell that one of its series has become wild or calm. Those of few series, of which there are many, are of late
    /// themselves: there the same made intervals worse.
    /// </remarks>
    public double SpreadScaleOf(ReadOnlySpan<double> values)
    {
        double scale = ScaleOf(values);
        int recent = RecentSteps + Season;
        if (Series.Length <= InnerOrigins.FewSeries || recent >= values.Length)
        {
            return scale;
        }
        ReadOnlySpan<double> last = values[^recent..];
        double ofLate = IsConstant(last) ? 0 : SeriesScale.Of(last, Season).Absolute;
        return double.IsNaN(ofLate) ? scale : HalfWay(scale, ofLate);
    }

    /// <summary>Half way, geometrically, between how much a series changes at all times and of late.</summary>
    public static double HalfWay(double all, double ofLate) => Math.Sqrt(all * Math.Max(ofLate, LeastRecent * all));

    /// <summary>Steps that are of late.</summary>
    public int RecentSteps => Math.Max(FewestRecent, RecentHorizons * Horizon);

    /// <summary>A series without gaps, as methods read it that know of none.</summary>
    public ReadOnlySpan<double> Filled(Series series) =>
        series.Fill(Season > 1 ? MissingValues.Seasonal : MissingValues.Interpolate, Season).Values;

    /// <summary>Whether a series is often 0 and never below, as sales, rain and power of the sun are: what is forecast below 0 cannot come.</summary>
    public static bool HasFloor(Series series)
    {
        int known = 0, zeros = 0;
        foreach (double value in series.Values)
        {
            if (value < 0)
            {
                return false;
            }
            known += double.IsNaN(value) ? 0 : 1;
            zeros += value == 0 ? 1 : 0;
        }
        return zeros >= FewestZeros && zeros >= PartOfZeros * known;
    }

    /// <summary>Whether all known values are the first one, which is known.</summary>
    public static bool IsConstant(Series series) => IsConstant(series.Values);

    private static bool IsConstant(ReadOnlySpan<double> values)
    {
        for (int t = 1; t < values.Length; t++)
        {
            if (values[t] != values[0] && !double.IsNaN(values[t]))
            {
                return false;
            }
        }
        return true;
    }
}
