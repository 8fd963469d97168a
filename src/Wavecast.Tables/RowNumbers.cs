namespace Wavecast.Tables;

/// <summary>Tells a column that numbers the rows of a table, as R and pandas write one before the others, from one of values.</summary>
internal static class RowNumbers
{
    private const int FewestRows = 3;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "rownames", "row.names", "row", "Unnamed: 0", "column 1" };

    /// <summary>What pandas calls them, behind the others, where it writes them to Parquet.</summary>
    private const string IndexOfPandas = "__index_level_0__";

    /// <summary>Whether a column is called so that it cannot be anything else.</summary>
    public static bool AreCalledSo(string name) => Names.Contains(name) || name == IndexOfPandas;

    /// <summary>Whether each row's number is that before it and one more, in a first column that begins at 0 or 1 or is called so; or ascends, in one that is called like ids.</summary>
    public static bool Are(CellColumn column)
    {
        List<double> cells = column.Cells;
        bool mayBe = column.Name == IndexOfPandas
            || (column.Position == 0 && (AreCalledSo(column.Name) || (cells.Count >= FewestRows && (TimeNames.IsId(column.Name) || cells[0] is 0 or 1))));
        return mayBe && cells.TrueForAll(double.IsInteger)
            && Enumerable.Range(1, cells.Count - 1).All(row => TimeNames.IsId(column.Name) ? cells[row] > cells[row - 1] : cells[row] == cells[row - 1] + 1);
    }
}
