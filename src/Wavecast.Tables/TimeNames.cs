namespace Wavecast.Tables;

/// <summary>What columns of times, and of ids, are called.</summary>
internal static class TimeNames
{
    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "ids", "unique_id", "series", "series_id", "item", "item_id", "key",
    };

    private static readonly HashSet<string> Years = new(StringComparer.OrdinalIgnoreCase) { "year", "date", "datetime", "ds", "period" };

    private static readonly HashSet<string> Numbers = new(StringComparer.OrdinalIgnoreCase) { "step", "steps", "t", "index" };

    /// <summary>The column of ids by its name; null if none has one.</summary>
    public static string? FindId(string[] names) => Array.Find(names, IsId);

    /// <summary>The column of times: by its name, or by the dates in it; null if there is none.</summary>
    /// <param name="names">The names of all columns.</param>
    /// <param name="taken">Those of ids and values.</param>
    /// <param name="holdsDates">Whether the first rows of a column are dates.</param>
    public static string? FindTime(string[] names, IReadOnlyCollection<string> taken, Predicate<string> holdsDates)
    {
        string[] others = [.. names.Where(name => !taken.Contains(name))];
        return Array.Find(others, IsTime) ?? Array.Find(others, holdsDates);
    }

    public static bool IsId(string name) => Ids.Contains(name);

    public static bool IsTime(string name) => IndexColumn.IsIndexName(name) || Years.Contains(name);

    /// <summary>Whether four digits below this name are a year.</summary>
    public static bool IsYear(string name) => Years.Contains(name);

    /// <summary>Whether what stands below this name is never a date.</summary>
    public static bool IsNumber(string name) => Numbers.Contains(name);
}
