using System.Globalization;

namespace Wavecast.Tables;

/// <summary>Tells columns that repeat a part of the dates beside them, as tables made for regressions have them, from values.</summary>
internal static class CalendarParts
{
    private static readonly Dictionary<string, Func<DateTime, int>> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["year"] = date => date.Year,
        ["quarter"] = date => (date.Month + 2) / 3,
        ["month"] = date => date.Month,
        ["week"] = ISOWeek.GetWeekOfYear,
        ["weekofyear"] = ISOWeek.GetWeekOfYear,
        ["day"] = date => date.Day,
        ["dayofyear"] = date => date.DayOfYear,
        ["hour"] = date => date.Hour,
        ["minute"] = date => date.Minute,
    };

    /// <summary>Weekdays are counted from any of them, and from 0 or 1.</summary>
    private static readonly HashSet<string> Weekdays = new(StringComparer.OrdinalIgnoreCase) { "weekday", "dayofweek", "wday", "dow" };

    /// <summary>Whether a column is called like a part of dates, and has that of the date in each row.</summary>
    public static bool Repeats(CellColumn column, TimeColumn time)
    {
        string name = column.Name.Replace("_", "", StringComparison.Ordinal);
        return Parts.TryGetValue(name, out Func<DateTime, int>? part)
            ? Enumerable.Range(0, column.Cells.Count).All(row => column.Cells[row] == part(time.Date(row)))
            : Weekdays.Contains(name) && AreWeekdays(column.Cells, time);
    }

    /// <summary>Whether each weekday has a number of its own, from 0 to 7, and one is there twice at least.</summary>
    private static bool AreWeekdays(List<double> cells, TimeColumn time)
    {
        const int MostWeekday = 7;
        double[][] days = [.. Enumerable.Range(0, cells.Count).GroupBy(row => time.Date(row).DayOfWeek, row => cells[row]).Select(day => day.ToArray())];
        return cells.TrueForAll(cell => double.IsInteger(cell) && cell is >= 0 and <= MostWeekday)
            && Array.TrueForAll(days, day => day.Distinct().Count() == 1) && days.Select(day => day[0]).Distinct().Count() == days.Length && cells.Count > days.Length;
    }
}
