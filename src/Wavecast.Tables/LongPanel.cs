using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A table with a row for each value: the rows of an id are a series, or one for each column of values.</summary>
internal static class LongPanel
{
    public static PanelTable Arrange(CellTable table, CsvOptions columns, PanelOptions options)
    {
        List<string> notes = [];
        (List<string> ids, List<int[]> rows) = LongLayout.Group(table, table.Find(columns.IdColumn!));
        TimeColumn? time = TimeColumn.Find(table, options);
        List<CellColumn> values = ValueColumns.Choose(table, columns, time?.Column, notes);
        TimeGrid grid = new(table, time, rows, options);
        List<Series> series = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        long total = 0;
        for (int b = 0; b < ids.Count; b++)
        {
            int[] steps = new int[rows[b].Length];
            TimeIndex index = grid.Place(rows[b], steps);
            PanelMemory.Check(table.File, total += (long)values.Count * index.Length);
            foreach (CellColumn column in values)
            {
                string name = values.Count == 1 ? ids[b] : $"{ids[b]}.{column.Name}";
                if (!names.Add(name))
                {
                    throw table.Wrong(rows[b][0], column, $"two series would be called {DataFormatException.Quote(name)}", "Rename an id or a column.");
                }
                series.Add(ToSeries(table, column, name, index, rows[b], steps));
            }
        }
        return new PanelTable(new Panel(series), PanelLayout.Long, time?.Column.Name, notes);
    }

    private static Series ToSeries(CellTable table, CellColumn column, string name, TimeIndex index, int[] rows, int[] steps)
    {
        double[] values = new double[index.Length];
        Array.Fill(values, double.NaN);
        for (int i = 0; i < rows.Length; i++)
        {
            values[steps[i]] = ColumnsPanel.Value(table, column, rows[i]);
        }
        return new Series(name, index, (ReadOnlyMemory<double>)values);
    }
}
