using System.Globalization;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>A season longer than the one that methods are told of, as pairs of sine and cosine: the week of hours, the year of days.</summary>
/// <param name="Name"><c>week</c> or <c>year</c>.</param>
/// <param name="Steps">Its length, not always whole.</param>
/// <param name="Pairs">How many pairs.</param>
/// <param name="Skipped">Each so many-th pair is left out, since it is one of the shorter season; 0 for none.</param>
internal sealed record LongSeason(string Name, double Steps, int Pairs, int Skipped)
{
    public const string Week = "week";
    public const string Year = "year";

    /// <summary>Pairs that a year is tried with: as smooth as a climate, or as sharp as a fortnight.</summary>
    private static readonly int[] PairsOfYear = [3, 10];

    /// <summary>Pairs that a week is tried with: down to eight hours, so that days differ in their course.</summary>
    private static readonly int[] PairsOfWeek = [20];

    /// <summary>A season that is not so much longer than the known one is not looked for.</summary>
    private const double LeastMultiple = 1.5;

    /// <summary>Long seasons that the longest history must hold, beside the horizon.</summary>
    private const int FewestSeasons = 2;

    /// <summary>Long seasons without which a series is taken to have none: waves that fit a part of one lead anywhere behind it.</summary>
    private const double FewestFitted = 1.5;

    private const int OriginsOfFew = 40;
    private const int OriginsOfMany = 12;

    /// <summary>A season of a file.</summary>
    /// <exception cref="ArgumentException">There is none like it.</exception>
    public static LongSeason Restore(string name, double steps, int pairs, int skipped) =>
        name is Week or Year && steps is > 1 and < 1e9 && skipped is 0 or CalendarSteps.DaysOfWeek
            ? new LongSeason(name, steps, Require.InRange(pairs, 1, 1000, nameof(pairs)), skipped)
            : throw new ArgumentException($"'{name}' of {steps} steps is no long season.", nameof(name));

    /// <summary>Seasons that a panel may have, the shortest first, each with several numbers of pairs.</summary>
    public static IEnumerable<LongSeason[]> PossibleIn(CandidateData data)
    {
        double day = CalendarSteps.OfDay(data);
        // Networks of many series read a week in their look-back, and what series without a calendar share has a phase of its own in each: of M4's hourly
        // series, taking the week out of each made forecasts worse.
        bool isPanel = NetworkCandidate.IsPanel(data);
        if (data.Season == 1 || day == 0 || (isPanel && !data.Series[0].Index.Frequency.IsCalendar))
        {
            yield break;
        }
        foreach ((string name, double steps, int[] pairs) in ((string, double, int[])[])[(Week, CalendarSteps.OfWeek(data), PairsOfWeek), (Year, CalendarSteps.OfYear(data), PairsOfYear)])
        {
            if (steps > LeastMultiple * data.Season && !(isPanel && name == Week) && data.Series.Max(series => series.Length) >= FewestSeasons * steps + data.Horizon)
            {
                // Each seventh pair of a week is one of the day, and none is shorter than two steps.
                yield return [.. pairs.Select(count => new LongSeason(name, steps, Math.Min(count, (int)((steps - 1) / 2)), name == Week && data.Season == day ? CalendarSteps.DaysOfWeek : 0))];
            }
        }
    }

    /// <summary>Whether a series is long enough to learn it from.</summary>
    public bool IsIn(int length) => length >= FewestFitted * Steps;

    /// <summary>Origins at which it is seen whether the season helps: over the last one of it, as far as what lies before is enough to learn it from; at the last horizons alone waves suit what wanders.</summary>
    /// <param name="data">The series.</param>
    /// <param name="usual">Where candidates are compared.</param>
    public InnerOrigins OriginsOf(CandidateData data, InnerOrigins usual)
    {
        int last = usual.Back[^1], span = (int)Math.Min(Steps, data.TypicalLength - FewestFitted * Steps - last);
        int count = Math.Min(data.Series.Length > InnerOrigins.FewSeries ? OriginsOfMany : OriginsOfFew, span);
        // Such histories are so long that a fit at the first origin does for all.
        return count < 2 || last + span <= usual.Back[0] ? usual with { RefitEvery = usual.Back.Length }
            : usual with { Back = [.. Enumerable.Range(1, count).Select(i => last + (int)((long)span * (count - i) / (count - 1)))], RefitEvery = count };
    }

    /// <summary>Number of columns.</summary>
    public int Count => 2 * Enumerable.Range(1, Pairs).Count(Has);

    /// <summary>Fills columns <c>[column][step]</c> from one of them on.</summary>
    /// <param name="columns">As many more as <see cref="Count"/> at least.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="index">The steps of the series.</param>
    /// <param name="from">The first step.</param>
    public void Fill(double[][] columns, int first, TimeIndex index, int from)
    {
        for (int t = 0; t < columns[first].Length; t++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * PhaseAt(index, from + t));
            (double s, double c) = (sine, cosine);
            int column = first;
            for (int pair = 1; pair <= Pairs; pair++)
            {
                if (Has(pair))
                {
                    columns[column++][t] = s;
                    columns[column++][t] = c;
                }
                (s, c) = (s * cosine + c * sine, c * cosine - s * sine);
            }
        }
    }

    /// <summary>The name and the length.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} of {Steps:0.##} steps");

    private bool Has(int pair) => Skipped == 0 || pair % Skipped != 0;

    private double PhaseAt(TimeIndex index, int step)
    {
        if (!index.Frequency.IsCalendar)
        {
            return index.NumberAt(step) / (double)index.Frequency.Multiple % Steps / Steps;
        }
        DateTime time = index.TimeAt(step);
        return Name == Week ? ((int)time.DayOfWeek + time.TimeOfDay.TotalDays) / CalendarSteps.DaysOfWeek
            : CalendarFeature.PhaseOfYear(time);
    }
}
