using Parquet;
using Parquet.Schema;
using Wavecast.TimeSeries;
using static Wavecast.Tables.Tests.PanelCovariateTests;

namespace Wavecast.Tables.Tests;

public sealed class ParquetPanelTests : IDisposable
{
    private const double No = double.NaN;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_LongTable_GivesEachIdItsOwnStart()
    {
        await WriteAsync(
            Texts("unique_id", "p", "q", "p", "q"),
            Of<DateTime>(new DateTimeDataField("ds", DateTimeFormat.Date), new(2000, 1, 31), new(2005, 2, 28), new(2000, 2, 29), new(2005, 4, 30)),
            Nullable<float>("y", 1.5f, 2, null, 4));

        PanelTable table = Read();

        Assert.Equal((PanelLayout.Long, "ds", "monthly"), (table.Layout, table.TimeColumn, table.Panel.Frequency.Name));
        Assert.Equal([1.5, No], table.Panel["p"].Values);
        Assert.Equal([2, No, 4], table.Panel["q"].Values);
        Assert.Equal("2005-02-28", table.Panel["q"].Index.TextAt(0));
    }

    [Fact]
    public void Read_FileOfAnotherWriter_IsWhatWasWritten()
    {
        // Text in a dictionary, timestamps in milliseconds, packed by Zstandard: made with arrow-rs, see Data/README.md.
        PanelTable table = PanelFile.Read(Path.Combine(Repository.Root, "tests/Wavecast.Tables.Tests/Data/arrow-rs-long.parquet"));

        Assert.Equal((PanelLayout.Long, "ds", Frequency.Daily), (table.Layout, table.TimeColumn, table.Panel.Frequency));
        Assert.Equal(["p.y", "p.z", "q.y", "q.z"], table.Panel.Select(series => series.Id));
        Assert.Equal([1.5, No, -0.25], table.Panel["p.y"].Values);
        Assert.Equal([1e300, 0.1, 3], table.Panel["q.y"].Values);
        Assert.Equal([No, 5, 6], table.Panel["q.z"].Values);
        Assert.Equal(new DateTime(2024, 3, 2), table.Panel["q.y"].Index.TimeAt(0));
    }

    [Fact]
    public void Read_FileInHadoopsLz4_IsRefused()
    {
        using FileStream stream = File.OpenRead(Path.Combine(Repository.Root, "tests/Wavecast.Tables.Tests/Data/arrow-rs-lz4.parquet"));

        Assert.Equal(
            "x.parquet is packed by LZ4 in Hadoop's form; expected Snappy, gzip, Zstandard, Brotli, LZ4_RAW or none. Write it anew with one of those.",
            Assert.Throws<DataFormatException>(() => PanelFile.Read(stream, "x.parquet")).Message);
    }

    [Fact]
    public async Task Read_ColumnsOfEveryNumericType_AreSeries()
    {
        await WriteAsync(
            Numbers<sbyte>("i1", -1, 1), Numbers<byte>("u1", 255, 1),
            Numbers<short>("i2", -300, 1), Numbers<ushort>("u2", 65535, 1),
            Numbers<int>("i4", -70000, 1), Numbers<uint>("u4", uint.MaxValue, 1),
            Numbers<long>("i8", -1L << 40, 1), Numbers<ulong>("u8", 1UL << 63, 1),
            Numbers<float>("f4", 0.1f, 1), Numbers<double>("f8", 0.1, 1),
            Of<decimal>(new DecimalDataField("d", 9, 2), -12.34m, 1));

        Assert.Equal(
            [-1, 255, -300, 65535, -70000, 4294967295, -1099511627776, 9223372036854775808, 0.1f, 0.1, -12.34],
            Read().Panel.Select(series => series[0]));
    }

    [Fact]
    public async Task Read_TextAndWholeNumbers_AreTimesAsInCsv()
    {
        await WriteAsync(Numbers<double>("a", 1, 2), Texts("when", "31.01.2020", "29.02.2020"));
        Assert.Equal(("when", "2020-01-31", 1), (Read().TimeColumn, Read().Panel["a"].Index.TextAt(0), Read().Panel.Count));

        await WriteAsync(Numbers<int>("t", 10, 20, 40), Numbers<double>("a", 1, 2, 4));
        Assert.Equal(("10steps", 40L), (Read().Panel.Frequency.Name, Read().Panel["a"].Index.NumberAt(3)));

        await WriteAsync(Numbers<long>("year", 1999, 2000), Numbers<double>("a", 1, 2));
        Assert.Equal("yearly", Read().Panel.Frequency.Name);
    }

    [Theory]
    [InlineData(true, "2020-01-01T00:00:00Z")]
    [InlineData(false, "2020-01-01T00:00:00")]
    public async Task Read_Timestamps_AreUniversalWhereTheyAreSaidToBe(bool isUniversal, string expected)
    {
        DateTime[] hours = [Utc(0), Utc(1)];
        await WriteAsync(Of(new DateTimeDataField("t", DateTimeFormat.Timestamp, isUniversal, DateTimeTimeUnit.Nanos), hours), Numbers<double>("a", 1, 2));

        Assert.Equal((Frequency.Hourly, expected), (Read().Panel.Frequency, Read().Panel[0].Index.TextAt(0)));

        static DateTime Utc(int hour) => new(2020, 1, 1, hour, 0, 0, DateTimeKind.Utc);
    }

    [Fact]
    public async Task Read_ColumnsWithoutNumbers_AreNotedAndLeftOut()
    {
        await WriteAsync(
            Texts("place", "x", "5"), Numbers<bool>("open", true, false), Numbers<double>("a", 1, 2));

        Assert.Equal(["Column 'place' holds no numbers and is left out.", "Column 'open' holds no numbers and is left out."], Read().Notes);
        Assert.Equal((Frequency.Steps, "a"), (Read().Panel.Frequency, Assert.Single(Read().Panel).Id));
    }

    [Fact]
    public async Task Read_ManyGroupsOfRows_IsOneTable()
    {
        DataField<int> field = new("a");
        using (FileStream stream = File.Create(folder["p.parquet"]))
        {
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream, cancellationToken: TestContext.Current.CancellationToken);
            for (int i = 0; i < 3; i++)
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await group.WriteAsync<int>(field, new int[] { i, i + 7 }, cancellationToken: TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal([0, 7, 1, 8, 2, 9], Read().Panel["a"].Values);
    }

    [Fact]
    public async Task Read_Options_Apply()
    {
        await WriteAsync(
            Numbers<int>("who", 7, 7, 8), Numbers<double>("x", 1, 5, 3), Numbers<double>("y", 4, 5, 6));

        Panel panel = Read(new PanelOptions { IdColumn = "who", Columns = ["y"], Frequency = Frequency.Weekly, Start = new DateTime(2024, 1, 1) }).Panel;

        Assert.Equal([4, 5], panel["7"].Values);
        Assert.Equal("2024-01-08", panel["7"].Index.TextAt(1));
    }

    [Fact]
    public async Task Read_LongTableWithCovariates_IsThatOfACsv()
    {
        await WriteAsync(
            Texts("id", "p", "p", "p", "q"),
            Numbers<int>("t", 0, 1, 2, 0),
            Nullable<double>("y", 1, 2, null, 3),
            Numbers<bool>("promo", true, false, true, false),
            Nullable<float>("rain", 0.5f, null, 7, 1),
            Texts("place", "7", "7", null, "x"),
            Numbers<bool>("open", true, true, true, false),
            Numbers<short>("size", 10, 10, 10, 20));

        Panel panel = Read(Named(past: ["rain"], future: ["promo"], statics: ["place", "open", "size"])).Panel;

        AssertKnown(panel["p"], [1, 2], ("rain", CovariateKind.Past, [0.5, No]), ("promo", CovariateKind.Future, [1, 0, 1]));
        AssertKnown(panel["q"], [3], ("rain", CovariateKind.Past, [1]), ("promo", CovariateKind.Future, [0]));
        // Text is text, even that of a number.
        Assert.Equal([new("place=7", 1), new("place=x", 0), new("open", 1), new("size", 10)], panel["p"].StaticFeatures);
        Assert.Equal([new("place=7", 0), new("place=x", 1), new("open", 0), new("size", 20)], panel["q"].StaticFeatures);
    }

    [Fact]
    public async Task Read_TimesThatBeginAgain_AreOfTheTextsBesideThem()
    {
        await WriteAsync(
            Of<DateTime>(new DateTimeDataField("date", DateTimeFormat.Date), new(2024, 1, 1), new(2024, 1, 2), new(2024, 1, 1), new(2024, 1, 2)),
            Texts("note", "", "x", "", ""), Texts("shop", "p", "p", "q", "q"), Numbers<double>("y", 1, 2, 3, 4));

        PanelTable table = Read(new PanelOptions());

        Assert.Equal((PanelLayout.Long, "date"), (table.Layout, table.TimeColumn));
        Assert.Equal(["p", "q"], table.Panel.Select(series => series.Id));
        Assert.Equal([3, 4], table.Panel["q"].Values);
        Assert.Equal(["Times begin again, so that column 'shop' is taken for what tells series apart.", "Column 'note' holds no numbers and is left out."], table.Notes);

        await WriteAsync(Texts("ticker", "p", "p", "q", "q"), Numbers<int>("day_num", 7, 8, 7, 8), Numbers<double>("y", 1, 2, 3, 4));
        Assert.Equal(["p", "q"], Read().Panel.Select(series => series.Id));
    }

    [Fact]
    public async Task Read_IdsAndTimesInSeveralColumns_AreFoundAndGiven()
    {
        await WriteAsync(
            Numbers<long>("__index_level_0__", 4, 5, 6, 7), Numbers<int>("store", 1, 1, 1, 1), Texts("sku", "a", "b", "a", "b"),
            Numbers<short>("year", 2024, 2024, 2025, 2025), Numbers<sbyte>("month", 12, 12, 1, 1), Numbers<float>("sold", 1, 2, 3, 4));

        PanelTable found = Read(new PanelOptions()), given = Read(new PanelOptions { IdColumn = "store,sku", TimeColumn = "year,month" });

        Assert.Equal(["a.store", "a.sold", "b.store", "b.sold"], found.Panel.Select(series => series.Id));
        Assert.Equal(["Times begin again, so that column 'sku' is taken for what tells series apart.", "Columns 'year,month' are taken together for the times.", "Column '__index_level_0__' numbers the rows and is left out."], found.Notes);
        Assert.Equal(["1/a", "1/b"], given.Panel.Select(series => series.Id));
        Assert.All([found, given], table => Assert.Equal(("year,month", "2024-12", "2025-01"), (table.TimeColumn, table.Panel[0].Index.TextAt(0), table.Panel[0].Index.TextAt(1))));
        Assert.Equal([2, 4], given.Panel["1/b"].Values);

        await WriteAsync(
            Of<DateTime>(new DateTimeDataField("date", DateTimeFormat.Date), new(2024, 1, 1), new(2024, 1, 1), new(2024, 1, 2)), Numbers<long>("hour", 22, 23, 0), Numbers<double>("y", 1, 2, 3));
        Assert.Equal(("hourly", "2024-01-01T22:00:00"), Read().Panel[0].Index is var index ? (index.Frequency.Name, index.TextAt(0)) : default);
    }

    [Fact]
    public async Task Read_ColumnsWithCovariates_AreThoseOfACsv()
    {
        await WriteAsync(
            Of<DateTime>(new DateTimeDataField("date", DateTimeFormat.Date), new(2024, 1, 1), new(2024, 1, 2), new(2024, 1, 3)),
            Nullable<double>("a", 1, 2, null),
            Nullable<double>("b", No, 2, No),
            Numbers<int>("f", 5, 6, 7));

        Panel panel = Read(Named(future: ["f"])).Panel;

        AssertKnown(panel["a"], [1, 2], ("f", CovariateKind.Future, [5, 6, 7]));
        AssertKnown(panel["b"], [No, 2], ("f", CovariateKind.Future, [5, 6, 7]));
        Assert.Equal(["a", "b"], Read(new PanelOptions { IgnoredColumns = ["f"] }).Panel.Select(series => series.Id));
    }

    [Fact]
    public async Task Read_CovariatesThatDoNotFit_AreRefused()
    {
        await WriteAsync(
            Texts("id", "p", "p"), Numbers<int>("t", 0, 1), Numbers<double>("y", 1, 2), Texts("place", "x", "y"),
            Of<DateTime>(new DateTimeDataField("opened", DateTimeFormat.Date), new(2024, 1, 1), new(2024, 1, 1)),
            Nullable<double>("none", null, null));

        AssertRefused("p.parquet, column 'place' holds text; expected a number, or true or false in each row. Pick another one.", Named(past: ["place"]));
        AssertRefused("p.parquet, column 'opened' holds dates; expected a number, text, or true or false in each row. Pick another one.", Named(statics: ["opened"]));
        AssertRefused("p.parquet: column 'none' holds no numbers. Pick another column.", Named(future: ["none"]));
        AssertRefused("p.parquet has no column 'zzz'. It has id, t, y, place, opened, none.", Named(future: ["zzz"]));
        AssertRefused(
            "p.parquet, row 2, column 'place': 'y' is another value than 'x' before it for id 'p'. Give each id one value, or name the column as known at each step (PastCovariates, FutureCovariates).",
            Named(statics: ["place"]));
    }

    [Fact]
    public async Task Read_WhatDoesNotFit_IsRefused()
    {
        await WriteAsync(Numbers<bool>("time", true, false), Numbers<double>("a", 1, double.PositiveInfinity));
        AssertRefused("p.parquet, column 'time' holds true and false; expected a timestamp, a date, text or a whole number in each row. Pick another one.");
        AssertRefused("p.parquet has no column 'b'. It has time, a.", new PanelOptions { TimeColumn = "b" });
        AssertRefused("p.parquet has no column called id, unique_id, series or the like. Say which column holds the ids (IdColumn), or take another layout.", new PanelOptions { Layout = PanelLayout.Long });
        AssertRefused("p.parquet is a Parquet file, which is read in long layout or by columns. Take one of those, or give the table as CSV.", new PanelOptions { Layout = PanelLayout.Rows });

        await WriteAsync(Numbers<double>("a", 1, double.PositiveInfinity));
        AssertRefused("p.parquet, row 2, column 'a': 'Infinity' is not a finite number. Write a number with '.' as the decimal sign, or pick other columns.");

        await WriteAsync(Of<DateTime>(new DateTimeDataField("date", DateTimeFormat.Date), new(2000, 1, 2), new(2000, 1, 2)), Numbers<double>("a", 1, 2));
        AssertRefused("p.parquet, row 2, column 'date': '2000-01-02' is there twice. Keep one row for each time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).");

        ListField list = new("a", new DataField<double>("element"));
        using (FileStream stream = File.Create(folder["p.parquet"]))
        {
            DataField<double> flat = new("b");
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(list, flat), stream, cancellationToken: TestContext.Current.CancellationToken);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAllPartsAsync<double>((DataField)list.Item, new double[] { 1, 2 }, new int[] { 2, 2 }, new int[] { 0, 1 }, TestContext.Current.CancellationToken);
            await group.WriteAsync<double>(flat, new double[] { 5 }, cancellationToken: TestContext.Current.CancellationToken);
        }
        AssertRefused("p.parquet, column 'a' holds nested values; expected a number in each row. Pick the columns to read (Columns), or write it without that one.");
        Assert.Equal([5], Read(new PanelOptions { Columns = ["b"] }).Panel[0].Values);

        await WriteAsync(Numbers<double>("a"));
        AssertRefused("p.parquet has no rows. Give a row of numbers for each step.");
    }

    private void AssertRefused(string expected, PanelOptions? options = null) =>
        Assert.Equal(expected, Assert.Throws<DataFormatException>(() => Read(options)).Message);

    private PanelTable Read(PanelOptions? options = null)
    {
        using FileStream stream = File.OpenRead(folder["p.parquet"]);
        return PanelFile.Read(stream, "p.parquet", options);
    }

    private async Task WriteAsync(params Column[] columns)
    {
        using FileStream stream = File.Create(folder["p.parquet"]);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => column.Field)), stream);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        foreach (Column column in columns)
        {
            await column.WriteAsync(group);
        }
    }

    private static Column Numbers<T>(string name, params T[] values)
        where T : struct => Of(new DataField<T>(name), values);

    private static Column Nullable<T>(string name, params T?[] values)
        where T : struct
    {
        DataField<T> field = new(name, true);
        return new Column(field, group => group.WriteAsync<T>(field, values));
    }

    private static Column Texts(string name, params string?[] values)
    {
        DataField<string> field = new(name);
        return new Column(field, group => group.WriteAsync(field, values));
    }

    private static Column Of<T>(DataField field, params T[] values)
        where T : struct => new(field, group => group.WriteAsync<T>(field, values));

    private sealed record Column(DataField Field, Func<ParquetRowGroupWriter, Task> WriteAsync);
}
