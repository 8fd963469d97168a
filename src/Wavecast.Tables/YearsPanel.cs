using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A table with a row for each year and a column for each of its months or quarters: one series, row after row.</summary>
internal static class YearsPanel
{
    public static PanelTable Arrange(CellTable table, PanelOptions options)
    {
        Frequency frequency = (table.Columns.Count - 1) switch
        {
            12 => Frequency.Monthly,
            4 => Frequency.Quarterly,
            int others => throw new DataFormatException($"{table.File} has {others} columns besides the first; expected 12 months or 4 quarters behind a column of years. Cut the others, or read it without WideYears."),
        };
        if (options.Frequency is not null && options.Frequency != frequency)
        {
            throw new DataFormatException($"{table.File} has a column for each of {table.Columns.Count - 1} parts of a year, so its frequency is {frequency}, not {options.Frequency}. State no other.");
        }
        CellColumn years = table.Columns[0];
        int first = ReadYear(table, years, 0);
        double[] values = new double[CountSteps(table, years, first)];
        Array.Fill(values, double.NaN);
        int from = values.Length, to = 0;
        for (int row = 0; row < table.Rows; row++)
        {
            for (int k = 1; k < table.Columns.Count; k++)
            {
                int step = ((ReadYear(table, years, row) - first) * (table.Columns.Count - 1)) + k - 1;
                values[step] = ColumnsPanel.Value(table, table.Columns[k], row);
                if (!Cell.IsEmpty(table.Columns[k].Cells[row]))
                {
                    (from, to) = (Math.Min(from, step), step + 1);
                }
            }
        }
        if (to == 0)
        {
            throw new DataFormatException($"{table.File} has years and no values. Fill a row at least.");
        }
        TimeIndex index = new TimeIndex(new DateTime(first, 1, 1), frequency, values.Length).Range(from, to);
        Series series = new(Path.GetFileNameWithoutExtension(WithoutPacking(table.File)), index, values.AsMemory(from..to));
        return new PanelTable(new Panel([series]), PanelLayout.Columns, years.Name, []);
    }

    private static int CountSteps(CellTable table, CellColumn years, int first)
    {
        for (int row = 1; row < table.Rows; row++)
        {
            if (ReadYear(table, years, row) <= ReadYear(table, years, row - 1))
            {
                throw table.Wrong(row, years, $"the year {years.Cells[row]:0} does not follow {years.Cells[row - 1]:0}", "Sort the rows, and keep one of each year.");
            }
        }
        return (ReadYear(table, years, table.Rows - 1) - first + 1) * (table.Columns.Count - 1);
    }

    private static int ReadYear(CellTable table, CellColumn years, int row)
    {
        double cell = years.Cells[row];
        return double.IsInteger(cell) && cell is >= 1 and <= 9999
            ? (int)cell
            : throw table.Wrong(row, years, "no year", "Give a year from 1 to 9999 in the first field of every row.");
    }

    private static string WithoutPacking(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
}
