namespace Wavecast.Tables;

/// <summary>What columns of times, and of ids, are called.</summary>
internal static class TimeNames
{
    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "ids", "unique_id", "series", "series_id", "item", "item_id", "key",
    };

    private static readonly HashSet<string> Years = new(StringComparer.OrdinalIgnoreCase) { "year", "date", "datetime", "ds", "period" };

    /// <summary>What numbers are given to, so that below them they are no values.</summary>
    private static readonly HashSet<string> Things = new(StringComparer.OrdinalIgnoreCase)
    {
        "store", "shop", "outlet", "branch", "warehouse", "plant", "dept", "department", "product", "sku", "item", "article", "customer", "client", "household",
        "station", "site", "location", "zone", "region", "district", "sensor", "meter", "device", "machine", "turbine", "building", "asset",
    };

    /// <summary>What the name of a column of ids may end with.</summary>
    private static readonly string[] IdEndings = ["_id", " id", "-id"];

    /// <summary>What the name of a column that counts steps may end with, behind the name of a step: <c>day_num</c>.</summary>
    private static readonly string[] CountEndings = ["_num", "_no", "_number", "_idx", "_index"];

    /// <summary>What the parts of a time are called that stand in columns of their own.</summary>
    public static readonly IReadOnlySet<string> YearParts = Set("year", "yr", "yyyy");

    public static readonly IReadOnlySet<string> MonthParts = Set("month", "mon", "mo", "mm");

    public static readonly IReadOnlySet<string> QuarterParts = Set("quarter", "qtr", "q");

    public static readonly IReadOnlySet<string> WeekParts = Set("week");

    public static readonly IReadOnlySet<string> DayParts = Set("day", "dy", "dd");

    public static readonly IReadOnlySet<string> Clocks = Set("time", "hour", "hr", "hh");

    private static readonly IReadOnlySet<string>[] Parts = [YearParts, MonthParts, QuarterParts, WeekParts, DayParts, Clocks, Set("weekday", "dayofweek", "day_of_week")];

    private static readonly HashSet<string> CertainParts = Set("month", "quarter", "week", "day", "hour");

    private static readonly HashSet<string> Numbers = new(StringComparer.OrdinalIgnoreCase) { "step", "steps", "t", "index" };

    /// <summary>The column of ids by its name; null if none has one.</summary>
    public static string? FindId(string[] names) => Array.Find(names, IsId);

    /// <summary>The column that counts the steps of each id, as <c>day_num</c>; null if there is none.</summary>
    /// <param name="names">The names of the columns that may be times.</param>
    public static string? FindCount(string[] names) => Array.Find(names, CountsSteps);

    public static bool IsId(string name) => Ids.Contains(name);

    /// <summary>Whether a column of ids may be called so: <c>store_id</c> and <c>StoreId</c>, but not <c>paid</c>.</summary>
    public static bool EndsAsId(string name) => Array.Exists(IdEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || (name is [.., var before, 'I', 'd' or 'D'] && char.IsLower(before));

    /// <summary>Whether whole numbers in a column of this name tell things apart, as stores.</summary>
    public static bool IsThing(string name) => Things.Contains(name);

    public static bool IsTime(string name) => IndexColumn.IsIndexName(name) || Years.Contains(name);

    /// <summary>Whether a column of this name may be a part of times.</summary>
    public static bool IsPart(string name) => Array.Exists(Parts, part => part.Contains(name));

    /// <summary>Whether a column of this name is a part of times, and nothing else: of others, as <c>mm</c>, <c>hr</c> and <c>time</c>, the rows have to show it.</summary>
    public static bool IsCertainPart(string name) => CertainParts.Contains(name);

    /// <summary>Whether four digits below this name are a year.</summary>
    public static bool IsYear(string name) => Years.Contains(name);

    /// <summary>Whether what stands below this name is never a date.</summary>
    public static bool IsNumber(string name) => Numbers.Contains(name) || CountsSteps(name);

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);

    private static bool CountsSteps(string name) =>
        Array.Find(CountEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found && IndexColumn.IsIndexName(name[..^found.Length]);
}
