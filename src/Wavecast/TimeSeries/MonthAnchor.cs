namespace Wavecast.TimeSeries;

/// <summary>
/// Where months are counted from: 28 February may be the end of a month or the 28th of each, and 30 April the 30th of each, which
/// the date alone does not tell, but those behind it do.
/// </summary>
internal static class MonthAnchor
{
    // Of the 28ths of February, eight years at most are one after another in which they end it.
    private const int MostBack = 12;

    public static bool IsMonthEnd(DateTime time) => time.Day == DateTime.DaysInMonth(time.Year, time.Month);

    /// <summary>A time to count steps of months from, and the step from there at which the first of some times lies.</summary>
    /// <param name="frequency">Any frequency of the calendar; where it is not one of months, the first time itself is the answer.</param>
    /// <param name="times">One at least, ascending.</param>
    public static (DateTime Start, int Offset) Find(Frequency frequency, ReadOnlySpan<DateTime> times)
    {
        DateTime first = times[0];
        bool allEnd = true;
        int day = 0;
        foreach (DateTime time in times)
        {
            allEnd &= IsMonthEnd(time);
            day = Math.Max(day, time.Day);
        }
        if (frequency.Unit != FrequencyUnit.Month || allEnd || !IsMonthEnd(first))
        {
            return (first, 0);
        }
        DateTime month = first.AddDays(1 - first.Day);
        for (int back = 1; back <= MostBack && frequency.TryAdd(month, -back, out DateTime earlier); back++)
        {
            if (DateTime.DaysInMonth(earlier.Year, earlier.Month) > day)
            {
                return (earlier.AddDays(day - 1), back);
            }
        }
        return (first, 0);
    }
}
