namespace Wavecast.Tables;

/// <summary>The column of steps or dates that a table may have beside its signals: recognised by its cells, or by its name.</summary>
/// <remarks>The exact rules are in <c>docs/reference/csv.md</c>.</remarks>
internal sealed class IndexColumn
{
    /// <summary>What a table that is written calls its steps.</summary>
    public const string DefaultName = "step";

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        DefaultName, "steps", "t", "time", "timestamp", "date", "datetime", "index",
        "year", "quarter", "month", "week", "day", "hour", "minute", "second",
    };

    private readonly List<long>? ticks;

    private IndexColumn(CellColumn column, List<long>? ticks) => (Column, this.ticks) = (column, ticks);

    public CellColumn Column { get; }

    public TextColumn Texts => Column.Texts!;

    public static bool IsIndexName(string name) => Names.Contains(name);

    /// <summary>The index of a table in wide layout, where a row is a step; null if there is none.</summary>
    public static IndexColumn? FindWide(CellTable table) => Find(table, index =>
    {
        List<double> cells = index.Column.Cells;
        return IsEvenlySpaced(cells)
            || (cells.TrueForAll(DateText.IsDay) && Ascends(cells))
            || (table.HasHeader && IsIndexName(index.Column.Name) && (Ascends(cells) || Descends(cells)));
    });

    /// <summary>The index of a table in long layout, where the steps begin anew with each id; null if there is none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rowsOfIds">The rows of each id, in order.</param>
    public static IndexColumn? FindLong(CellTable table, IReadOnlyList<int[]> rowsOfIds) => Find(table, index =>
    {
        List<double> cells = index.Column.Cells;
        bool ascends = cells.TrueForAll(double.IsInteger) && rowsOfIds.All(rows => index.FirstNotAscending(rows) < 0);
        return ascends || (IsIndexName(index.Column.Name) && cells.TrueForAll(double.IsFinite));
    });

    /// <summary>The place in <paramref name="rows"/> of the first row that does not lie after the one before it; -1 if all do.</summary>
    public int FirstNotAscending(ReadOnlySpan<int> rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (Compare(rows[i - 1], rows[i]) >= 0)
            {
                return i;
            }
        }
        return -1;
    }

    public int Compare(int rowA, int rowB) => ticks is null
        ? Column.Cells[rowA].CompareTo(Column.Cells[rowB])
        : ticks[rowA].CompareTo(ticks[rowB]);

    private static IndexColumn? Find(CellTable table, Func<IndexColumn, bool> isNumericIndex)
    {
        // Only ids and the candidate itself keep texts; what is left are the columns that may hold values.
        if (table.IndexCandidate is not CellColumn column || !table.Columns.Exists(other => other.Texts is null && other.HasNumbers))
        {
            return null;
        }
        if (ParseDates(column) is List<long> ticks)
        {
            return new IndexColumn(column, ticks);
        }
        IndexColumn numeric = new(column, null);
        return isNumericIndex(numeric) ? numeric : null;
    }

    private static List<long>? ParseDates(CellColumn column)
    {
        DateText dates = new();
        List<long> ticks = [];
        for (int row = 0; row < column.Cells.Count; row++)
        {
            if (!Cell.IsText(column.Cells[row]) || !dates.TryParse(column.Texts!.Bytes(row), out long date))
            {
                return null;
            }
            ticks.Add(date);
        }
        return ticks;
    }

    /// <summary>Whether the cells are whole numbers that grow by the same number from each to the next; by 1 if there are only two.</summary>
    public static bool IsEvenlySpaced(List<double> cells)
    {
        if (cells.Count < 2 || !double.IsInteger(cells[0]) || !double.IsInteger(cells[1]))
        {
            return false;
        }
        double step = cells[1] - cells[0];
        return (cells.Count == 2 ? step == 1 : step > 0) && All(cells, (a, b) => b - a == step);
    }

    private static bool Ascends(List<double> cells) => All(cells, (a, b) => a < b);

    private static bool Descends(List<double> cells) => All(cells, (a, b) => a > b);

    /// <summary>Whether the cells are finite, and each goes with the next.</summary>
    private static bool All(List<double> cells, Func<double, double, bool> goTogether)
    {
        for (int row = 1; row < cells.Count; row++)
        {
            if (!goTogether(cells[row - 1], cells[row]))
            {
                return false;
            }
        }
        return cells.TrueForAll(double.IsFinite);
    }
}
