using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>How hard the last horizons of a panel were to forecast, beside those before them.</summary>
/// <remarks>
/// Errors of many series at one time move together: a Christmas among the inner origins would make all intervals wide. What the seasonal naive method missed
/// there, beside what it misses at all times, tells how much of that was the time's. A control variate: it takes no fit, so that the whole history
/// can be asked.
/// </remarks>
internal static class OriginDifficulty
{
    /// <summary>Horizons before an origin whose changes are the unit of its errors, so that series may grow livelier.</summary>
    private const int UnitHorizons = 4;

    /// <summary>A quieter stretch than this part of the whole series is taken for that part.</summary>
    private const double LeastPart = 0.05;

    /// <summary>A horizon counts where one of so many series that change at all has it.</summary>
    private const int PartOfSeries = 3;

    /// <summary>Horizons besides the last ones without which nothing can be told.</summary>
    private const int FewestOthers = 2;

    /// <summary>Beyond this, or below one by this, it is no matter of times.</summary>
    public const double Most = 4;

    /// <summary>Horizons that are looked back at.</summary>
    private const int MostHorizons = 100;

    /// <summary>Times that are worth as much as what is known of all times: a network's own quantiles, and how hard those times were. On held-back horizons of M3, M4 Weekly and NN5 coverage was nearest to what is said.</summary>
    private const double TimesOfAll = 2;

    /// <summary>How far what so many times say is believed beside what is known of all times, from 0 to 1: the power of how hard they were.</summary>
    public static double Trust(int times) => times / (times + TimesOfAll);

    /// <summary>The median error over the last horizons by that over all; 1 where there are too few to tell.</summary>
    /// <param name="data">All that is known.</param>
    /// <param name="reach">Steps of a horizon.</param>
    /// <param name="horizons">The last so many are asked about.</param>
    public static double Of(CandidateData data, int reach, int horizons)
    {
        List<double> medians = [];
        double[] leastUnits = [.. data.Series.Select(series => LeastPart * MeanChange(series.Values, data.Season))];
        int changing = leastUnits.Count(double.IsFinite);
        for (int back = 1; back <= Math.Max(horizons, MostHorizons); back++)
        {
            double[] errors = [.. data.Series.Select((series, i) => ErrorAt(series.Values, series.Length - (long)back * reach, reach, data.Season, leastUnits[i])).Where(double.IsFinite).Order()];
            if (!AreEnough(errors.Length, changing))
            {
                break;
            }
            medians.Add(SeriesMath.MedianOfSorted(errors));
        }
        double all = medians.Count > 0 ? medians.Average() : 0;
        return medians.Count >= horizons + FewestOthers && all > 0 ? Math.Clamp(medians.Take(horizons).Average() / all, 1 / Most, Most) : 1;
    }

    /// <summary>Whether so many series tell of a time, of those that change at all.</summary>
    public static bool AreEnough(int known, int changing) => known > 0 && known * PartOfSeries >= changing;

    /// <summary>The most steps before their ends at which enough series have an origin behind a season.</summary>
    public static long LongestBack(Series[] series, int season) => series.Select(one => one.Length - season - 1L).OrderDescending().ElementAt((series.Length + PartOfSeries - 1) / PartOfSeries - 1);

    /// <summary>The mean absolute error of the seasonal naive method behind an origin, by the mean change over a season before it; NaN where there is none.</summary>
    private static double ErrorAt(ReadOnlySpan<double> values, long origin, int reach, int season, double leastUnit)
    {
        if (origin < season + 1L)
        {
            return double.NaN;
        }
        int first = (int)origin;
        double unit = MeanChange(values[Math.Max(0, first - UnitHorizons * reach - season)..first], season);
        return NaiveError(values, first, reach, season) / double.MaxNumber(unit, leastUnit);
    }

    /// <summary>The mean absolute error of the seasonal naive method behind an origin that has a season before it; NaN where nothing is known of it.</summary>
    public static double NaiveError(ReadOnlySpan<double> values, int origin, int reach, int season)
    {
        double sum = 0;
        int known = 0;
        for (int h = 0; h < reach; h++)
        {
            double error = Math.Abs(values[origin + h] - values[origin - season + h % season]);
            sum += double.IsNaN(error) ? 0 : error;
            known += double.IsNaN(error) ? 0 : 1;
        }
        return known > 0 ? sum / known : double.NaN;
    }

    private static double MeanChange(ReadOnlySpan<double> values, int season) => Metrics.SeriesScale.Of(values, season).Absolute;
}
