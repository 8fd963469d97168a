using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>Writes panels as CSV files, in each of the layouts.</summary>
internal static class PanelWriting
{
    /// <summary>Checks that a panel can be written, and writes it.</summary>
    /// <exception cref="ArgumentException">It cannot in this layout.</exception>
    public static Action<CsvRowWriter> For(Panel panel, PanelLayout layout)
    {
        switch (layout)
        {
            case PanelLayout.Rows:
                CovariateWriting.CheckNone(panel, $"The layout {PanelLayout.Rows}");
                return writer => WriteRows(writer, panel);
            case PanelLayout.Columns:
                WrittenTable columns = ColumnsWriting.Arrange(panel);
                return writer => Write(writer, columns);
            case PanelLayout.Long:
                WrittenTable rows = LongWriting.Arrange(panel);
                return writer => Write(writer, rows);
            default:
                throw new ArgumentOutOfRangeException(nameof(layout), layout, $"{layout} is no layout.");
        }
    }

    private static void WriteRows(CsvRowWriter writer, Panel panel)
    {
        writer.WriteRow([.. Enumerable.Range(1, Math.Max(2, panel.Max(series => series.Length) + 1)).Select(i => FormattableString.Invariant($"V{i}"))]);
        foreach (Series series in panel)
        {
            writer.Write(series.Id);
            for (int t = 0; t < series.Length; t++)
            {
                WriteCell(writer, WrittenTable.Cell(series[t], t == series.Length - 1));
            }
            writer.EndRow();
        }
    }

    private static void Write(CsvRowWriter writer, WrittenTable table)
    {
        writer.WriteRow([.. table.HasIds ? [WrittenTable.IdName] : Array.Empty<string>(), table.TimeName, .. table.Names]);
        foreach (WrittenRows part in table.Parts)
        {
            for (int t = 0; t < part.Index.Length; t++)
            {
                if (part.Id is not null)
                {
                    writer.Write(part.Id);
                }
                writer.Write(part.Index.TextAt(t));
                foreach (Func<int, double?> cells in part.Cells)
                {
                    WriteCell(writer, cells(t));
                }
                writer.EndRow();
            }
        }
    }

    private static void WriteCell(CsvRowWriter writer, double? cell)
    {
        if (cell is double number)
        {
            writer.Write(number);
        }
        else
        {
            writer.WriteEmpty();
        }
    }
}
