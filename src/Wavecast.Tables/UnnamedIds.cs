namespace Wavecast.Tables;

/// <summary>Finds the column of ids that its name does not give away: where the times of a table begin again, a column of texts tells its series apart.</summary>
internal static class UnnamedIds
{
    /// <summary>The column of ids of a table that was read by columns; null where its times ascend, or no column holds texts.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">What is known of its columns.</param>
    /// <param name="options">What else is known of it.</param>
    /// <param name="holdsTexts">Whether a column holds a text in each row.</param>
    /// <exception cref="DataFormatException">Several columns hold texts; or a row holds no time like the others.</exception>
    public static string? Find(CellTable table, CsvOptions columns, PanelOptions options, Predicate<CellColumn> holdsTexts)
    {
        List<CellColumn> texts = table.Columns.FindAll(column =>
            column != table.IndexCandidate && !columns.Columns.Contains(column.Name) && !columns.Covariates.Contains(column.Name) && holdsTexts(column));
        if (texts.Count == 0 || TimeColumn.Find(table, options, columns.Covariates) is not { Values: long[] times } time)
        {
            return null;
        }
        int row = 1;
        while (row < times.Length && times[row] > times[row - 1])
        {
            row++;
        }
        if (row >= times.Length)
        {
            return null;
        }
        return texts is [CellColumn only]
            ? only.Name
            : throw table.Wrong(row, time.Column, $"{time.Quote(row)} {(times[row] == times[row - 1] ? "is there twice" : "comes after a later one")}, and more than one column holds texts ({string.Join(", ", texts.Select(column => DataFormatException.Shorten(column.Name)))})", "Say which one tells series apart (IdColumn), or sort the rows by time.");
    }

    /// <summary>What a reader should know of it.</summary>
    public static string Note(string id) => $"Times begin again, so that column {DataFormatException.Quote(id)} is taken for what tells series apart.";
}
