namespace Wavecast.Tables;

/// <summary>Finds the column of ids that its name does not give away: where times are there more than once, and ascend in the rows of each of its texts.</summary>
internal static class UnnamedIds
{
    /// <summary>Columns that are tried: each is a reading of the file.</summary>
    private const int MostTried = 4;

    /// <summary>The columns of a table, read by columns, that may tell its series apart: those called like ids, or else those that hold texts; none where its times ascend.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">What is known of its columns.</param>
    /// <param name="options">What else is known of it.</param>
    /// <param name="mayBeId">Whether a column holds a text or a whole number in each row.</param>
    /// <exception cref="DataFormatException">A row holds no time like the others.</exception>
    public static IEnumerable<string> Candidates(CellTable table, CsvOptions columns, PanelOptions options, Predicate<CellColumn> mayBeId)
    {
        List<CellColumn> others = table.Columns.FindAll(column =>
            column != table.IndexCandidate && !columns.Columns.Contains(column.Name) && !columns.Covariates.Contains(column.Name)
            && (TimeNames.EndsAsId(column.Name) || column.Cells.Exists(Cell.IsText)) && mayBeId(column));
        return others.Count > 0 && TimeColumn.Find(table, options, columns.Covariates) is { Values: long[] times } && Repeats(times)
            ? others.OrderBy(column => !TimeNames.EndsAsId(column.Name)).Take(MostTried).Select(column => column.Name)
            : [];
    }

    /// <summary>Whether the times of a table, read with the texts of a column, ascend in the rows of each text.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">What is known of its columns, the one of ids with it.</param>
    /// <param name="options">What else is known of it.</param>
    public static bool AreIds(CellTable table, CsvOptions columns, PanelOptions options)
    {
        CellColumn ids = table.Find(columns.IdColumn!);
        if (TimeColumn.Find(table, options, columns.Covariates) is not { Values: long[] times } || Enumerable.Range(0, table.Rows).Any(row => ids.Texts!.Bytes(row).IsEmpty))
        {
            return false;
        }
        return LongLayout.Group(table, ids).Rows.TrueForAll(rows => Enumerable.Range(1, rows.Length - 1).All(i => times[rows[i]] > times[rows[i - 1]]));
    }

    /// <summary>What a reader should know of it.</summary>
    public static string Note(string id) => $"Times begin again, so that column {DataFormatException.Quote(id)} is taken for what tells series apart.";

    private static bool Repeats(long[] times)
    {
        if (Enumerable.Range(1, Math.Max(0, times.Length - 1)).All(row => times[row] > times[row - 1]))
        {
            return false;
        }
        long[] sorted = [.. times.Order()];
        return Enumerable.Range(1, sorted.Length - 1).Any(i => sorted[i] == sorted[i - 1]);
    }
}
