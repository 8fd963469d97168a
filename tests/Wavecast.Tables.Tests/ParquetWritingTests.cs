using CsCheck;
using Wavecast.TimeSeries;

namespace Wavecast.Tables.Tests;

public sealed class ParquetWritingTests : IDisposable
{
    private const double No = double.NaN;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_WhatWasWritten_IsTheSameToTheBit()
    {
        Gen<double> numbers = Gen.OneOf(Gen.Double.Where(double.IsFinite), Gen.OneOf([.. new[] { No, No, 0.0, -0.0, 5e-324, double.MaxValue, 0.1 }.Select(Gen.Const)]));
        Gen<string> frequencies = Gen.OneOf([.. new[] { "yearly", "quarterly", "monthly", "weekly", "daily", "business-daily", "hourly", "15min", "steps", "10steps" }.Select(Gen.Const)]);
        Gen<string> names = Gen.Char["ab,;\t\"\n\r 0.-ω/"].Array[1, 6].Select(characters => new string(characters));

        // Eight steps at least: of fewer months from a 30th, dates do not tell whether they are month ends.
        Gen.Select(frequencies, names.Array[1, 3], numbers.Array[8, 20], Gen.Int[0, 40_000], Gen.Int[0, 5], Gen.Int[0, 3]).Sample((name, ids, values, day, later, kind) =>
        {
            Panel panel = Make(Frequency.Parse(name), [.. ids.Distinct()], values, day, later, kind);
            AssertSame(panel, PanelLayout.Columns);
            AssertSame(panel, PanelLayout.Long);
        }, iter: 150, threads: 1);
    }

    [Theory]
    [InlineData("yearly")]
    [InlineData("quarterly")]
    [InlineData("monthly")]
    [InlineData("weekly")]
    [InlineData("business-daily")]
    [InlineData("15min")]
    public void Read_SingleStep_KeepsItsFrequency(string frequency)
    {
        Panel panel = new([new Series("a", new TimeIndex(new DateTime(2024, 1, 1), Frequency.Parse(frequency), 1), [1])]);

        AssertSame(panel, PanelLayout.Columns);
        AssertSame(panel, PanelLayout.Long);
    }

    [Theory]
    [InlineData(PanelLayout.Columns)]
    [InlineData(PanelLayout.Long)]
    public void Read_SeriesCalledAsColumnsAre_IsTheSame(PanelLayout layout)
    {
        TimeIndex index = new(new DateTime(1, 1, 1), Frequency.Monthly, 1);

        AssertSame(new Panel([new Series("id", index, [1]), new Series("time", index, [No]), new Series("value", index, [-0.0])]), layout);
    }

    [Fact]
    public void Write_WhatDoesNotFit_IsRefused()
    {
        Series plain = new("a", new TimeIndex(new DateTime(2024, 1, 1), Frequency.Weekly, 2), [1, 2]);
        Series universal = new("b", new TimeIndex(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), Frequency.Weekly, 2), [1, 2]);

        Assert.Equal(
            "Of the series 'a' and 'b' only one has universal times, but a Parquet file has one column of times; write each to a file of its own. (Parameter 'panel')",
            Assert.Throws<ArgumentException>(() => PanelFile.Write(folder["p.parquet"], new Panel([plain, universal]), PanelLayout.Long)).Message);
        Assert.Equal(
            "A Parquet file takes no layout Rows; write it in long layout or by columns. (Parameter 'layout')",
            Assert.Throws<ArgumentException>(() => PanelFile.Write(folder["p.parquet"], new Panel([plain]), PanelLayout.Rows)).Message);
        Assert.Empty(folder.Names);
    }

    private void AssertSame(Panel panel, PanelLayout layout)
    {
        PanelFile.Write(folder["p.parquet"], panel, layout);

        PanelTable table = PanelFile.Read(folder["p.parquet"]);

        Assert.Equal(layout, table.Layout);
        Assert.Equal(panel.Select(series => series.Id), table.Panel.Select(series => series.Id));
        for (int i = 0; i < panel.Count; i++)
        {
            Assert.Equal(panel[i].Values.ToArray().Select(Bits), table.Panel[i].Values.ToArray().Select(Bits));
            Assert.True(panel[i].Index == table.Panel[i].Index, $"{panel[i].Index} is read as {table.Panel[i].Index}");
        }
    }

    /// <summary>Series of the same values, each beginning some steps behind the one before it; of times in microseconds, in ticks, or universal.</summary>
    private static Panel Make(Frequency frequency, string[] ids, double[] values, int day, int later, int kind)
    {
        DateTime start = new DateTime(1950, 1, 2).AddDays(frequency == Frequency.BusinessDaily ? day / 7 * 7 : day);
        start = kind switch
        {
            1 => start.AddTicks(TimeSpan.TicksPerHour + 10),
            2 => start.AddTicks(7),
            3 => DateTime.SpecifyKind(start, DateTimeKind.Utc),
            _ => start,
        };
        TimeIndex index = frequency.IsCalendar ? new TimeIndex(start, frequency, values.Length + (3 * later)) : new TimeIndex(day, frequency, values.Length + (3 * later));
        return new Panel(ids.Select((id, i) => new Series(id, index.Range(i * later, (i * later) + values.Length), values)));
    }

    // Every NaN is the same missing value.
    private static long Bits(double value) => double.IsNaN(value) ? -1 : BitConverter.DoubleToInt64Bits(value);
}
