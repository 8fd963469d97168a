using System.Collections.Immutable;

namespace Wavecast.Tables;

/// <summary>Decides which columns of a table are ids and times, and makes a panel of the others: the same for every format of files.</summary>
internal sealed class PanelRoles
{
    /// <summary>Rows up to which an id for each is no surprise.</summary>
    private const int FewestToTell = 2;

    private readonly string[] names;
    private readonly PanelOptions options;
    private readonly CovariateNames covariates;
    private readonly Func<string, IReadOnlyList<string>> head;

    /// <param name="names">Of the columns; empty where they have none.</param>
    /// <param name="options">What is known of the table.</param>
    /// <param name="covariates">The columns that are neither ids nor times.</param>
    /// <param name="mayBeId">Whether a column called like ids may hold them.</param>
    /// <param name="head">The texts of a column's first rows.</param>
    public PanelRoles(string[] names, PanelOptions options, CovariateNames covariates, Predicate<string> mayBeId, Func<string, IReadOnlyList<string>> head)
    {
        (this.names, this.options, this.covariates) = (names, options, covariates);
        Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);
        this.head = name => known.TryGetValue(name, out IReadOnlyList<string>? texts) ? texts : known[name] = head(name);
        Ids = options.IdColumn is { } given ? Split(given)
            : TimeNames.FindId([.. names.Where(name => !covariates.Contains(name) && mayBeId(name))]) is { } found ? [found]
            : [];
    }

    /// <summary>The columns of ids that were given, or one that is called so; empty for none.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>Whether the rows name their series and their times, so that each is a value of one series.</summary>
    public bool AreLong => options.IdColumn is not null || (Ids.Length > 0 && FindTimes(Ids) is var (times, count) && (times.Length > 0 || count is not null));

    /// <summary>Makes the panel.</summary>
    /// <param name="isLong">Whether the rows name their series.</param>
    /// <param name="holdsIds">Whether a column holds a text or a whole number in each row.</param>
    /// <param name="read">Reads the table, given its ids and the columns of its times, or none to take a candidate.</param>
    /// <exception cref="DataFormatException">The table holds no panel, or too large a one.</exception>
    public PanelTable Arrange(bool isLong, Predicate<CellColumn> holdsIds, Func<CsvOptions, ImmutableArray<string>, CellTable> read)
    {
        CsvOptions columns = new() { IsPanel = true, Columns = options.Columns, Covariates = covariates }, named = columns with { IdColumns = Ids };
        (ImmutableArray<string> times, string? count) = FindTimes(isLong ? Ids : []);
        ImmutableArray<string> counted = count is null ? times : [count];
        PanelOptions timed = count is null ? options : options with { TimeColumn = count };
        CellTable? byName = isLong ? read(named, counted) : null;
        if (byName is not null && (options.IdColumn is not null || options.Layout is not null))
        {
            return LongPanel.Arrange(byName, named, timed);
        }
        if (byName is not null)
        {
            TimeColumn? time = TimeColumn.Find(byName, timed, covariates);
            // A number for each row tells nothing apart, and an id that does not alone may do so with another.
            bool isOfRows = IsOfRows(byName.Find(Ids[0]), time);
            if (!isOfRows && RowsAlone(byName, time) is { } alone)
            {
                return LongPanel.Arrange(byName, named, timed, alone, time);
            }
            byName = isOfRows ? null : byName;
        }
        CellTable table = read(columns, times);
        if (options.WideYears)
        {
            return YearsPanel.Arrange(table, options);
        }
        return (options.Layout is null ? UnnamedIds.Arrange(table, columns, timed, counted, holdsIds, read) : null)
            ?? (byName is null ? ColumnsPanel.Arrange(table, columns, options) : LongPanel.Arrange(byName, named, timed));
    }

    /// <summary>Whether each row has an id of its own, though not all are of the same time.</summary>
    private static bool IsOfRows(CellColumn ids, TimeColumn? time)
    {
        bool isOneTime = time?.Values is { } values && Array.TrueForAll(values, value => value == values[0]);
        return !isOneTime && (RowNumbers.Are(ids)
            || (time?.Values is not null && ids.Cells.Count > FewestToTell && ids.Cells.TrueForAll(double.IsInteger) && ids.Cells.Distinct().Count() == ids.Cells.Count));
    }

    /// <summary>The rows of each id, if times ascend or descend in them; else null.</summary>
    private IdRows? RowsAlone(CellTable table, TimeColumn? time)
    {
        CellColumn[] ids = [.. Ids.Select(table.Find)];
        return time?.Values is not { } values ? IdRows.Of(table, ids) : IdRows.WithOrdered(table, ids, values, 1) ?? IdRows.WithOrdered(table, ids, values, -1);
    }

    /// <summary>The columns of times; or, where there is none, the one that counts the steps of each id, as <c>day_num</c>.</summary>
    private (ImmutableArray<string> Times, string? Count) FindTimes(ImmutableArray<string> ids)
    {
        if (options.TimeColumn is { } given)
        {
            return (Split(given), null);
        }
        string[] others = [.. names.Where(name => !options.Columns.Contains(name) && !ids.Contains(name) && !covariates.Contains(name))];
        ImmutableArray<string> times = new TimeSearch(others, head).Find();
        return (times, times.Length == 0 ? TimeNames.FindCount(others) : null);
    }

    /// <summary>The names in a text with commas between; one where there is a column of that name.</summary>
    private ImmutableArray<string> Split(string text) => Split(names, text);

    /// <summary>The same of a table's columns of those names.</summary>
    public static ImmutableArray<string> Split(IReadOnlyCollection<string> names, string text) => names.Contains(text) ? [text] : [.. text.Split(',', StringSplitOptions.TrimEntries)];
}
