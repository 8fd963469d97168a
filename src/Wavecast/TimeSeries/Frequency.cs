using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Wavecast.TimeSeries;

/// <summary>How far apart the steps of a series are, on a calendar or as plain numbers. Immutable; equal where the steps are.</summary>
/// <remarks>
/// Months, quarters and years are counted by the calendar: from the last day of a month steps lead to the last days of months
/// (31 January, 28 or 29 February, 31 March), from any other day to the same day, or to the last of a shorter month. Business
/// days are Monday to Friday; holidays are not known. Clocks are not turned: a day has 24 hours.
/// </remarks>
public sealed record Frequency
{
    private const int MinutesOfHour = 60;
    private const int MinutesOfDay = 24 * MinutesOfHour;
    private const int MonthsOfYear = 12;

    private Frequency(FrequencyUnit unit, long multiple, int seasonLength) => (Unit, Multiple, SeasonLength) = (unit, multiple, seasonLength);

    /// <summary>A year a step, named <c>yearly</c>; no season.</summary>
    public static Frequency Yearly { get; } = new(FrequencyUnit.Month, MonthsOfYear, 1);

    /// <summary>Three months a step, named <c>quarterly</c>; a season of 4.</summary>
    public static Frequency Quarterly { get; } = new(FrequencyUnit.Month, 3, 4);

    /// <summary>A month a step, named <c>monthly</c>; a season of 12.</summary>
    public static Frequency Monthly { get; } = new(FrequencyUnit.Month, 1, MonthsOfYear);

    /// <summary>Seven days a step, named <c>weekly</c>; a season of 52.</summary>
    public static Frequency Weekly { get; } = new(FrequencyUnit.Week, 1, 52);

    /// <summary>A day a step, named <c>daily</c>; a season of 7.</summary>
    public static Frequency Daily { get; } = new(FrequencyUnit.Day, 1, 7);

    /// <summary>A day from Monday to Friday a step, named <c>business-daily</c>; a season of 5.</summary>
    public static Frequency BusinessDaily { get; } = new(FrequencyUnit.BusinessDay, 1, 5);

    /// <summary>An hour a step, named <c>hourly</c>; a season of 24.</summary>
    public static Frequency Hourly { get; } = new(FrequencyUnit.Minute, MinutesOfHour, 24);

    /// <summary>Plain numbers 0, 1, 2, … without a calendar, named <c>steps</c>; no season.</summary>
    public static Frequency Steps { get; } = new(FrequencyUnit.Number, 1, 1);

    private static readonly (string Name, Frequency Frequency)[] Named =
    [
        ("yearly", Yearly), ("quarterly", Quarterly), ("monthly", Monthly), ("weekly", Weekly),
        ("daily", Daily), ("business-daily", BusinessDaily), ("hourly", Hourly), ("steps", Steps),
    ];

    /// <summary>
    /// The usual season in steps: 12 months, 4 quarters, 52 weeks, 7 days, 5 business days, 24 hours, the minutes of a day; 1 where
    /// there is none: for years, for plain steps, and for minutes that do not divide the day.
    /// </summary>
    public int SeasonLength { get; }

    /// <summary>Whether steps have dates; false for plain numbers.</summary>
    public bool IsCalendar => Unit != FrequencyUnit.Number;

    /// <summary>The name that <see cref="Parse"/> reads: <c>monthly</c>, <c>15min</c>, <c>steps</c>, <c>10steps</c>.</summary>
    public string Name
    {
        get
        {
            string? name = Array.Find(Named, named => named.Frequency == this).Name;
            return name ?? string.Create(CultureInfo.InvariantCulture, $"{Multiple}{(IsCalendar ? "min" : "steps")}");
        }
    }

    internal FrequencyUnit Unit { get; }

    /// <summary>Units in a step: numbers, minutes or months; 1 for days and weeks.</summary>
    internal long Multiple { get; }

    /// <summary>Some minutes a step, named like <c>15min</c>; a season is a day, 1440 / <paramref name="count"/> steps, where that is whole.</summary>
    /// <param name="count">From 1 to 1439; 60 is <see cref="Hourly"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    public static Frequency Minutes(int count)
    {
        Require.InRange(count, 1, MinutesOfDay - 1, nameof(count));
        return new(FrequencyUnit.Minute, count, MinutesOfDay % count == 0 ? MinutesOfDay / count : 1);
    }

    /// <summary>Plain numbers at an equal distance, as 0, 10, 20, named like <c>10steps</c>; no season.</summary>
    /// <param name="count">From 1 to 10¹²; 1 is <see cref="Steps"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    public static Frequency EverySteps(long count) =>
        new(FrequencyUnit.Number, Require.InRange(count, 1, 1_000_000_000_000, nameof(count)), 1);

    /// <summary>The frequency of a name.</summary>
    /// <param name="name">As <see cref="Name"/> gives it, in lower case.</param>
    /// <exception cref="FormatException">No frequency has this name.</exception>
    public static Frequency Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out Frequency? frequency)
            ? frequency
            : throw new FormatException($"'{name}' is no frequency; expected {string.Join(", ", Named.Select(named => named.Name))}, minutes like 15min or distances like 10steps.");
    }

    /// <summary>The frequency of a name; false if none has it.</summary>
    /// <param name="name">As <see cref="Name"/> gives it, in lower case.</param>
    /// <param name="frequency">The frequency, or null.</param>
    public static bool TryParse(string? name, [NotNullWhen(true)] out Frequency? frequency)
    {
        frequency = Array.Find(Named, named => named.Name == name).Frequency
            ?? (Count(name, "min") is long minutes and >= 1 and < MinutesOfDay ? Minutes((int)minutes)
                : Count(name, "steps") is long steps and >= 1 and <= 1_000_000_000_000 ? EverySteps(steps)
                : null);
        return frequency is not null;
    }

    /// <summary>The frequency of dates, some of which may be missing.</summary>
    /// <remarks>
    /// It is the most common distance from one date to the next; of two equally common ones the shorter. All dates must then
    /// lie on steps of it from the first: of dates at two distances the finer one is taken with gaps if it is the more common,
    /// otherwise the dates are refused. Days none of which is a Saturday or Sunday, over a weekend at least, are business days.
    /// </remarks>
    /// <param name="times">Two dates at least, each later than the one before.</param>
    /// <exception cref="ArgumentException">There are too few dates, they do not ascend, their most common distance is no frequency, or one lies off its steps.</exception>
    public static Frequency Find(ReadOnlySpan<DateTime> times)
    {
        if (times.Length < 2)
        {
            throw new ArgumentException($"{times.Length} date(s) show no frequency; give two at least.", nameof(times));
        }
        FrequencySearch search = new();
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] <= times[i - 1])
            {
                throw new ArgumentException(FormattableString.Invariant($"Date {i} ({times[i]:s}) does not lie after the one before it; sort the dates, and keep one of each."), nameof(times));
            }
            search.Add(times[i - 1], times[i]);
        }
        Frequency frequency = search.Decide()
            ?? throw new ArgumentException($"Most of the dates are {search.Distance} apart, which is no frequency; give dates at distances of one.", nameof(times));
        DateTime start = MonthAnchor.Find(frequency, times).Start;
        for (int i = 1; i < times.Length; i++)
        {
            if (frequency.StepsBetween(start, times[i]) is null)
            {
                throw new ArgumentException(FormattableString.Invariant($"Date {i} ({times[i]:s}) lies on no {frequency.Name} step from {times[0]:s}; give dates at equal distances."), nameof(times));
            }
        }
        return frequency;
    }

    /// <summary>The time some steps after a start, or before it if negative.</summary>
    /// <param name="start">Where step 0 is; no Saturday or Sunday for business days.</param>
    /// <param name="steps">Number of steps.</param>
    /// <exception cref="InvalidOperationException">Plain steps have no calendar.</exception>
    /// <exception cref="ArgumentException">Business days start at a weekend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time lies outside the years 1 to 9999.</exception>
    public DateTime Add(DateTime start, long steps)
    {
        CheckStart(start);
        return TryAdd(start, steps, out DateTime time)
            ? time
            : throw new ArgumentOutOfRangeException(nameof(steps), steps, FormattableString.Invariant($"{steps} {Name} steps from {start:s} lead out of the years 1 to 9999."));
    }

    /// <summary>The steps from a start to a time; null where the time lies between two steps.</summary>
    /// <param name="start">Where step 0 is; no Saturday or Sunday for business days.</param>
    /// <param name="time">A time, before or after it.</param>
    /// <exception cref="InvalidOperationException">Plain steps have no calendar.</exception>
    /// <exception cref="ArgumentException">Business days start at a weekend.</exception>
    public long? StepsBetween(DateTime start, DateTime time)
    {
        CheckStart(start);
        switch (Unit)
        {
            case FrequencyUnit.Month:
                long months = Months(time) - Months(start);
                return months % Multiple == 0 && TryAdd(start, months / Multiple, out DateTime there) && there == time ? months / Multiple : null;
            case FrequencyUnit.BusinessDay:
                return BusinessCalendar.IsWeekend(time) || time.TimeOfDay != start.TimeOfDay
                    ? null
                    : BusinessCalendar.NumberOf(time) - BusinessCalendar.NumberOf(start);
            default:
                (long steps, long rest) = long.DivRem(time.Ticks - start.Ticks, TicksOfStep);
                return rest == 0 ? steps : null;
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>A length to compare frequencies by; that of a month is 30 days.</summary>
    internal long TicksOfStep => Unit switch
    {
        FrequencyUnit.Minute => Multiple * TimeSpan.TicksPerMinute,
        FrequencyUnit.Week => 7 * TimeSpan.TicksPerDay,
        FrequencyUnit.Month => Multiple * 30 * TimeSpan.TicksPerDay,
        _ => TimeSpan.TicksPerDay,
    };

    /// <summary>The time some steps after a valid start; false outside the years 1 to 9999.</summary>
    internal bool TryAdd(DateTime start, long steps, out DateTime time)
    {
        Int128 ticks = Unit switch
        {
            FrequencyUnit.Month => AddMonths(start, (Int128)steps * Multiple),
            FrequencyUnit.BusinessDay => AddBusinessDays(start, steps),
            _ => start.Ticks + ((Int128)steps * TicksOfStep),
        };
        bool exists = ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
        time = exists ? new DateTime((long)ticks, start.Kind) : default;
        return exists;
    }

    private static Int128 AddMonths(DateTime start, Int128 added)
    {
        Int128 months = Months(start) + added;
        if (months < MonthsOfYear || months >= MonthsOfYear * (DateTime.MaxValue.Year + 1))
        {
            return -1;
        }
        (int year, int month) = ((int)months / MonthsOfYear, ((int)months % MonthsOfYear) + 1);
        int last = DateTime.DaysInMonth(year, month);
        return new DateTime(year, month, MonthAnchor.IsMonthEnd(start) ? last : Math.Min(start.Day, last)).Ticks + start.TimeOfDay.Ticks;
    }

    private static Int128 AddBusinessDays(DateTime start, long steps)
    {
        Int128 number = BusinessCalendar.NumberOf(start) + (Int128)steps;
        return number < 0 || number > BusinessCalendar.NumberOf(DateTime.MaxValue)
            ? -1
            : BusinessCalendar.TicksOf((long)number) + start.TimeOfDay.Ticks;
    }

    private static long Months(DateTime time) => ((long)time.Year * MonthsOfYear) + time.Month - 1;

    private static long? Count(string? name, string unit) =>
        name is not null && name.EndsWith(unit, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(0, name.Length - unit.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            ? count
            : null;

    private void CheckStart(DateTime start)
    {
        if (!IsCalendar)
        {
            throw new InvalidOperationException("Plain steps have no dates; use a frequency of the calendar.");
        }
        if (Unit == FrequencyUnit.BusinessDay && BusinessCalendar.IsWeekend(start))
        {
            throw new ArgumentException(FormattableString.Invariant($"Business days cannot start on a {start.DayOfWeek} ({start:yyyy-MM-dd}); start from Monday to Friday."), nameof(start));
        }
    }
}
