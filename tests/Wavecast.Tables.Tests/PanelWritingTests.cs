using CsCheck;
using Wavecast.TimeSeries;

namespace Wavecast.Tables.Tests;

public sealed class PanelWritingTests : IDisposable
{
    private const double No = double.NaN;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_Columns_ShowsWhatAnEmptyCellWouldHide() =>
        Assert.Equal("date,a,b\n2000-01,1,\n2000-02,,NaN\n2000-03,3,5\n2000-04,,NaN\n", Written(PanelLayout.Columns));

    [Fact]
    public void Write_Rows_LosesOnlyTheTimes() => Assert.Equal("V1,V2,V3,V4\na,1,,3\nb,,5,NaN\n", Written(PanelLayout.Rows));

    [Fact]
    public void Write_Long_HasARowForEachStep() =>
        Assert.Equal("id,date,value\na,2000-01,1\na,2000-02,\na,2000-03,3\nb,2000-02,\nb,2000-03,5\nb,2000-04,\n", Written(PanelLayout.Long));

    [Fact]
    public void Write_NameEndingInGz_IsPacked()
    {
        PanelFile.Write(folder["p.csv.gz"], Two(), PanelLayout.Columns);

        Assert.Equal([0x1F, 0x8B], File.ReadAllBytes(folder["p.csv.gz"])[..2]);
        Assert.Equal([1, No, 3], PanelFile.Read(folder["p.csv.gz"]).Panel["a"].Values);
    }

    [Fact]
    public void Write_ColumnsThatDoNotMeet_AreRefused()
    {
        Panel panel = new([Weekly("a", new DateTime(2024, 1, 1)), Weekly("b", new DateTime(2024, 1, 2))]);
        Panel named = new([Weekly("date", new DateTime(2024, 1, 1))]);

        Assert.Equal(
            "Series 'b' starts at 2024-01-02, between two steps of 'a'; write the long layout. (Parameter 'panel')",
            Assert.Throws<ArgumentException>(() => PanelFile.Write(folder["p.csv"], panel, PanelLayout.Columns)).Message);
        Assert.Equal(
            "A series is called 'date', like the column of times; rename it, or write another layout. (Parameter 'panel')",
            Assert.Throws<ArgumentException>(() => PanelFile.Write(folder["p.csv"], named, PanelLayout.Columns)).Message);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameToTheBit()
    {
        Gen<double> numbers = Gen.OneOf(Gen.Double.Where(double.IsFinite), Gen.OneOf([.. new[] { No, No, 0.0, -0.0, 5e-324, double.MaxValue, 0.1 }.Select(Gen.Const)]));
        Gen<string> frequencies = Gen.OneOf([.. new[] { "yearly", "quarterly", "monthly", "weekly", "daily", "business-daily", "hourly", "15min", "steps", "10steps" }.Select(Gen.Const)]);
        Gen<string> names = Gen.Char["ab,;\t\"\n\r 0.-ω"].Array[1, 6].Select(characters => new string(characters));

        // Eight steps at least: fewer business days than a week are read as days.
        Gen.Select(frequencies, names.Array[1, 3], numbers.Array[8, 20], Gen.Int[0, 40_000], Gen.Int[0, 5]).Sample((name, ids, values, day, later) =>
        {
            Panel panel = Make(Frequency.Parse(name), [.. ids.Distinct()], values, day, later);
            AssertSame(panel, PanelLayout.Columns, new PanelOptions { Layout = PanelLayout.Columns }, keepsTimes: true);
            AssertSame(panel, PanelLayout.Long, new PanelOptions(), keepsTimes: true);
            AssertSame(panel, PanelLayout.Rows, new PanelOptions(), keepsTimes: false);
        }, iter: 300, threads: 1);
    }

    private void AssertSame(Panel panel, PanelLayout layout, PanelOptions options, bool keepsTimes)
    {
        PanelFile.Write(folder["p.csv"], panel, layout);

        PanelTable table = PanelFile.Read(folder["p.csv"], options);

        Assert.Equal(layout, table.Layout);
        Assert.Equal(panel.Select(series => series.Id), table.Panel.Select(series => series.Id));
        for (int i = 0; i < panel.Count; i++)
        {
            Assert.Equal(panel[i].Values.ToArray().Select(Bits), table.Panel[i].Values.ToArray().Select(Bits));
            Assert.True(!keepsTimes || panel[i].Index == table.Panel[i].Index, $"{panel[i].Index} is read as {table.Panel[i].Index}");
        }
    }

    /// <summary>Series of the same values, each beginning some steps behind the one before it.</summary>
    private static Panel Make(Frequency frequency, string[] ids, double[] values, int day, int later)
    {
        DateTime start = new DateTime(1950, 1, 2).AddDays(frequency == Frequency.BusinessDaily ? day / 7 * 7 : day);
        TimeIndex index = frequency.IsCalendar ? new TimeIndex(start, frequency, values.Length + (3 * later)) : new TimeIndex(day, frequency, values.Length + (3 * later));
        return new Panel(ids.Select((id, i) => new Series(id, index.Range(i * later, (i * later) + values.Length), values)));
    }

    private static Series Weekly(string id, DateTime start) => new(id, new TimeIndex(start, Frequency.Weekly, 2), [1, 2]);

    private static Panel Two()
    {
        TimeIndex index = new(new DateTime(2000, 1, 1), Frequency.Monthly, 4);
        return new Panel([new Series("a", index.Range(0, 3), [1, No, 3]), new Series("b", index.Range(1, 4), [No, 5, No])]);
    }

    private string Written(PanelLayout layout)
    {
        PanelFile.Write(folder["p.csv"], Two(), layout);
        return File.ReadAllText(folder["p.csv"]);
    }

    // Every NaN is the same missing value.
    private static long Bits(double value) => double.IsNaN(value) ? -1 : BitConverter.DoubleToInt64Bits(value);
}
