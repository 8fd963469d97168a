using System.Globalization;

namespace Wavecast.Plotting.Ticks;

/// <summary>Borders of years, months, days and hours at the steps where they fall.</summary>
internal sealed class DateIndexTicks(IndexScale days) : ITickSource
{
    private static readonly CalendarUnit[] Units =
    [
        .. new[] { 1, 5, 15, 30 }.Select(n => new CalendarUnit(n / 1440d, "MM-dd HH:mm", date => date.AddMinutes(n), date => date.Date.AddMinutes((int)date.TimeOfDay.TotalMinutes / n * n))),
        .. new[] { 1, 3, 6, 12 }.Select(n => new CalendarUnit(n / 24d, "MM-dd HH:mm", date => date.AddHours(n), date => date.Date.AddHours(date.Hour / n * n))),
        new CalendarUnit(1, "yyyy-MM-dd", date => date.AddDays(1), date => date.Date),
        new CalendarUnit(7, "yyyy-MM-dd", date => date.AddDays(7), date => date.Date.AddDays(-(((int)date.DayOfWeek + 6) % 7))),
        .. new[] { 1, 3, 6 }.Select(n => new CalendarUnit(30.4 * n, "MMM yyyy", date => date.AddMonths(n), date => new DateTime(date.Year, (date.Month - 1) / n * n + 1, 1))),
        .. new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 }.Select(n => new CalendarUnit(365.25 * n, "yyyy", date => date.AddYears(n), date => new DateTime(Math.Max(1, date.Year / n * n), 1, 1))),
    ];

    /// <summary>A monthly index has no days to tell apart: its months, be they of 28 days, are the finest ticks.</summary>
    private readonly double _finest = Math.Min(0.95 * days.LeastSpacing, Units[^1].Days);

    public IReadOnlyList<TickMark> Between(double low, double high, int most)
    {
        double first = days.ValueAt(low), last = days.ValueAt(high);
        CalendarUnit unit = Units.FirstOrDefault(unit => unit.Days * most >= last - first && unit.Days >= _finest) ?? Units[^1];
        List<TickMark> ticks = [];
        for (DateTime? date = unit.Floor(At(first)); date is { } at && DaysOf(at) <= last && ticks.Count < most; date = Next(unit, at))
        {
            if (DaysOf(at) >= first)
            {
                ticks.Add(new TickMark(days.StepAt(DaysOf(at)), at.ToString(unit.Format, CultureInfo.InvariantCulture)));
            }
        }

        return ticks;
    }

    private static DateTime? Next(CalendarUnit unit, DateTime at) =>
        at < DateTime.MaxValue.AddDays(-unit.Days - 366) ? unit.Next(at) : null;

    private static DateTime At(double day) =>
        new((long)Math.Clamp(day * TimeSpan.TicksPerDay, 0, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay));

    private static double DaysOf(DateTime date) => (double)date.Ticks / TimeSpan.TicksPerDay;

    private sealed record CalendarUnit(double Days, string Format, Func<DateTime, DateTime> Next, Func<DateTime, DateTime> Floor);
}
