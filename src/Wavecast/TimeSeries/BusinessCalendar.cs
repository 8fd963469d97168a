namespace Wavecast.TimeSeries;

/// <summary>Days from Monday to Friday, numbered without the weekends between them.</summary>
internal static class BusinessCalendar
{
    private const int DaysOfWeek = 7;
    private const int BusinessDaysOfWeek = 5;

    // Day 0 of the calendar, 1 January of year 1, is a Monday.
    public static bool IsWeekend(DateTime time) => WeekDay(time) >= BusinessDaysOfWeek;

    public static long WeekOf(DateTime time) => time.Ticks / TimeSpan.TicksPerDay / DaysOfWeek;

    /// <summary>The number of a business day; of no meaning at a weekend.</summary>
    public static long NumberOf(DateTime time) => (WeekOf(time) * BusinessDaysOfWeek) + WeekDay(time);

    /// <summary>Ticks at the beginning of a business day.</summary>
    public static long TicksOf(long number)
    {
        (long week, long day) = long.DivRem(number, BusinessDaysOfWeek);
        return ((week * DaysOfWeek) + day) * TimeSpan.TicksPerDay;
    }

    private static long WeekDay(DateTime time) => time.Ticks / TimeSpan.TicksPerDay % DaysOfWeek;
}
