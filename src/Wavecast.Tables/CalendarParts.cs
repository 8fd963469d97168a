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
        IEnumerable<int> rows = Enumerable.Range(0, column.Cells.Count);
        return Parts.TryGetValue(name, out Func<DateTime, int>? part) ? rows.All(row => column.Cells[row] == part(time.Date(row)))
            : Weekdays.Contains(name) && rows.GroupBy(row => time.Date(row).DayOfWeek, row => column.Cells[row]).All(day => day.Distinct().Count() == 1);
    }
}
