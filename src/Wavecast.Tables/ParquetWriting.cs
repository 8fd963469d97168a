using Parquet;
using Parquet.Schema;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>Writes panels as Parquet files, in long layout or by columns.</summary>
internal static class ParquetWriting
{
    // As many as other writers take: a reader that wants a part of the file reads a group of rows at a time.
    private const int RowsOfGroup = 1 << 20;

    /// <summary>Checks that a panel can be written, and writes it.</summary>
    /// <exception cref="ArgumentException">The series do not meet in one column of times, some have universal times and others not, or the layout is one of rows.</exception>
    public static Action<Stream> For(Panel panel, PanelLayout layout)
    {
        ParquetTimes times = new(panel);
        switch (layout)
        {
            case PanelLayout.Columns:
                (TimeIndex index, long[] starts) = PanelWriting.Meet(panel);
                return stream => WriteColumnsAsync(stream, panel, times, index, starts).GetAwaiter().GetResult();
            case PanelLayout.Long:
                return stream => WriteLongAsync(stream, panel, times).GetAwaiter().GetResult();
            default:
                throw new ArgumentException($"A Parquet file takes no layout {layout}; write it in long layout or by columns.", nameof(layout));
        }
    }

    private static async Task WriteColumnsAsync(Stream stream, Panel panel, ParquetTimes times, TimeIndex index, long[] starts)
    {
        DataField[] fields = [times.Field, .. panel.Select(series => new DataField<double>(series.Id, nullable: true))];
        await using ParquetWriter writer = await CreateAsync(stream, panel, fields).ConfigureAwait(false);
        foreach (int[] steps in Enumerable.Range(0, index.Length).Chunk(RowsOfGroup))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await times.WriteAsync(group, Array.ConvertAll(steps, t => (index, t))).ConfigureAwait(false);
            for (int i = 0; i < panel.Count; i++)
            {
                (Series series, long start) = (panel[i], starts[i]);
                double?[] cells = Array.ConvertAll(steps, t => CellAt(series, t - start));
                await group.WriteAsync<double>(fields[i + 1], cells).ConfigureAwait(false);
            }
        }
    }

    private static async Task WriteLongAsync(Stream stream, Panel panel, ParquetTimes times)
    {
        DataField ids = new(PanelWriting.IdName, typeof(string), isNullable: false);
        DataField<double> values = new(PanelWriting.ValueName, nullable: true);
        await using ParquetWriter writer = await CreateAsync(stream, panel, [ids, times.Field, values]).ConfigureAwait(false);
        foreach ((Series Series, int Step)[] rows in panel.SelectMany(series => Enumerable.Range(0, series.Length).Select(t => (series, t))).Chunk(RowsOfGroup))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync(ids, Array.ConvertAll(rows, row => row.Series.Id)).ConfigureAwait(false);
            await times.WriteAsync(group, Array.ConvertAll(rows, row => (row.Series.Index, row.Step))).ConfigureAwait(false);
            double?[] cells = Array.ConvertAll(rows, row => Cell(row.Series[row.Step], PanelWriting.IsEmpty(row.Series)));
            await group.WriteAsync<double>(values, cells).ConfigureAwait(false);
        }
    }

    private static async Task<ParquetWriter> CreateAsync(Stream stream, Panel panel, DataField[] fields)
    {
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream).ConfigureAwait(false);
        writer.CustomMetadata = new Dictionary<string, string> { [ParquetSource.FrequencyKey] = panel.Frequency.Name };
        return writer;
    }

    private static double? CellAt(Series series, long step) =>
        step < 0 || step >= series.Length ? null : Cell(series[(int)step], PanelWriting.IsEnd(series, step));

    /// <summary>A missing value is no cell, or NaN where none would mean that the series has not begun or is over.</summary>
    private static double? Cell(double value, bool mustShow) => double.IsNaN(value) && !mustShow ? null : value;
}
