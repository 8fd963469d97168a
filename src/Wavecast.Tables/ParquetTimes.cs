using Parquet;
using Parquet.Schema;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>The column of times of a panel that is written: timestamps, whole numbers, or texts where timestamps are too coarse.</summary>
internal sealed class ParquetTimes
{
    private readonly Func<ParquetRowGroupWriter, (TimeIndex Index, int Step)[], Task> write;

    /// <exception cref="ArgumentException">Some series have universal times and others not.</exception>
    public ParquetTimes(Panel panel)
    {
        string name = WrittenTable.TimeNameOf(panel);
        bool isUniversal = panel[0].Index.IsUniversal;
        if (panel.FirstOrDefault(series => series.Index.IsUniversal != isUniversal) is Series other)
        {
            throw new ArgumentException($"Of the series '{panel[0].Id}' and '{other.Id}' only one has universal times, but a Parquet file has one column of times; write each to a file of its own.", nameof(panel));
        }
        if (!panel.Frequency.IsCalendar)
        {
            DataField<long> numbers = new(name, nullable: false);
            (Field, write) = (numbers, (group, steps) => group.WriteAsync<long>(numbers, Array.ConvertAll(steps, row => row.Index.NumberAt(row.Step))));
        }
        else if (panel.All(series => series.Length == 0 || series.Index.TimeAt(0).Ticks % TimeSpan.TicksPerMicrosecond == 0))
        {
            DateTimeDataField dates = new(name, DateTimeFormat.Timestamp, isUniversal, DateTimeTimeUnit.Micros, isNullable: false);
            (Field, write) = (dates, (group, steps) => group.WriteAsync<DateTime>(dates, Array.ConvertAll(steps, row => DateTime.SpecifyKind(row.Index.TimeAt(row.Step), DateTimeKind.Utc))));
        }
        else
        {
            DataField texts = new(name, typeof(string), isNullable: false);
            (Field, write) = (texts, (group, steps) => group.WriteAsync(texts, Array.ConvertAll(steps, row => row.Index.TextAt(row.Step))));
        }
    }

    public DataField Field { get; }

    public Task WriteAsync(ParquetRowGroupWriter group, (TimeIndex Index, int Step)[] rows) => write(group, rows);
}
