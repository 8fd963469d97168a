using System.Globalization;

namespace Wavecast.TimeSeries;

/// <summary>Counts the distances between neighbours, and finds the frequency of the most common one.</summary>
internal sealed class FrequencySearch
{
    private const long TicksOfShortestMonth = 28 * TimeSpan.TicksPerDay;

    // Whole months are counted below 0, other distances by their ticks.
    private readonly Dictionary<long, long> votes = [];
    private long lastDistance;
    private long lastCount;
    private bool hasWeekend;
    private bool crossesWeekend;

    /// <summary>The most common distance in words; nothing to say before two neighbours were seen.</summary>
    public string Distance => Best() switch
    {
        < 0 and long months => string.Create(CultureInfo.InvariantCulture, $"{-months} months"),
        long ticks when ticks % TimeSpan.TicksPerDay == 0 => string.Create(CultureInfo.InvariantCulture, $"{ticks / TimeSpan.TicksPerDay} days"),
        long ticks => TimeSpan.FromTicks(ticks).ToString("c", CultureInfo.InvariantCulture),
    };

    public bool IsEmpty => votes.Count == 0 && lastCount == 0;

    /// <summary>Counts the distance of two dates, the second later than the first.</summary>
    public void Add(DateTime first, DateTime second)
    {
        bool weekend = BusinessCalendar.IsWeekend(first) || BusinessCalendar.IsWeekend(second);
        hasWeekend |= weekend;
        crossesWeekend |= !weekend && BusinessCalendar.WeekOf(first) != BusinessCalendar.WeekOf(second);
        long ticks = second.Ticks - first.Ticks;
        Count(ticks >= TicksOfShortestMonth && WholeMonths(first, second) is int months ? -months : ticks);
    }

    /// <summary>Counts the distance of two plain numbers, the second larger than the first.</summary>
    public void Add(long first, long second) => Count(second - first);

    /// <summary>The frequency of the dates; null if the most common distance is that of none, or there is none.</summary>
    public Frequency? Decide() => IsEmpty ? null : Best() switch
    {
        -12 => Frequency.Yearly,
        -3 => Frequency.Quarterly,
        -1 => Frequency.Monthly,
        7 * TimeSpan.TicksPerDay => Frequency.Weekly,
        TimeSpan.TicksPerDay => hasWeekend || !crossesWeekend ? Frequency.Daily : Frequency.BusinessDaily,
        > 0 and < TimeSpan.TicksPerDay and long ticks when ticks % TimeSpan.TicksPerMinute == 0 => Frequency.Minutes((int)(ticks / TimeSpan.TicksPerMinute)),
        _ => null,
    };

    /// <summary>The frequency of plain numbers; null if there is no distance, or one too long.</summary>
    public Frequency? DecideNumbers() => !IsEmpty && Best() is long distance and <= 1_000_000_000_000 ? Frequency.EverySteps(distance) : null;

    private void Count(long distance)
    {
        // Nearly all distances equal the one before, and need no look into the table.
        if (distance != lastDistance)
        {
            Store();
            (lastDistance, lastCount) = (distance, 0);
        }
        lastCount++;
    }

    private void Store()
    {
        if (lastCount > 0)
        {
            votes[lastDistance] = votes.GetValueOrDefault(lastDistance) + lastCount;
            lastCount = 0;
        }
    }

    private long Best()
    {
        Store();
        return votes.Count == 0 ? 0 : votes.MaxBy(vote => (vote.Value, -Ticks(vote.Key))).Key;
    }

    private static long Ticks(long distance) => distance < 0 ? -distance * 30 * TimeSpan.TicksPerDay : distance;

    /// <summary>Months between two dates whose days go together: the same, or the last of a month that is too short for the other.</summary>
    private static int? WholeMonths(DateTime first, DateTime second)
    {
        bool firstEnds = first.Day == DateTime.DaysInMonth(first.Year, first.Month);
        bool secondEnds = second.Day == DateTime.DaysInMonth(second.Year, second.Month);
        bool fits = first.Day == second.Day || (firstEnds && second.Day > first.Day) || (secondEnds && first.Day > second.Day) || (firstEnds && secondEnds);
        return fits && first.TimeOfDay == second.TimeOfDay ? ((second.Year - first.Year) * 12) + second.Month - first.Month : null;
    }
}
