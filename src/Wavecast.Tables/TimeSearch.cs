using System.Collections.Immutable;
using System.Text;

namespace Wavecast.Tables;

/// <summary>Finds the columns that tell the times of a table: one, or a date and its clock, or the parts of a date.</summary>
/// <param name="names">The columns that may be times.</param>
/// <param name="head">The texts of a column's first rows.</param>
internal sealed class TimeSearch(string[] names, Func<string, IReadOnlyList<string>> head)
{
    /// <summary>The columns, from the longest part of the time to the shortest; empty where there is none.</summary>
    public ImmutableArray<string> Find()
    {
        if ((Array.Find(names, name => TimeNames.IsTime(name) && HoldsDates(name)) ?? FindUnnamedDates()) is { } dates)
        {
            return Begins(dates) && FindClock() is { } clock && clock != dates ? [dates, clock] : [dates];
        }
        return FindParts() is { Length: > 1 } parts ? parts : Array.Find(names, TimeNames.IsTime) is { } named ? [named] : [];
    }

    /// <summary>A column of dates by its cells alone, where none is called like times.</summary>
    private string? FindUnnamedDates() => Array.Exists(names, TimeNames.IsTime) && FindParts().Length < 2 ? null : Array.Find(names, HoldsDates);

    /// <summary>The columns of years, months and what is shorter.</summary>
    private ImmutableArray<string> FindParts()
    {
        if (Find(TimeNames.YearParts, JoinedTimes.IsYear) is not { } year || !Begins(year))
        {
            return [];
        }
        if (Find(TimeNames.MonthParts, IsMonth) is not { } month)
        {
            return (Find(TimeNames.QuarterParts, text => Fits($"2000-Q{text.TrimStart('Q')}")) ?? Find(TimeNames.WeekParts, text => Fits($"2004-W{text.TrimStart('W')}"))) is { } part ? [year, part] : [];
        }
        return Find(TimeNames.DayParts, text => Fits($"2000-1-{text}")) is not { } day ? [year, month]
            : FindClock() is { } clock ? [year, month, day, clock]
            : [year, month, day];
    }

    /// <summary>The column of hours or clocks, which with a colon need no name.</summary>
    private string? FindClock() => Find(TimeNames.Clocks, IsClock)
        ?? Array.Find(names, name => head(name) is { Count: > 0 } texts && texts.All(text => text.Contains(':', StringComparison.Ordinal) && IsClock(text)));

    private string? Find(IReadOnlySet<string> called, Predicate<string> fits) =>
        Array.Find(names, name => called.Contains(name) && head(name) is { Count: > 0 } texts && texts.All(text => fits(text)));

    private bool HoldsDates(string name) => head(name) is { Count: > 0 } texts && texts.All(text => DatePatterns.IsDate(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a part of the time is the same in rows that follow each other, so that another column tells them apart.</summary>
    private bool Begins(string name)
    {
        IReadOnlyList<string> texts = head(name);
        return Enumerable.Range(1, texts.Count - 1).Any(row => texts[row] == texts[row - 1]);
    }

    private static bool IsMonth(string text) => Fits($"2000-{text}");

    private static bool IsClock(string text) => Fits($"2000-1-1 {text}");

    private static bool Fits(string time) => DatePatterns.IsJoined(Encoding.UTF8.GetBytes(time));
}
