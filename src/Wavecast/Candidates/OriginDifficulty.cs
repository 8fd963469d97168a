using Wavecast.Statistics;

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
    private const double Most = 4;

    /// <summary>Horizons that are looked back at.</summary>
    private const int MostHorizons = 100;

    /// <summary>Times that are worth as much as what is known of all times: a network's own quantiles, and how hard those times were. On held-back horizons of M3, M4 Weekly and NN5 coverage was nearest to what is said.</summary>
    private const double TimesOfAll = 2;

    /// <summary>Horizons that a year must hold, so that it has harder and easier ones.</summary>
    private const int FewestOfYear = 2;

    /// <summary>Times, so many to a horizon, that are compared with those a year before; and without how many nothing is told.</summary>
    private const int PairsPerHorizon = 4;

    private const int FewestPairs = 8;

    /// <summary>How far what so many times say is believed beside what is known of all times, from 0 to 1: the power of how hard they were.</summary>
    public static double Trust(int times) => times / (times + TimesOfAll);

    /// <summary>The median error over the last horizons by that over all; 1 where there are too few to tell.</summary>
    /// <param name="data">All that is known.</param>
    /// <param name="reach">Steps of a horizon.</param>
    /// <param name="horizons">The last so many are asked about.</param>
    public static double Of(CandidateData data, int reach, int horizons)
    {
        List<double> medians = new Medians(data, reach).OfLast(Math.Max(horizons, MostHorizons));
        double all = medians.Count > 0 ? medians.Average() : 0;
        return medians.Count >= horizons + FewestOthers && all > 0 ? Math.Clamp(medians.Take(horizons).Average() / all, 1 / Most, Most) : 1;
    }

    /// <summary>How hard the coming horizon is likely to be beside all times, told by the same part of the years before as far as hardness came back after a year; 1 where nothing is known of them.</summary>
    /// <remarks>Christmas is hard for a shop each year, and what comes behind it easy; a price is as hard at any time.</remarks>
    /// <param name="data">All that is known.</param>
    public static double Coming(CandidateData data)
    {
        double year = CalendarSteps.OfYear(data), week = Math.Max(1, CalendarSteps.OfWeek(data));
        if (year < FewestOfYear * (double)data.Horizon)
        {
            return 1;
        }
        Medians medians = new(data, data.Horizon);
        double[] before = [.. Known(Enumerable.Range(1, int.MaxValue).Select(years => medians.At(Back(years))))];
        if (before.Length == 0)
        {
            return 1;
        }
        double all = medians.OfLast(MostHorizons).DefaultIfEmpty().Average();
        return all == 0 ? 1 : Math.Pow(Math.Clamp(before.Average() / all, 1 / Most, Most), Recurrence(medians, data.Horizon, Back(1)) * Trust(before.Length));

        // Whole weeks, so that days are compared with the same ones.
        long Back(int years) => (long)(Math.Round(years * year / week) * week);
    }

    /// <summary>How much of the hardness of a time comes back a year later, from 0 to 1: the slope of the regression of its logarithm on that of the year before.</summary>
    private static double Recurrence(Medians medians, int reach, long year)
    {
        int stride = Math.Max(1, reach / PairsPerHorizon);
        double[] before = [.. Known(Enumerable.Range(0, MostHorizons * PairsPerHorizon).Select(i => medians.At(reach + (long)i * stride + year)))];
        double[] times = [.. before.Select((_, i) => medians.At(reach + (long)i * stride) ?? 0)];
        (double Before, double Time)[] pairs = [.. before.Zip(times).Where(pair => pair is { First: > 0, Second: > 0 }).Select(pair => (Math.Log(pair.First), Math.Log(pair.Second)))];
        if (pairs.Length < FewestPairs)
        {
            return 0;
        }
        double meanBefore = pairs.Average(pair => pair.Before), meanTime = pairs.Average(pair => pair.Time);
        double varied = pairs.Sum(pair => (pair.Before - meanBefore) * (pair.Before - meanBefore));
        return varied == 0 ? 0 : Math.Clamp(pairs.Sum(pair => (pair.Before - meanBefore) * (pair.Time - meanTime)) / varied, 0, 1);
    }

    private static IEnumerable<double> Known(IEnumerable<double?> medians) => medians.TakeWhile(median => median is not null).Select(median => median!.Value);

    /// <summary>The mean absolute error of the seasonal naive method behind an origin, by the mean change over a season before it; NaN where there is none.</summary>
    private static double ErrorAt(ReadOnlySpan<double> values, long origin, int reach, int season, double leastUnit)
    {
        if (origin < season + 1L)
        {
            return double.NaN;
        }
        int first = (int)origin;
        double unit = MeanChange(values[Math.Max(0, first - UnitHorizons * reach - season)..first], season);
        double sum = 0;
        int known = 0;
        for (int h = 0; h < reach; h++)
        {
            double error = Math.Abs(values[first + h] - values[first - season + h % season]);
            sum += double.IsNaN(error) ? 0 : error;
            known += double.IsNaN(error) ? 0 : 1;
        }
        return known > 0 ? sum / known / double.MaxNumber(unit, leastUnit) : double.NaN;
    }

    private static double MeanChange(ReadOnlySpan<double> values, int season) => Metrics.SeriesScale.Of(values, season).Absolute;

    /// <summary>Median errors of a panel's series at a time, each by its changes before.</summary>
    private sealed class Medians(CandidateData data, int reach)
    {
        private readonly double[] leastUnits = [.. data.Series.Select(series => LeastPart * MeanChange(series.Values, data.Season))];

        /// <summary>Those of the last horizons, the last one first, as far back as enough series go.</summary>
        public List<double> OfLast(int horizons) => [.. Known(Enumerable.Range(1, horizons).Select(back => At((long)back * reach)))];

        /// <summary>That of a horizon so many steps before the end; null where too few series have it.</summary>
        public double? At(long back)
        {
            double[] errors = [.. data.Series.Select((series, i) => ErrorAt(series.Values, series.Length - back, reach, data.Season, leastUnits[i])).Where(double.IsFinite).Order()];
            return errors.Length == 0 || errors.Length * PartOfSeries < leastUnits.Count(double.IsFinite) ? null : SeriesMath.MedianOfSorted(errors);
        }
    }
}
