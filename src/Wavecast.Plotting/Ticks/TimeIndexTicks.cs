using Wavecast.TimeSeries;

namespace Wavecast.Plotting.Ticks;

/// <summary>Ticks of an axis whose steps are those of a <see cref="TimeIndex"/>.</summary>
internal static class TimeIndexTicks
{
    private static readonly (Frequency Frequency, string Name)[] Named =
    [
        (Frequency.Yearly, "year"), (Frequency.Quarterly, "quarter"), (Frequency.Monthly, "month"), (Frequency.Weekly, "week"),
        (Frequency.Daily, "day"), (Frequency.BusinessDaily, "business day"), (Frequency.Hourly, "hour"),
    ];

    /// <summary>What a step is, in a word.</summary>
    public static string LabelOf(Frequency frequency) =>
        Array.Find(Named, named => named.Frequency == frequency).Name ?? (frequency.IsCalendar ? "time" : "step");

    /// <summary>Borders of the calendar, or round numbers, at the steps where they fall.</summary>
    public static ITickSource For(TimeIndex index)
    {
        IndexScale? scale = IndexScale.From([.. Enumerable.Range(0, index.Length).Select(step => ValueAt(index, step))]);
        return scale is null ? new TextIndexTicks([.. Enumerable.Range(0, index.Length).Select(index.TextAt)])
            : index.Frequency.IsCalendar ? new DateIndexTicks(scale)
            : new NumberIndexTicks(scale, wholeOnly: true);
    }

    /// <summary>The number, or days since the year 1. Where a date is a whole month or year, its first day: 31 January is January, not the eve of February.</summary>
    private static double ValueAt(TimeIndex index, int step)
    {
        if (!index.Frequency.IsCalendar)
        {
            return index.NumberAt(step);
        }
        DateTime time = index.TimeAt(step);
        DateTime shown = index.Frequency == Frequency.Yearly ? new DateTime(time.Year, 1, 1)
            : index.Frequency == Frequency.Monthly || index.Frequency == Frequency.Quarterly ? new DateTime(time.Year, time.Month, 1)
            : time;
        return (double)shown.Ticks / TimeSpan.TicksPerDay;
    }
}
