using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>The columns of a table that tell its ids from each other: a number, or a category that becomes a number of 0 or 1 for each there is.</summary>
internal sealed class StaticColumns
{
    /// <summary>The most categories of a column: each is an input of every network.</summary>
    private const int MostCategories = 50;

    private readonly CellTable table;
    private readonly List<string> ids;
    private readonly List<int[]> rowsOfIds;

    /// <summary>The features of each id.</summary>
    private readonly List<StaticFeature>[] features;

    /// <param name="table">The table.</param>
    /// <param name="names">The columns.</param>
    /// <param name="ids">The ids, and in <paramref name="rowsOfIds"/> the rows of each.</param>
    /// <param name="rowsOfIds">The rows of each id.</param>
    /// <exception cref="DataFormatException">There is no such column, it changes within an id, holds nothing for one, or too many categories.</exception>
    public StaticColumns(CellTable table, CovariateNames names, List<string> ids, List<int[]> rowsOfIds)
    {
        (this.table, this.ids, this.rowsOfIds) = (table, ids, rowsOfIds);
        features = [.. ids.Select(_ => new List<StaticFeature>())];
        HashSet<string> known = [.. names.Past, .. names.Future, .. names.Statics];
        foreach (string name in names.Statics)
        {
            Add(table.Find(name), known);
        }
    }

    /// <summary>The number of features, the same of every id.</summary>
    public int Count => features[0].Count;

    /// <summary>What tells an id from the others.</summary>
    public IReadOnlyCollection<StaticFeature> Of(int id) => features[id];

    private void Add(CellColumn column, HashSet<string> known)
    {
        bool isNumeric = column.Cells.Exists(cell => !double.IsNaN(cell));
        int[] rows = [.. ids.Select((_, b) => RowOf(column, b, isNumeric))];
        if (isNumeric)
        {
            for (int b = 0; b < rows.Length; b++)
            {
                features[b].Add(new StaticFeature(column.Name, column.Cells[rows[b]]));
            }
            return;
        }
        string[] texts = [.. rows.Select(row => column.Texts![row])];
        foreach (string category in Categories(column, rows, texts))
        {
            string name = $"{column.Name}={category}";
            if (!known.Add(name))
            {
                throw new DataFormatException($"{table.File}, column {DataFormatException.Quote(column.Name)}: its category {DataFormatException.Quote(category)} would be called {DataFormatException.Quote(name)}, like another covariate. Rename one of the columns.");
            }
            for (int b = 0; b < rows.Length; b++)
            {
                features[b].Add(new StaticFeature(name, texts[b] == category ? 1 : 0));
            }
        }
    }

    /// <summary>The categories in an order that does not depend on that of the rows.</summary>
    private SortedSet<string> Categories(CellColumn column, int[] rows, string[] texts)
    {
        SortedSet<string> categories = new(StringComparer.Ordinal);
        for (int b = 0; b < rows.Length; b++)
        {
            if (categories.Add(texts[b]) && categories.Count > MostCategories)
            {
                throw table.Wrong(rows[b], column, $"{DataFormatException.Quote(texts[b])} is category {categories.Count}; at most {MostCategories} can be told apart", "Pick a column of fewer categories, or one of numbers.");
            }
        }
        return categories;
    }

    /// <summary>The first row in which an id has a value; that of the others must be the same, or missing.</summary>
    private int RowOf(CellColumn column, int id, bool isNumeric)
    {
        int known = -1;
        foreach (int row in rowsOfIds[id])
        {
            if (Cell.IsMissing(column.Cells[row]))
            {
                continue;
            }
            if (isNumeric && !double.IsFinite(column.Cells[row]))
            {
                throw table.Wrong(row, column, $"{Quote(column, row)} is not a {(Cell.IsText(column.Cells[row]) ? "" : "finite ")}number, but other rows hold numbers", "Write numbers in all rows, or texts in all.");
            }
            if (known < 0)
            {
                known = row;
            }
            else if (!AreSame(column, known, row, isNumeric))
            {
                throw table.Wrong(row, column, $"{Quote(column, row)} is another value than {Quote(column, known)} before it for id {DataFormatException.Quote(ids[id])}", "Give each id one value, or name the column as known at each step (PastCovariates, FutureCovariates).");
            }
        }
        return known >= 0
            ? known
            : throw table.Wrong(rowsOfIds[id][0], column, $"id {DataFormatException.Quote(ids[id])} has no value", "Fill one of its rows.");
    }

    private static bool AreSame(CellColumn column, int rowA, int rowB, bool isNumeric) => isNumeric
        ? column.Cells[rowA] == column.Cells[rowB]
        : column.Texts!.Bytes(rowA).SequenceEqual(column.Texts.Bytes(rowB));

    private static string Quote(CellColumn column, int row) => DataFormatException.Quote(column.Texts![row]);
}
