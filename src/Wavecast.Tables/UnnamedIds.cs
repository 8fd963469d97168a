namespace Wavecast.Tables;

/// <summary>Finds the column of ids that its name does not give away: where times are there more than once, and ascend in the rows of each of its texts.</summary>
internal static class UnnamedIds
{
    /// <summary>Columns that are tried: each is a reading of the file.</summary>
    private const int MostTried = 4;

    /// <summary>The panel of a table that was read by columns, by the first column that may hold its ids: those called like ids, then those of texts; null where there is none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">What is known of its columns.</param>
    /// <param name="options">What else is known of it.</param>
    /// <param name="time">The column of times, or the one that counts steps; null for what the table took for one.</param>
    /// <param name="mayBeId">Whether a column holds a text or a whole number in each row.</param>
    /// <param name="read">Reads the table again, with other columns and with a column of times.</param>
    /// <exception cref="DataFormatException">A row holds no time like the others, or the series are too large.</exception>
    public static PanelTable? Arrange(
        CellTable table, CsvOptions columns, PanelOptions options, string? time, Predicate<CellColumn> mayBeId, Func<CsvOptions, string?, CellTable> read)
    {
        string? timeName = time ?? table.IndexCandidate?.Name;
        string[] candidates = [.. table.Columns
            .Where(column => column.Name != timeName && !columns.Columns.Contains(column.Name) && !columns.Covariates.Contains(column.Name)
                && (TimeNames.EndsAsId(column.Name) || column.Cells.Exists(Cell.IsText)) && mayBeId(column))
            .OrderBy(column => !TimeNames.EndsAsId(column.Name)).Take(MostTried).Select(column => column.Name)];
        // Without a row of names there is no column to speak of.
        if (!table.HasHeader || candidates.Length == 0 || TimesOf(table.IndexCandidate?.Name == timeName ? table : read(columns, time)) is not { } times || !Repeats(times))
        {
            return null;
        }
        foreach (string candidate in candidates)
        {
            CsvOptions withIds = columns with { IdColumn = candidate };
            CellTable again = read(withIds, time);
            if (AreIds(again, again.Find(candidate), times))
            {
                return LongPanel.Arrange(again, withIds, options).With($"Times begin again, so that column {DataFormatException.Quote(candidate)} is taken for what tells series apart.");
            }
        }
        return null;

        long[]? TimesOf(CellTable timed) => TimeColumn.Find(timed, options, columns.Covariates)?.Values;
    }

    /// <summary>Whether no id is missing and times ascend in the rows of each.</summary>
    private static bool AreIds(CellTable table, CellColumn ids, long[] times) =>
        !Enumerable.Range(0, table.Rows).Any(row => ids.Texts!.Bytes(row).IsEmpty) && LongLayout.Group(table, ids).Rows.TrueForAll(rows => Ascend(times, rows));

    private static bool Repeats(long[] times) => !Ascend(times, [.. Enumerable.Range(0, times.Length)]) && times.Distinct().Count() < times.Length;

    private static bool Ascend(long[] times, int[] rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (times[rows[i]] <= times[rows[i - 1]])
            {
                return false;
            }
        }
        return true;
    }
}
