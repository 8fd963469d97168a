using System.Collections.Immutable;
using System.Text;

namespace Wavecast.Tables;

/// <summary>Finds the columns that tell the times of a table: one, or a date and its clock, or the parts of a date.</summary>
/// <param name="names">The columns that may be times.</param>
/// <param name="head">The texts of a column's first rows.</param>
internal sealed class TimeSearch(string[] names, Func<string, IReadOnlyList<string>> head)
{
    /// <summary>Of pairs of rows with the same longer part, so many must ascend for each that descends, where a table goes on to the next series.</summary>
    private const int FewestAscents = 3;

    /// <summary>The same of names that can mean nothing else.</summary>
    private const int FewestAscentsOfCertain = 2;

    /// <summary>Rows of eight digits from which on they are days, below any name.</summary>
    private const int FewestDays = 3;

    /// <summary>Of the distances between neighbours, the part of the most common that shows a clock whose column has another name.</summary>
    private const double LeastRegular = 0.75;

    /// <summary>The columns, from the longest part of the time to the shortest; empty where there is none.</summary>
    public ImmutableArray<string> Find()
    {
        ImmutableArray<string> parts = FindParts();
        if ((Array.Find(names, name => TimeNames.IsTime(name) && HoldsDates(name)) ?? FindUnnamedDates(parts)) is { } dates)
        {
            // Where no date is there twice, none needs a clock, and no other column has to be looked at.
            return head(dates).Distinct().Count() < head(dates).Count && FindClock() is { } clock && clock != dates && AreTimes([dates, clock]) && (TimeNames.IsCertainPart(clock) || AreRegular([dates, clock])) ? [dates, clock] : [dates];
        }
        return parts.Length > 0 ? parts : Array.Find(names, TimeNames.IsTime) is { } named ? [named] : [];
    }

    /// <summary>A column of dates by its cells alone: where none is called like times, or where they are in the year and month beside them.</summary>
    private string? FindUnnamedDates(ImmutableArray<string> parts) => parts.Length == 0 && Array.Exists(names, TimeNames.IsTime)
        ? null
        : Array.Find(names, name => HoldsDates(name) && (parts.Length == 0 || LieWithin(name, parts)));

    /// <summary>The columns of years, months and what is shorter.</summary>
    private ImmutableArray<string> FindParts()
    {
        if (Find(TimeNames.YearParts, JoinedTimes.IsYear) is not { } year)
        {
            return [];
        }
        string? month = Find(TimeNames.MonthParts, IsMonth), day = month is null ? null : Find(TimeNames.DayParts, text => Fits($"2000-1-{text}"));
        string?[][] choices =
        [
            [year, month, day, day is null ? null : FindClock()],
            [year, month, day],
            [year, month],
            [year, Find(TimeNames.QuarterParts, text => Fits($"2000-Q{text.TrimStart('Q')}"))],
            [year, Find(TimeNames.WeekParts, text => Fits($"2004-W{text.TrimStart('W')}"))],
        ];
        return [.. Array.Find([.. choices.Where(choice => !choice.Contains(null)).Select(choice => choice.OfType<string>().ToArray())], AreTimes) ?? []];
    }

    /// <summary>The column of hours or clocks, which with a colon need no name.</summary>
    private string? FindClock() => Find(TimeNames.Clocks, IsClock)
        ?? Array.Find(names, name => Known(name) is { Length: > 0 } texts && texts.All(text => text.Contains(':', StringComparison.Ordinal) && IsClock(text)));

    private string? Find(IReadOnlySet<string> called, Predicate<string> fits) =>
        Array.Find(names, name => called.Contains(name) && Known(name) is { Length: > 0 } texts && Array.TrueForAll(texts, fits));

    private bool HoldsDates(string name) => head(name) is { Count: > 0 } texts
        && (texts.All(text => DatePatterns.IsDate(Encoding.UTF8.GetBytes(text))) || (!TimeNames.IsNumber(name) && texts.Count >= FewestDays && texts.All(IsDay)));

    private string[] Known(string name) => [.. head(name).Where(text => text.Length > 0)];

    /// <summary>Whether columns together are times: the longer part is the same in rows that follow each other, in which the whole ascends; or stays, below names that can mean nothing else.</summary>
    private bool AreTimes(string[] columns)
    {
        (string First, string Joined)[] rows = Rows(columns);
        if (DatePatterns.JoinedTicks([.. rows.Select(row => row.Joined)]) is not { } ticks)
        {
            return false;
        }
        int[] changes = [.. Enumerable.Range(1, Math.Max(0, rows.Length - 1)).Where(row => rows[row].First == rows[row - 1].First).Select(row => ticks[row].CompareTo(ticks[row - 1]))];
        int ascents = changes.Count(change => change > 0), descents = changes.Count(change => change < 0);
        bool isCertain = columns[1..].All(TimeNames.IsCertainPart);
        return changes.Length > 0 && ascents >= (isCertain ? FewestAscentsOfCertain : FewestAscents) * descents && (ascents > 0 || isCertain);
    }

    /// <summary>Whether most rows are equally far behind the one before: those of opening times of shops are not.</summary>
    private bool AreRegular(string[] columns)
    {
        long[] ticks = DatePatterns.JoinedTicks([.. Rows(columns).Select(row => row.Joined)])!;
        long[] distances = [.. Enumerable.Range(1, ticks.Length - 1).Select(row => ticks[row] - ticks[row - 1]).Where(distance => distance != 0)];
        return distances.Length > 0 && distances.GroupBy(distance => distance).Max(alike => alike.Count()) >= LeastRegular * distances.Length;
    }

    /// <summary>Whether dates lie in the month, quarter or week that the columns beside them tell.</summary>
    private bool LieWithin(string dates, ImmutableArray<string> parts)
    {
        const int DaysOfWeek = 7;
        (string First, string Joined)[] rows = Rows([.. parts]);
        if (rows.Length < head(dates).Count || DatePatterns.JoinedTicks([.. rows.Select(row => row.Joined)]) is not { } ticks || DatePatterns.KnownTicks(head(dates)) is not { } own)
        {
            return false;
        }
        int months = TimeNames.QuarterParts.Contains(parts[1]) ? 3 : 1;
        return Enumerable.Range(0, own.Length).All(row => new DateTime(ticks[row]) is var begin && own[row] >= begin.Ticks
            && own[row] < (TimeNames.WeekParts.Contains(parts[1]) ? begin.AddDays(DaysOfWeek) : begin.AddMonths(months)).Ticks);
    }

    /// <summary>The rows of the head in which no part is missing.</summary>
    private (string First, string Joined)[] Rows(string[] columns)
    {
        IReadOnlyList<string>[] texts = [.. columns.Select(head)];
        int[] whole = [.. Enumerable.Range(0, texts.Min(column => column.Count)).Where(row => Array.TrueForAll(texts, column => column[row].Length > 0))];
        return [.. whole.Select(row => texts[0][row]).Zip(JoinedTimes.Texts(columns, (column, row) => texts[column][whole[row]], whole.Length))];
    }

    private static bool IsDay(string text) => DatePatterns.Day.TryParse(Encoding.UTF8.GetBytes(text), out _) && DateText.IsDay(Cell.Parse(Encoding.UTF8.GetBytes(text)));

    private static bool IsMonth(string text) => Fits($"2000-{text}");

    private static bool IsClock(string text) => Fits($"2000-1-1 {text}");

    private static bool Fits(string time) => DatePatterns.JoinedTicks([time]) is not null;
}
