namespace Wavecast.Tables;

/// <summary>What columns of times, and of ids, are called.</summary>
internal static class TimeNames
{
    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "ids", "unique_id", "series", "series_id", "item", "item_id", "key",
    };

    private static readonly HashSet<string> Years = new(StringComparer.OrdinalIgnoreCase) { "year", "date", "datetime", "ds", "period" };

    /// <summary>What the name of a column of ids may end with.</summary>
    private static readonly string[] IdEndings = ["_id", " id", "-id"];

    /// <summary>What the name of a column that counts steps may end with, behind the name of a step: <c>day_num</c>.</summary>
    private static readonly string[] CountEndings = ["_num", "_no", "_number", "_idx", "_index"];

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

    /// <summary>The column that counts the steps of each id, as <c>day_num</c>; null if there is none.</summary>
    /// <param name="names">The names of all columns.</param>
    /// <param name="taken">Those of ids and values.</param>
    public static string? FindCount(string[] names, IReadOnlyCollection<string> taken) => Array.Find(names, name => !taken.Contains(name) && CountsSteps(name));

    public static bool IsId(string name) => Ids.Contains(name);

    /// <summary>Whether a column of ids may be called so: <c>store_id</c> and <c>StoreId</c>, but not <c>paid</c>.</summary>
    public static bool EndsAsId(string name) => Array.Exists(IdEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || (name is [.., var before, 'I', 'd' or 'D'] && char.IsLower(before));

    public static bool IsTime(string name) => IndexColumn.IsIndexName(name) || Years.Contains(name);

    /// <summary>Whether four digits below this name are a year.</summary>
    public static bool IsYear(string name) => Years.Contains(name);

    /// <summary>Whether what stands below this name is never a date.</summary>
    public static bool IsNumber(string name) => Numbers.Contains(name) || CountsSteps(name);

    private static bool CountsSteps(string name) =>
        Array.Find(CountEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found && IndexColumn.IsIndexName(name[..^found.Length]);
}
