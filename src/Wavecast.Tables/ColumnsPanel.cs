using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A table with a row for each step and a column for each series.</summary>
internal static class ColumnsPanel
{
    public static PanelTable Arrange(CellTable table, CsvOptions columns, PanelOptions options)
    {
        TimeColumn? time = TimeColumn.Find(table, options, columns.Covariates);
        List<string> notes = [.. time?.Notes ?? []];
        WideLayout.NameColumns(table, time?.Column);
        columns.Covariates.CheckNoStatics(table.File);
        CovariateColumns covariates = CovariateColumns.Find(table, columns.Covariates);
        List<CellColumn> values = ValueColumns.Choose(table, columns, time?.Column, notes, time);
        NoteFlags(values, columns, notes);
        int[] rows = [.. Enumerable.Range(0, table.Rows)];
        time?.TurnNewestFirst([rows], notes);
        TimeGrid grid = new(table, time, [rows], options);
        int[] steps = new int[rows.Length];
        TimeIndex index = grid.Place(rows, steps);
        PanelMemory.Check(table.File, ((long)values.Count + covariates.Count) * index.Length);
        CovariateValues known = covariates.Place(rows, steps, index.Length);
        List<Series> series = values.ConvertAll(column => ToSeries(table, column, index, rows, steps, covariates.ReachBeyond, known));
        return new PanelTable(new Panel(series), PanelLayout.Columns, time?.Column.Name, notes);
    }

    /// <summary>Says which columns look like holidays and the like, so that nobody forecasts them unaware.</summary>
    private static void NoteFlags(List<CellColumn> values, CsvOptions options, List<string> notes)
    {
        List<CellColumn> flags = values.FindAll(column => column.Cells.TrueForAll(cell => !double.IsFinite(cell) || cell is 0 or 1) && column.Cells.Contains(0) && column.Cells.Contains(1));
        if (options.Columns.IsEmpty && flags.Count > 0 && flags.Count < values.Count)
        {
            string first = DataFormatException.Quote(flags[0].Name);
            string told = flags.Count == 1 ? $"Column {first} holds only 0 and 1 and is a series like the others"
                : $"Columns {first} and {flags.Count - 1} more hold only 0 and 1 and are series like the others";
            notes.Add($"{told}. Name what is known in advance (FutureCovariates), or only in the past (PastCovariates).");
        }
    }

    /// <summary>A column from its first filled cell to its last, or to its last value where rows behind it may tell the future.</summary>
    private static Series ToSeries(CellTable table, CellColumn column, TimeIndex index, int[] rows, int[] steps, bool endsAtValue, CovariateValues known)
    {
        int first = Array.FindIndex(rows, row => !Cell.IsEmpty(column.Cells[row]));
        int last = Array.FindLastIndex(rows, row => endsAtValue ? !Cell.IsMissing(column.Cells[row]) : !Cell.IsEmpty(column.Cells[row]));
        if (last < 0)
        {
            throw table.Wrong(rows[first], column, "the column has no values", "Fill the gap or pick other columns.");
        }
        int from = steps[first], to = steps[last] + 1;
        double[] values = new double[to - from];
        Array.Fill(values, double.NaN);
        for (int i = first; i <= last; i++)
        {
            values[steps[i] - from] = Value(table, column, rows[i]);
        }
        return known.AddTo(new Series(column.Name, index.Range(from, to), (ReadOnlyMemory<double>)values), from, []);
    }

    /// <summary>A cell as the value of a series; NaN if it is missing.</summary>
    /// <exception cref="DataFormatException">It is text or infinite.</exception>
    public static double Value(CellTable table, CellColumn column, int row)
    {
        double cell = column.Cells[row];
        return double.IsFinite(cell) ? cell
            : Cell.IsMissing(cell) ? double.NaN
            : throw table.WrongCell(row, column);
    }
}
