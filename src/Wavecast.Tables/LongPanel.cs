using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A table with a row for each value: the rows of an id are a series, or one for each column of values.</summary>
internal static class LongPanel
{
    /// <summary>The panel of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">What is known of its columns.</param>
    /// <param name="options">What else is known of it.</param>
    /// <param name="known">The rows of each id, if they are known; null to find them.</param>
    /// <param name="knownTime">Its times, if they are known; null to find them.</param>
    /// <exception cref="DataFormatException">The table holds no panel, or too large a one.</exception>
    public static PanelTable Arrange(CellTable table, CsvOptions columns, PanelOptions options, IdRows? known = null, TimeColumn? knownTime = null)
    {
        (List<string> ids, List<int[]> rows) = known ?? IdRows.Of(table, [.. columns.IdColumns.Select(table.Find)]);
        TimeColumn? time = knownTime ?? TimeColumn.Find(table, options, columns.Covariates);
        List<string> notes = [.. time?.Notes ?? []];
        time?.TurnNewestFirst(rows, notes);
        CovariateColumns covariates = CovariateColumns.Find(table, columns.Covariates);
        StaticColumns statics = new(table, columns.Covariates, ids, rows);
        List<CellColumn> values = ValueColumns.Choose(table, columns, time?.Column, notes, time);
        TimeGrid grid = new(table, time, rows, options);
        List<Series> series = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        List<string> empty = [];
        long total = 0;
        for (int b = 0; b < ids.Count; b++)
        {
            int[] steps = new int[rows[b].Length];
            TimeIndex index = grid.Place(rows[b], steps);
            PanelMemory.Check(table.File, total += (((long)values.Count + covariates.Count) * index.Length) + (2L * values.Count * statics.Count));
            CovariateValues beside = covariates.Place(rows[b], steps, index.Length);
            foreach (CellColumn column in values)
            {
                string name = values.Count == 1 ? ids[b] : $"{ids[b]}.{column.Name}";
                if (values.Count > 1 && Array.TrueForAll(rows[b], row => Cell.IsMissing(column.Cells[row])))
                {
                    // As an empty column is, where each is a series.
                    empty.Add(name);
                    continue;
                }
                if (!names.Add(name))
                {
                    throw table.Wrong(rows[b][0], column, $"two series would be called {DataFormatException.Quote(name)}", "Rename an id or a column.");
                }
                int[] own = covariates.ReachBeyond ? UpToLastValue(table, column, ids[b], rows[b]) : rows[b];
                series.Add(beside.AddTo(ToSeries(table, column, name, index, own, steps), 0, statics.Of(b)));
            }
        }
        if (series.Count == 0)
        {
            throw new DataFormatException($"{table.File} has no value in any column. Fill a row at least.");
        }
        if (empty.Count > 0)
        {
            string first = DataFormatException.Quote(empty[0]);
            notes.Add(empty.Count == 1 ? $"Series {first} has no values and is left out." : $"Series {first} and {empty.Count - 1} more have no values and are left out.");
        }
        return new PanelTable(new Panel(series), PanelLayout.Long, time?.Column.Name, notes) { IdColumn = string.Join(',', columns.IdColumns) };
    }

    /// <summary>The rows of an id without those that tell the future only.</summary>
    private static int[] UpToLastValue(CellTable table, CellColumn column, string id, int[] rows)
    {
        int last = Array.FindLastIndex(rows, row => !Cell.IsMissing(column.Cells[row]));
        return last >= 0
            ? rows[..(last + 1)]
            : throw table.Wrong(rows[0], column, $"id {DataFormatException.Quote(id)} has no values", "Fill the gap or cut the rows.");
    }

    private static Series ToSeries(CellTable table, CellColumn column, string name, TimeIndex index, int[] rows, int[] steps)
    {
        int length = steps[rows.Length - 1] + 1;
        double[] values = new double[length];
        Array.Fill(values, double.NaN);
        for (int i = 0; i < rows.Length; i++)
        {
            values[steps[i]] = ColumnsPanel.Value(table, column, rows[i]);
        }
        return new Series(name, length == index.Length ? index : index.Range(0, length), (ReadOnlyMemory<double>)values);
    }
}
