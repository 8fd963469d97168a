using System.Collections.Immutable;
using System.Globalization;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>How hard the coming horizon of a panel is likely to be beside all times, told by the same part of the years before, as far as hardness came back so far.</summary>
/// <remarks>Christmas is hard for a shop each year, and what comes behind it easy; a price is as hard at any time.</remarks>
/// <param name="Stretch">What widths of all times are multiplied by; 1 where nothing is known.</param>
/// <param name="Years">Years that tell it; 0 where nothing is known.</param>
/// <param name="Takes">Which series it is of: those that end together, at the end of the panel.</param>
internal sealed record ComingDifficulty(double Stretch, int Years, bool[] Takes)
{
    /// <summary>Horizons that a year must hold, so that it has harder and easier ones.</summary>
    private const int FewestOfYear = 2;

    /// <summary>Times that are compared with all others, spread over all that is known.</summary>
    private const int MostTimes = 100;

    /// <summary>Times to a horizon that are compared with those a year before.</summary>
    private const int PairsPerHorizon = 4;

    /// <summary>Such pairs without which nothing is told: those of four horizons.</summary>
    private const int FewestPairs = 16;

    private const int MostPairs = 400;

    /// <summary>Widths that differ by this part have a reason that is told.</summary>
    private const double Told = 0.05;

    /// <summary>Series that are asked, evenly spread over the panel.</summary>
    private const int MostSeries = 500;

    /// <summary>Finds it.</summary>
    /// <param name="data">What is known.</param>
    public static ComingDifficulty Of(CandidateData data)
    {
        bool[] takes = EndTogether(data);
        int[] together = [.. Enumerable.Range(0, takes.Length).Where(i => takes[i])];
        double year = CalendarSteps.OfYear(data), week = Math.Max(1, CalendarSteps.OfWeek(data));
        // What a few hours are like at a time of the year is told by their week.
        int reach = Math.Max(data.Horizon, (int)Math.Round(week));
        ComingDifficulty unknown = new(1, 0, takes);
        if (together.Length <= InnerOrigins.FewSeries || year < FewestOfYear * (double)reach)
        {
            return unknown;
        }
        int count = Math.Min(together.Length, MostSeries);
        Series[] asked = [.. Enumerable.Range(0, count).Select(i => data.Series[together[(int)((long)i * together.Length / count)]])];
        long end = OriginDifficulty.LongestBack(asked, data.Season);
        // Whole weeks, so that days are compared with the same ones.
        long[] years = [.. Enumerable.Range(1, int.MaxValue).Select(k => (long)(Math.Round(k * year / week) * week)).TakeWhile(back => back <= end)];
        if (years.Length == 0)
        {
            return unknown;
        }
        long[] all = [.. Spread(reach, end, reach, MostTimes)];
        long[] pairs = [.. Spread(reach, end - years[0], Math.Max(1, reach / PairsPerHorizon), MostPairs)];
        Dictionary<long, double> medians = MediansAt([.. all.Concat(years).Concat(pairs).Concat(pairs.Select(back => back + years[0])).Distinct()], asked, data, reach);
        double[] before = Known(years), always = Known(all);
        if (before.Length == 0 || always.Length == 0)
        {
            return unknown;
        }
        double recurrence = Recurrence([.. pairs.Where(back => medians.ContainsKey(back) && medians.ContainsKey(back + years[0])).Select(back => (Math.Log(medians[back + years[0]]), Math.Log(medians[back])))]);
        double ratio = before.Average() / always.Average();
        return unknown with { Stretch = Math.Pow(Math.Clamp(ratio, 1 / OriginDifficulty.Most, OriginDifficulty.Most), recurrence * OriginDifficulty.Trust(before.Length)), Years = before.Length };

        double[] Known(long[] backs) => [.. backs.Where(medians.ContainsKey).Select(back => medians[back])];
    }

    /// <summary>What a reader of intervals should know of it.</summary>
    /// <param name="data">What is known.</param>
    public ImmutableArray<string> Notes(CandidateData data)
    {
        if (Math.Abs(Stretch - 1) < Told || data.Quantiles.Length < 2)
        {
            return [];
        }
        int taken = Takes.Count(takes => takes);
        string whose = taken < Takes.Length ? string.Create(CultureInfo.InvariantCulture, $"Intervals of the {taken} of {Takes.Length} series that end last") : "Intervals";
        string year = data.Series[0].Index.Frequency.IsCalendar ? "the same time of the year" : $"the same time of the year, if a season of {data.Season} steps is {(data.Season == CalendarSteps.DaysOfWeek ? "a week" : "a day")},";
        return [string.Create(CultureInfo.InvariantCulture, $"{whose} are {Math.Abs(Stretch - 1):0 %} {(Stretch > 1 ? "wider" : "narrower")} than the mean of all times: {year} was {(Stretch > 1 ? "harder" : "easier")} to forecast {(Years == 1 ? "a year before" : $"in {Years} years before")}.")];
    }

    /// <summary>What the widths of a series are multiplied by.</summary>
    public double StretchOf(int series) => Takes[series] ? Stretch : 1;

    /// <summary>Which series end with the latest, within a horizon; of plain steps, whose ends are not known, all.</summary>
    private static bool[] EndTogether(CandidateData data)
    {
        if (!data.Series[0].Index.Frequency.IsCalendar)
        {
            return [.. data.Series.Select(_ => true)];
        }
        DateTime last = data.Series.Max(series => series.Index.TimeAt(series.Length));
        return [.. data.Series.Select(series => series.Index.Next(data.Horizon).TimeAt(data.Horizon) > last)];
    }

    /// <summary>Steps before the end, from one on, as far apart as many fit.</summary>
    private static IEnumerable<long> Spread(long first, long last, long stride, int most)
    {
        long apart = Math.Max(stride, (last - first + most) / most);
        for (long back = first; back <= last; back += apart)
        {
            yield return back;
        }
    }

    /// <summary>How much of the hardness of a time comes back a year later, from 0 to 1: the slope of the regression of its logarithm on that of the year before.</summary>
    private static double Recurrence((double Before, double Time)[] pairs)
    {
        if (pairs.Length < FewestPairs)
        {
            return 0;
        }
        double meanBefore = pairs.Average(pair => pair.Before), meanTime = pairs.Average(pair => pair.Time);
        double varied = pairs.Sum(pair => (pair.Before - meanBefore) * (pair.Before - meanBefore));
        return varied == 0 ? 0 : Math.Clamp(pairs.Sum(pair => (pair.Before - meanBefore) * (pair.Time - meanTime)) / varied, 0, 1);
    }

    /// <summary>The median error at each time at which enough series have one above 0.</summary>
    private static Dictionary<long, double> MediansAt(long[] backs, Series[] asked, CandidateData data, int reach)
    {
        double[][] errors = [.. backs.Select(_ => new double[asked.Length])];
        int changing = 0;
        for (int i = 0; i < asked.Length; i++)
        {
            NaiveErrors ofSeries = new(asked[i].Values, data, reach);
            changing += ofSeries.Changes ? 1 : 0;
            for (int b = 0; b < backs.Length; b++)
            {
                errors[b][i] = ofSeries.At(asked[i].Values, asked[i].Length - backs[b]);
            }
        }
        Dictionary<long, double> medians = [];
        for (int b = 0; b < backs.Length; b++)
        {
            double[] known = [.. errors[b].Where(double.IsFinite).Order()];
            if (OriginDifficulty.AreEnough(known.Length, changing) && SeriesMath.MedianOfSorted(known) is > 0 and var median)
            {
                medians[backs[b]] = median;
            }
        }
        return medians;
    }

    /// <summary>Errors of the seasonal naive method by the scale that widths have at the same time (<see cref="CandidateData.SpreadScaleOf"/>), from running sums.</summary>
    private readonly struct NaiveErrors
    {
        private readonly double[] sums;
        private readonly int[] counts;
        private readonly int season;
        private readonly int reach;
        private readonly int recent;

        public NaiveErrors(ReadOnlySpan<double> values, CandidateData data, int reach)
        {
            (season, this.reach, recent) = (data.Season, reach, data.RecentSteps);
            (sums, counts) = (new double[values.Length + 1], new int[values.Length + 1]);
            for (int t = 0; t < values.Length; t++)
            {
                double change = t < season ? double.NaN : Math.Abs(values[t] - values[t - season]);
                sums[t + 1] = sums[t] + (double.IsNaN(change) ? 0 : change);
                counts[t + 1] = counts[t] + (double.IsNaN(change) ? 0 : 1);
            }
        }

        /// <summary>Whether anything changes.</summary>
        public bool Changes => sums[^1] > 0;

        /// <summary>The mean error behind an origin; NaN where there is none.</summary>
        public double At(ReadOnlySpan<double> values, long origin)
        {
            if (origin < season + 1L || origin > values.Length - reach)
            {
                return double.NaN;
            }
            int first = (int)origin;
            double all = MeanChange(0, first), ofLate = first > recent ? MeanChange(first - recent, first) : double.NaN;
            double scale = double.IsNaN(ofLate) ? all : CandidateData.HalfWay(all, ofLate);
            return scale > 0 ? OriginDifficulty.NaiveError(values, first, reach, season) / scale : double.NaN;
        }

        private double MeanChange(int from, int to) => counts[to] > counts[from] ? (sums[to] - sums[from]) / (counts[to] - counts[from]) : double.NaN;
    }
}
