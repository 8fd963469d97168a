namespace Wavecast.Tables;

/// <summary>Decides which columns hold the values.</summary>
internal static class ValueColumns
{
    /// <summary>The picked columns; or, where none is picked, all with numbers but the index and the ids.</summary>
    /// <param name="table">The table.</param>
    /// <param name="options">The columns picked, and the column of ids.</param>
    /// <param name="index">The column of steps or dates, or null.</param>
    /// <param name="notes">Takes a sentence for each column that is left out.</param>
    /// <param name="time">The times of a panel, beside which columns may number rows or repeat a part of the date; null for none.</param>
    /// <exception cref="DataFormatException">A picked column does not exist, is picked twice or holds no numbers, or no column does but one named as steps beside text.</exception>
    public static List<CellColumn> Choose(CellTable table, CsvOptions options, CellColumn? index, List<string> notes, TimeColumn? time = null)
    {
        if (options.Columns.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { Key: string twice })
        {
            throw new DataFormatException($"Column {DataFormatException.Quote(twice)} is picked twice. Name each column once.");
        }
        List<CellColumn> picked = [.. options.Columns.Select(table.Find)];
        if (picked.Find(column => !column.HasNumbers || options.IsId(column.Name)) is CellColumn wrong)
        {
            throw new DataFormatException($"{table.File}: column {DataFormatException.Quote(wrong.Name)} {(wrong.HasNumbers ? "holds the ids" : "holds no numbers")}. Pick another column.");
        }
        if (picked.Count > 0)
        {
            return Noted(picked);
        }
        List<CellColumn> others = table.Columns.FindAll(column => column != index && !options.IsId(column.Name) && !options.Covariates.Contains(column.Name));
        notes.AddRange(others
            .Where(column => !column.HasNumbers)
            .Select(column => $"Column {DataFormatException.Quote(column.Name)} {(column.Length == 0 ? "is empty" : column.RowOfComma >= 0 ? "holds commas, which are no decimal signs here," : "holds no numbers")} and is left out."));
        if (others.FindAll(column => column.HasNumbers) is [CellColumn only] && IsNamedAsIndex(table, only) && others.Find(column => column.HoldsText) is CellColumn text)
        {
            // Steps alone are no signal; what was meant as one holds decimal commas, units or other text.
            throw table.WrongCell(text.Cells.FindIndex(Cell.IsText), text);
        }
        CellColumn? withComma = others.Find(column => column is { HoldsText: true, RowOfComma: >= 0 });
        others.RemoveAll(column => !column.HasNumbers);
        bool Number(CellColumn column) => time is not null && RowNumbers.Are(column) && (others.Count > 1 || RowNumbers.AreCalledSo(column.Name));
        LeaveOut(others, Number, "numbers the rows", notes);
        bool Repeats(CellColumn column) => time is { IsCalendar: true, Values: not null } && CalendarParts.Repeats(column, time);
        if (!others.TrueForAll(Repeats))
        {
            LeaveOut(others, Repeats, "repeats a part of the times", notes);
        }
        return others.Count > 0 ? Noted(others)
            : withComma is not null ? throw table.WrongCell(withComma.RowOfComma, withComma)
            : throw new DataFormatException($"{table.File} has no column of numbers besides steps, dates{(options.Covariates.IsEmpty ? " and ids" : ", ids and covariates")}. Give a file with a number in each row.");

        List<CellColumn> Noted(List<CellColumn> chosen)
        {
            notes.AddRange(chosen.Select(column => column.NoteOfNumbers).Where(note => note.Length > 0).Take(1));
            return chosen;
        }
    }

    private static void LeaveOut(List<CellColumn> columns, Predicate<CellColumn> isNone, string why, List<string> notes)
    {
        List<CellColumn> left = columns.FindAll(isNone);
        notes.AddRange(left.Select(column => $"Column {DataFormatException.Quote(column.Name)} {why} and is left out."));
        columns.RemoveAll(left.Contains);
    }

    private static bool IsNamedAsIndex(CellTable table, CellColumn column) =>
        table.HasHeader && column == table.IndexCandidate && IndexColumn.IsIndexName(column.Name);
}
