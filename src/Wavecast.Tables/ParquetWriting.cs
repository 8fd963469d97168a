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
    /// <exception cref="ArgumentException">It cannot in this layout, some series have universal times and others not, or the layout is one of rows.</exception>
    public static Action<Stream> For(Panel panel, PanelLayout layout)
    {
        ParquetTimes times = new(panel);
        WrittenTable table = layout switch
        {
            PanelLayout.Columns => ColumnsWriting.Arrange(panel),
            PanelLayout.Long => LongWriting.Arrange(panel),
            _ => throw new ArgumentException($"A Parquet file takes no layout {layout}; write it in long layout or by columns.", nameof(layout)),
        };
        return stream => WriteAsync(stream, panel.Frequency, times, table).GetAwaiter().GetResult();
    }

    private static async Task WriteAsync(Stream stream, Frequency frequency, ParquetTimes times, WrittenTable table)
    {
        DataField ids = new(WrittenTable.IdName, typeof(string), isNullable: false);
        DataField<double>[] numbers = [.. table.Names.Select(name => new DataField<double>(name, nullable: true))];
        DataField[] fields = [.. table.HasIds ? [ids] : Array.Empty<DataField>(), times.Field, .. numbers];
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream).ConfigureAwait(false);
        writer.CustomMetadata = new Dictionary<string, string> { [ParquetSource.FrequencyKey] = frequency.Name };
        foreach ((WrittenRows Part, int Step)[] rows in table.Parts.SelectMany(part => Enumerable.Range(0, part.Index.Length).Select(t => (part, t))).Chunk(RowsOfGroup))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            if (table.HasIds)
            {
                await group.WriteAsync(ids, Array.ConvertAll(rows, row => row.Part.Id!)).ConfigureAwait(false);
            }
            await times.WriteAsync(group, Array.ConvertAll(rows, row => (row.Part.Index, row.Step))).ConfigureAwait(false);
            for (int k = 0; k < numbers.Length; k++)
            {
                int column = k;
                double?[] cells = Array.ConvertAll(rows, row => row.Part.Cells[column](row.Step));
                await group.WriteAsync<double>(numbers[k], cells).ConfigureAwait(false);
            }
        }
    }
}
