using System.Globalization;
using System.IO.Compression;
using System.Text;
using Wavecast.TimeSeries;

namespace Wavecast.Tables.Tests;

public sealed class PanelFileTests
{
    private const double No = double.NaN;

    [Theory]
    [InlineData("sunspots.csv", "SUNACTIVITY", "yearly", "1700", "2008", 309, 5.0, 2.9, 0)]
    [InlineData("nile.csv", "volume", "yearly", "1871", "1970", 100, 1120.0, 740.0, 0)]
    [InlineData("air_passengers.csv", "passengers", "monthly", "1949-01", "1960-12", 144, 112.0, 432.0, 0)]
    [InlineData("co2.csv", "co2", "weekly", "1958-03-29", "2001-12-29", 2284, 316.1, 371.5, 59)]
    [InlineData("elec_equip.csv", "STS.M.I7.W.TOVT.NS0016.4.000", "monthly", "1995-01", "2016-05", 257, 66.19, 97.86, 0)]
    public void Read_RealSeries_HasItsTimes(string file, string id, string frequency, string start, string end, int length, double first, double last, int missing)
    {
        PanelTable table = PanelFile.Read(Sample(file));

        Series series = Assert.Single(table.Panel);
        Assert.Equal(PanelLayout.Columns, table.Layout);
        Assert.Equal((id, frequency, missing), (series.Id, series.Index.Frequency.Name, series.MissingCount));
        Assert.Equal((start, end), (series.Index.TextAt(0), series.Index.TextAt(series.Length - 1)));
        Assert.Equal((length, first, last), (series.Length, series[0], series[^1]));
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Read_YearsByMonths_IsOneSeries()
    {
        Series series = Assert.Single(PanelFile.Read(Sample("elnino.csv"), new PanelOptions { WideYears = true }).Panel);

        Assert.Equal(("elnino", "monthly", 732), (series.Id, series.Index.Frequency.Name, series.Length));
        Assert.Equal(("1950-01", "2010-12"), (series.Index.TextAt(0), series.Index.TextAt(731)));
        // December of 1950 and January of 1951, on two rows of the file.
        Assert.Equal((21.8, 24.19, 22.07), (series[11], series[12], series[731]));
    }

    [Fact]
    public void Read_YearsByQuartersNotYetOver_BeginsAndEndsWithinAYear()
    {
        Series series = Assert.Single(Read("y,q1,q2,q3,q4\n2000,,2,3,4\n2002,5,,7,\n", new PanelOptions { WideYears = true }));

        Assert.Equal([2, 3, 4, No, No, No, No, 5, No, 7], series.Values);
        Assert.Equal(("quarterly", "2000-04"), (series.Index.Frequency.Name, series.Index.TextAt(0)));
    }

    [Theory]
    [InlineData("date,a,b\n2001-01-01,1,4\n2001-01-02,2,5\n2001-01-03,3,\n", PanelLayout.Columns, "daily")]
    [InlineData("date;a;b\n01.01.2001;1;4\n02.01.2001;2;5\n03.01.2001;3;\n", PanelLayout.Columns, "daily")]
    [InlineData("step,a,b\n0,1,4\n1,2,5\n2,3,\n", PanelLayout.Columns, "steps")]
    [InlineData("V1,V2,V3,V4\na,1,2,3\nb,4,5\n", PanelLayout.Rows, "steps")]
    [InlineData("\"V1\",\"V2\",\"V3\",\"V4\"\n\"a\",\"1\",\"2\",\"3\"\n\"b\",\"4\",\"5\",\n", PanelLayout.Rows, "steps")]
    [InlineData("a,1,2,3\nb,4,5\n", PanelLayout.Rows, "steps")]
    [InlineData("id,1,2,3\na,1,2,3\nb,4,5,\n", PanelLayout.Rows, "steps")]
    [InlineData("id,step,value\na,0,1\na,1,2\na,2,3\nb,0,4\nb,1,5\n", PanelLayout.Long, "steps")]
    [InlineData("unique_id\tds\ty\na\t2001-01\t1\na\t2001-02\t2\na\t2001-03\t3\nb\t2003-01\t4\nb\t2003-02\t5\n", PanelLayout.Long, "monthly")]
    [InlineData("when,series,v\n2001,a,1\n2001,b,4\n2002,a,2\n2002,b,5\n2003,a,3\n", PanelLayout.Columns, null)]
    [InlineData("year,series,v\n2001,a,1\n2001,b,4\n2002,a,2\n2002,b,5\n2003,a,3\n", PanelLayout.Long, "yearly")]
    [InlineData("country,year,v\na,2001,1\na,2002,2\na,2003,3\nb,2001,4\nb,2002,5\n", PanelLayout.Long, "yearly")]
    [InlineData("date,product,v\n2001-01-01,a,1\n2001-01-01,b,4\n2001-01-02,a,2\n2001-01-02,b,5\n2001-01-03,a,3\n", PanelLayout.Long, "daily")]
    [InlineData("Store Id,date,v\na,2001-01,1\na,2001-02,2\na,2001-03,3\nb,2001-01,4\nb,2001-02,5\n", PanelLayout.Long, "monthly")]
    [InlineData("ProductID,date,v\na,2001-01,1\na,2001-02,2\na,2001-03,3\nb,2001-01,4\nb,2001-02,5\n", PanelLayout.Long, "monthly")]
    [InlineData("ticker,Day_Num,v\na,1,1\na,2,2\na,3,3\nb,1,4\nb,2,5\n", PanelLayout.Long, "steps")]
    [InlineData("series,hour_no,v\na,17,1\na,18,2\na,19,3\nb,5,4\nb,6,5\n", PanelLayout.Long, "steps")]
    [InlineData("StockCode,date,v\n85123A,2001-01,1\n85123A,2001-02,2\n85123A,2001-03,3\n22,2001-01,4\n22,2001-02,5\n", PanelLayout.Long, "monthly")]
    [InlineData("dept_id,unique_id,date,v\n7,a,2001-01,1\n7,a,2001-02,2\n7,a,2001-03,3\n8,b,2001-01,4\n8,b,2001-02,5\n", PanelLayout.Long, "monthly")]
    [InlineData("date,paid,text,a,b\n2001-01-01,1,x,1,4\n2001-01-02,1,y,2,5\n2001-01-03,1,x,3,\n", PanelLayout.Columns, null)]
    public void Read_AnyLayout_IsFound(string text, PanelLayout layout, string? frequency)
    {
        if (frequency is null)
        {
            Assert.Equal(text.Contains("paid", StringComparison.Ordinal) ? ["paid", "a", "b"] : ["when", "v"], Read(text).Select(series => series.Id));
            return;
        }
        foreach (byte[] bytes in new[] { Encoding.UTF8.GetBytes(text), Packed(text) })
        {
            PanelTable table = PanelFile.Read(new MemoryStream(bytes), "x.csv");

            Assert.Equal((layout, frequency), (table.Layout, table.Panel.Frequency.Name));
            // A column beside the ids that holds numbers is a series too.
            Series[] own = [.. table.Panel.Where(series => !series.Id.EndsWith("_id", StringComparison.Ordinal))];
            Assert.Equal(text.StartsWith("Stock", StringComparison.Ordinal) ? ["85123A", "22"] : text.StartsWith("dept", StringComparison.Ordinal) ? ["a.v", "b.v"] : ["a", "b"], own.Select(series => series.Id));
            Assert.Equal([1, 2, 3], own[0].Values);
            Assert.Equal([4, 5], own[1].Values);
        }
    }

    [Fact]
    public void Read_TimesThatBeginAgain_AreNotedAndRefusedWhereColumnsWereAskedFor()
    {
        const string Text = "country,year,v\na,2001,1\na,2002,2\nb,2001,4\nb,2002,5\n";

        Assert.Equal(["Times begin again, so that column 'country' is taken for what tells series apart."], PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text)), "x.csv").Notes);
        AssertRefused(
            Text, new PanelOptions { Layout = PanelLayout.Columns },
            "x.csv, line 4, column 'year': '2001' comes after a later one. Sort the rows by time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).");
    }

    // A row for each of many ids looks like a row a series; a column of times says that it is none.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_ManyIdsSortedByTime_AreSeries(int years)
    {
        IEnumerable<string> rows = Enumerable.Range(0, years).SelectMany(year => Enumerable.Range(0, 25).Select(i => $"C{i},{2001 + year},{i}.5\n"));

        Panel panel = Read("country,year,v\n" + string.Concat(rows));

        Assert.Equal(25, panel.Count);
        Assert.Equal([.. Enumerable.Repeat(3.5, years)], panel["C3"].Values.ToArray());
    }

    [Theory]
    [InlineData("record_id,year,sales\n4,2001,5\n5,2002,6\n6,2003,7\n", "record_id sales")]
    [InlineData("date,a,heat_id\n2001-01-01,1,0.5\n2001-01-02,2,1.5\n2001-01-03,3,0.5\n", "a heat_id")]
    [InlineData("week_no,sales\n51,5\n52,6\n1,7\n2,8\n", "week_no sales")]
    [InlineData("obs,sales,week_no\n1,5,51\n2,6,52\n3,7,1\n", "sales week_no")]
    public void Read_NamesLikeIdsAndCountsOfOneSeries_AreColumns(string text, string ids) =>
        Assert.Equal(ids.Split(' '), Read(text).Select(series => series.Id));

    // What R writes before all else, what pandas does, and what competitions number their rows by.
    [Theory]
    [InlineData("rownames,time,value\n1,1956,5\n2,1956.25,6\n3,1956.5,7\n")]
    [InlineData("rownames,time,value\n1956,1956,5\n1957,1957,6\n1958,1958,7\n")]
    [InlineData(",date,value\n7,1956-01-01,5\n8,1956-01-02,6\n9,1956-01-03,7\n")]
    [InlineData("Unnamed: 0,date,value\n0,1956-01-01,5\n1,1956-01-02,6\n2,1956-01-03,7\n")]
    [InlineData("n,date,value\n0,1956-01-01,5\n1,1956-01-02,6\n2,1956-01-03,7\n")]
    [InlineData("id,date,value\n19,1956-01-01,5\n20,1956-01-02,6\n21,1956-01-03,7\n")]
    public void Read_NumbersOfRows_AreLeftOut(string text)
    {
        PanelTable table = PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv");

        Assert.Equal([5, 6, 7], Assert.Single(table.Panel).Values);
        Assert.Equal("value", table.Panel[0].Id);
        string name = text.StartsWith(',') ? "column 1" : text[..text.IndexOf(',', StringComparison.Ordinal)];
        Assert.Equal($"Column '{name}' numbers the rows and is left out.", table.Notes[^1]);
    }

    [Theory]
    [InlineData("n,date\n1,1956-01-01\n2,1956-01-02\n3,1956-01-03\n", "n")]
    [InlineData("n,date,value\n1,1956-01-01,5\n2,1956-01-02,6\n4,1956-01-03,7\n", "n value")]
    [InlineData("n,date,value\n5,1956-01-01,5\n6,1956-01-02,6\n7,1956-01-03,7\n", "n value")]
    [InlineData("date,n,value\n1956-01-01,1,5\n1956-01-02,2,6\n1956-01-03,3,7\n", "n value")]
    [InlineData("n,value,a\n1,5,1\n2,6,1\n3,7,1\n", "value a")]
    public void Read_NumbersThatMayBeValues_AreSeries(string text, string ids) =>
        Assert.Equal(ids.Split(' '), Read(text).Select(series => series.Id));

    [Fact]
    public void Read_PartsOfDatesBesideThem_AreLeftOutWhereTheyAgree()
    {
        const string Text = "date,year,month,day_of_week,hour,sold\n2024-02-28,2024,2,3,0,5\n2024-02-29,2024,2,4,1,6\n2024-03-01,2024,3,5,0,7\n2024-03-06,2024,3,3,0,8\n";

        PanelTable table = PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text)), "x.csv");

        // The hour is not that of the dates.
        Assert.Equal(["hour", "sold"], table.Panel.Select(series => series.Id));
        Assert.Equal(
            ["Column 'year' repeats a part of the times and is left out.", "Column 'month' repeats a part of the times and is left out.", "Column 'day_of_week' repeats a part of the times and is left out.",
                "Column 'hour' holds only 0 and 1 and is a series like the others. Name what is known in advance (FutureCovariates), or only in the past (PastCovariates)."],
            table.Notes);
        Assert.Equal(["month"], Read(Text, new PanelOptions { Columns = ["month"] }).Select(series => series.Id));
        Assert.Equal(["month"], Read("date,month\n2024-01-01,1\n2024-02-01,2\n").Select(series => series.Id));
    }

    [Theory]
    [InlineData("year,month,v\n2024,11,1\n2024,12,2\n2025,1,3\n", "monthly", "2024-11")]
    [InlineData("yr,mon,v\n2024,Nov,1\n2024,Dec,2\n2025,Jan,3\n", "monthly", "2024-11")]
    [InlineData("v,Month,Year\n1,November,2024\n2,December,2024\n3,January,2025\n", "monthly", "2024-11")]
    [InlineData("year,quarter,v\n2024,3,1\n2024,4,2\n2025,1,3\n", "quarterly", "2024-07")]
    [InlineData("year,quarter,v\n2024,Q3,1\n2024,Q4,2\n2025,Q1,3\n", "quarterly", "2024-07")]
    [InlineData("year,week,v\n2020,52,1\n2020,53,2\n2021,1,3\n", "weekly", "2020-12-21")]
    [InlineData("No,year,month,day,v\n1,2024,2,28,1\n2,2024,2,29,2\n3,2024,3,1,3\n", "daily", "2024-02-28")]
    [InlineData("year,month,day,hour,v\n2024,2,28,22,1\n2024,2,28,23,2\n2024,2,29,0,3\n", "hourly", "2024-02-28T22:00:00")]
    [InlineData("date,hour,v\n2024-02-28,22,1\n2024-02-28,23,2\n2024-02-29,0,3\n", "hourly", "2024-02-28T22:00:00")]
    [InlineData("Date;Time;v\n28/2/2024;22:00:00;1\n28/2/2024;22:30:00;2\n28/2/2024;23:00:00;3\n", "30min", "2024-02-28T22:00:00")]
    [InlineData("Time,v,Date\n22.00.00,1,28/02/2024\n23.00.00,2,28/02/2024\n00.00.00,3,29/02/2024\n", "hourly", "2024-02-28T22:00:00")]
    [InlineData("Datum;Uhrzeit;v\n28.02.2024;22:00;1\n28.02.2024;23:00;2\n29.02.2024;00:00;3\n", "hourly", "2024-02-28T22:00:00")]
    [InlineData("date,hour,v\n2024-02-28,23,1\n2024-02-28,24,2\n2024-02-29,1,3\n", "hourly", "2024-02-28T23:00:00")]
    [InlineData("year,month,published,v\n2024,11,2025-01-15,1\n2024,12,2025-02-15,2\n2025,1,2025-03-15,3\n", "monthly", "2024-11")]
    [InlineData("date,time,v\n2024-02-28,10:00 PM,1\n2024-02-28,11:00 PM,2\n2024-02-29,12:00 AM,3\n", "hourly", "2024-02-28T22:00:00")]
    public void Read_TimesInSeveralColumns_AreJoined(string text, string frequency, string start)
    {
        PanelTable table = PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv");

        Series series = Assert.Single(table.Panel);
        Assert.Equal((frequency, start), (series.Index.Frequency.Name, series.Index.TextAt(0)));
        Assert.Equal([1, 2, 3], series.Values);
        Assert.Contains($"Columns '{table.TimeColumn}' are taken together for the times.", table.Notes);
    }

    [Theory]
    // A column of whole dates needs no parts beside it.
    [InlineData("year,month,stamp,v\n2024,2,2024-02-28,1\n2024,2,2024-02-29,2\n2024,3,2024-03-01,3\n", "daily", "v")]
    // The hour of a day's peak.
    [InlineData("date,hour,v\n2024-02-28,17,1\n2024-02-29,18,2\n2024-03-01,17,3\n", "daily", "hour v")]
    [InlineData("year,month,v\n2024,7,1\n2025,7,2\n2026,8,3\n", "yearly", "month v")]
    // A clock is there already.
    [InlineData("id,datetime,hour,v\na,2024-01-01 00:00,0,1\nb,2024-01-01 00:00,0,2\na,2024-01-01 01:00,1,3\nb,2024-01-01 01:00,1,3\n", "hourly", "a b")]
    // Home runs, rain in millimetres and minutes.
    [InlineData("date,player,HR\n2024-01-01,a,1\n2024-01-01,b,0\n2024-01-02,a,0\n2024-01-02,b,2\n", "daily", "a b")]
    [InlineData("year,station,mm\n2001,a,7\n2001,b,5\n2002,a,9\n2002,b,3\n", "yearly", "a b")]
    [InlineData("date,runner,time\n2024-01-01,a,19\n2024-01-01,b,18\n2024-01-02,a,20\n2024-01-02,b,19\n", "daily", "a b")]
    // Many ids at each time, so that the first rows show one.
    [InlineData("year,month,id,v\n2024,1,a,1\n2024,1,b,1\n2024,1,c,1\n2024,2,a,1\n2024,2,b,1\n2024,2,c,1\n", "monthly", "a b c")]
    public void Read_PartsOfTimesThatAreNone_AreNotJoined(string text, string frequency, string ids)
    {
        Panel panel = Read(text);

        Assert.Equal(frequency, panel.Frequency.Name);
        Assert.Equal(ids.Split(' '), panel.Select(series => series.Id));
    }

    [Fact]
    public void Read_GivenPartsOfTimes_AreJoined()
    {
        PanelTable table = PanelFile.Read(new MemoryStream("jahr,monat,wert\n2024,11,1\n2024,12,2\n2025,1,3\n"u8.ToArray()), "x.csv", new PanelOptions { TimeColumn = "jahr, monat" });

        Assert.Equal(("jahr,monat", "monthly", "wert"), (table.TimeColumn, table.Panel.Frequency.Name, Assert.Single(table.Panel).Id));
        AssertRefused("jahr,monat,wert\n2024,11,1\n", new PanelOptions { TimeColumn = "jahr,mnat" }, "x.csv has no column 'jahr,mnat'. It has jahr, monat, wert.");
        AssertRefused(
            "year,month,v\n2024,11,1\n2024,13,2\n", new PanelOptions { TimeColumn = "year,month" },
            "x.csv, line 3, column 'year,month': '2024-13' is no date of the form yyyy-M. Write all dates of the column alike.");
        Assert.Equal("2024-11", Read("m,y,v\n11,2024,1\n12,2024,2\n", new PanelOptions { TimeColumn = "m,y", DateFormat = "M yyyy" })[0].Index.TextAt(0));
    }

    [Theory]
    [InlineData("state,sex,date,v\n")]
    [InlineData("v,date,sex,state\n")]
    public void Read_ColumnsThatTogetherTellSeriesApart_AreFoundAndGiven(string names)
    {
        string[] order = names.TrimEnd().Split(',');
        IEnumerable<string> rows = from month in Enumerable.Range(1, 3)
                                   from state in new[] { "N", "S" }
                                   from sex in new[] { "f", "m" }
                                   let cells = new Dictionary<string, string> { ["state"] = state, ["sex"] = sex, ["date"] = $"2024-0{month}", ["v"] = $"{month}.5" }
                                   select string.Join(',', order.Select(name => cells[name])) + "\n";
        string text = names + string.Concat(rows);

        PanelTable table = PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv");
        Panel given = Read(text, new PanelOptions { IdColumn = "state,sex" });

        bool isReversed = order[0] == "v";
        Assert.Equal(isReversed ? ["f/N", "m/N", "f/S", "m/S"] : ["N/f", "N/m", "S/f", "S/m"], table.Panel.Select(series => series.Id));
        Assert.Equal([$"Times begin again, so that columns {(isReversed ? "'sex', 'state'" : "'state', 'sex'")} are taken together for what tells series apart."], table.Notes);
        Assert.Equal(["N/f", "N/m", "S/f", "S/m"], given.Select(series => series.Id));
        Assert.All(table.Panel.Concat(given), series => Assert.Equal([1.5, 2.5, 3.5], series.Values));
    }

    // Whole numbers tell series apart where most of them have most of the times, not where a time is there twice by mistake.
    [Fact]
    public void Read_WholeNumbersThatTellSeriesApart_AreFound()
    {
        IEnumerable<string> rows = from store in new[] { 3, 7 }
                                   from dept in new[] { 1, 2 }
                                   from week in Enumerable.Range(0, 4)
                                   select $"{store},{dept},{new DateTime(2010, 2, 5).AddDays(7 * week):yyyy-MM-dd},{100 + week},{week % 2}\n";

        Panel panel = Read("Store,Dept,Date,Sales,IsHoliday\n" + string.Concat(rows));

        Assert.Equal(["3/1.Sales", "3/1.IsHoliday", "3/2.Sales", "3/2.IsHoliday"], panel.Take(4).Select(series => series.Id));
        // The hours of a day, a clock that was turned back, and a row that is there twice are no series.
        foreach ((string table, int line, string time) in new[]
        {
            ("date,HourEnding,load\n" + string.Concat(Enumerable.Range(0, 72).Select(t => $"2024-01-0{1 + t / 24},{1 + t % 24},5.5\n")), 3, "2024-01-01"),
            ("when,load,is_dst\n" + string.Concat(Enumerable.Range(0, 40).Select(t => $"2024-10-{26 + (t < 27 ? t : t - 1) / 24} {(t < 27 ? t : t - 1) % 24:00}:00,5.5,{(t < 27 ? 1 : 0)}\n")), 29, "2024-10-27 02:00"),
            ("date,sales,holiday\n" + string.Concat(Enumerable.Range(0, 28).Select(t => $"2024-02-{1 + t:00},5.5,0\n")) + "2024-02-28,6.5,1\n", 30, "2024-02-28"),
            ("date,sales,open\n" + string.Concat(Enumerable.Range(0, 28).Select(t => $"2024-02-{1 + t:00},5.5,no\n")) + "2024-02-28,6.5,yes\n", 30, "2024-02-28"),
        })
        {
            DataFormatException e = Assert.Throws<DataFormatException>(() => Read(table));
            Assert.Contains($"line {line}, column '{table[..table.IndexOf(',', StringComparison.Ordinal)]}': '{time}' is there twice", e.Message, StringComparison.Ordinal);
        }
        AssertRefused(
            "date,y,z\n2000-01-01,5,1\n2000-01-02,6,2\n2000-01-02,7,3\n2000-01-03,8,4\n2000-01-04,9,5\n", new PanelOptions(),
            "x.csv, line 4, column 'date': '2000-01-02' is there twice. Keep one row for each time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).");
    }

    // A meter's table, one with a row a series, and one whose commas may part thousands until it is said that they do not.
    [Theory]
    [InlineData("Datum;Wert\n01.02.2024;1,5\n02.02.2024;-,25\n03.02.2024;3\n", null, true)]
    [InlineData("Datum\tWert\n2024-02-01\t\"1,5\"\n2024-02-02\t-0,250\n2024-02-03\t3e0\n", null, true)]
    [InlineData("V1;V2;V3;V4\na;1,5;-0,25;3,0\n", null, true)]
    [InlineData("Datum;Wert\n01.02.2024;1,500\n02.02.2024;-,250\n03.02.2024;3,000\n", true, false)]
    public void Read_DecimalCommas_AreFoundWhereNothingElseCanBeMeant(string text, bool? said, bool isNoted)
    {
        PanelTable table = PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", new PanelOptions { DecimalComma = said });

        Assert.Equal([1.5, -0.25, 3], Assert.Single(table.Panel).Values);
        Assert.Equal(isNoted ? ["A comma is read as the decimal sign."] : [], table.Notes);
    }

    [Theory]
    [InlineData("date;v\n2024-02-01;1,234\n2024-02-02;2,345\n", null, "x.csv, line 2, column 'v': '1,234' is not a number. Write a number with '.' as the decimal sign, say whether a comma is one (DecimalComma), or pick other columns.")]
    [InlineData("d;v;w\n1;1;1,5\n2;x;2,5\n", null, "x.csv, line 3, column 'v': 'x' is not a number. Write a number with ',' as the decimal sign, or pick other columns.")]
    [InlineData("d;v;w\n1;1,5;0.5\n2;2;0.5\n", null, "x.csv, line 2, column 'v': '1,5' is not a number. Write a number with '.' as the decimal sign, say whether a comma is one (DecimalComma), or pick other columns.")]
    [InlineData("d;v\n1;1.5\n2;2,5\n", true, "x.csv, line 2, column 'v': '1.5' is not a number. Write a number with ',' as the decimal sign, or pick other columns.")]
    [InlineData("V1;V2;V3\na;1,5;2.5\n", true, "x.csv, line 2, field 3: '2.5' is not a number. Write a number with ',' as the decimal sign, or nothing for a missing value.")]
    public void Read_OtherDecimalSigns_AreRefused(string text, bool? said, string expected) => AssertRefused(text, new PanelOptions { DecimalComma = said }, expected);

    [Fact]
    public void Read_IdsOfSeveralColumns_AreNotMixedUpBySlashes()
    {
        const string Text = "date,a,b,v\n2001-01,x/y,z,1\n2001-02,x/y,z,2\n2001-01,x,y/z,3\n2001-02,x,y/z,4\n";

        AssertRefused(Text, new PanelOptions { IdColumn = "a,b" }, "x.csv, line 4, column 'v': two series would be called 'x/y/z'. Rename an id or a column.");
    }

    // As exchanges write them.
    [Theory]
    [InlineData("date,change,price,volume\n2000-04-01,up,,4\n2000-03-01,up,3,3\n2000-02-01,down,2,2\n2000-01-01,up,1,\n", "price volume", "Column 'change' holds no numbers and is left out.")]
    [InlineData("id,date,price\np,2000-03-01,3\nq,2000-03-01,4\np,2000-02-01,2\nq,2000-02-01,3\np,2000-01-01,1\nq,2000-01-01,2\n", "p q", null)]
    [InlineData("date,ticker,price\n2000-03-01,p,3\n2000-03-01,q,4\n2000-02-01,p,2\n2000-02-01,q,3\n2000-01-01,p,1\n2000-01-01,q,2\n", "p q", "Times begin again, so that column 'ticker' is taken for what tells series apart.")]
    public void Read_NewestRowsFirst_AreTurned(string text, string ids, string? note)
    {
        PanelTable table = PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv");

        Assert.Equal(ids.Split(' '), table.Panel.Select(series => series.Id));
        Assert.Equal([1, 2, 3], table.Panel[0].Values);
        Assert.Equal([2, 3, 4], table.Panel[1].Values);
        Assert.Equal(("2000-01", text.Contains("volume", StringComparison.Ordinal) ? "2000-02" : "2000-01"), (table.Panel[0].Index.TextAt(0), table.Panel[1].Index.TextAt(0)));
        Assert.Equivalent(note is null ? ["The newest rows come first: they are read from the last to the first."] : (string[])["The newest rows come first: they are read from the last to the first.", note], table.Notes, strict: true);
    }

    [Theory]
    // An id of its own for each row, in order or not, beside times that tell.
    [InlineData("id,month,sales\n1001,2015-01,1\n1002,2015-02,2\n1004,2015-03,3\n", "sales", "monthly")]
    [InlineData("id,date,country,sales\n7,2015-01-01,a,1\n9,2015-01-01,b,1\n12,2015-01-02,a,2\n13,2015-01-02,b,2\n21,2015-01-03,a,3\n30,2015-01-03,b,3\n", "a b", "daily")]
    // An item is one of a store.
    [InlineData("date,store,item,sales\n2015-01-01,1,1,1\n2015-01-02,1,1,2\n2015-01-03,1,1,3\n2015-01-01,2,1,1\n2015-01-02,2,1,2\n2015-01-03,2,1,3\n2015-01-01,1,2,1\n2015-01-02,1,2,2\n2015-01-03,1,2,3\n", "1/1 2/1 1/2", "daily")]
    // Sorted by time, with numbers of stores.
    [InlineData("Store,Date,Sales\n1,2015-01-01,5\n2,2015-01-01,1\n1,2015-01-02,6\n2,2015-01-02,2\n1,2015-01-03,7\n2,2015-01-03,3\n", "1 2", "daily")]
    // Four columns that say the same of all rows, as statistical offices have them.
    [InlineData("freq,unit,adj,age,geo,time,value\nM,PC,SA,T,DE,2019-01,1\nM,PC,SA,T,DE,2019-02,2\nM,PC,SA,T,DE,2019-03,3\nM,PC,SA,T,FR,2019-01,1\nM,PC,SA,T,FR,2019-02,2\nM,PC,SA,T,FR,2019-03,3\n", "DE FR", "monthly")]
    [InlineData("Symbol,Date,Close\nA,2015-01-03,3\nA,2015-01-02,2\nA,2015-01-01,1\nB,2015-01-03,3\nB,2015-01-02,2\nB,2015-01-01,1\n", "A B", "daily")]
    // The hours at which shops open are theirs, not the rows'.
    [InlineData("date,shop,opens,sales\n2015-01-01,A,08:00,1\n2015-01-01,B,09:30,1\n2015-01-02,A,08:00,2\n2015-01-02,B,09:30,2\n2015-01-03,A,08:00,3\n2015-01-03,B,09:30,3\n", "A B", "daily")]
    [InlineData("place,YYYYMMDD,TG\n260,20150101,1\n260,20150102,2\n260,20150103,3\n", "place TG", "daily")]
    [InlineData("Period,Sales\n201511,1\n201512,2\n201601,3\n", "Sales", "monthly")]
    [InlineData("Datum,Open,Close\n2015-1-1,12.5,1\n2015-1-2,13.5,2\n2015-1-3,14.5,3\n", "Open Close", "daily")]
    public void Read_TablesOfManyOrigins_AreUnderstood(string text, string ids, string frequency)
    {
        PanelTable table = PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv");

        Assert.Equal((frequency, ids), (table.Panel.Frequency.Name, string.Join(' ', table.Panel.Select(series => series.Id))));
        Assert.Equal([1, 2, 3], table.Panel[^1].Values);
    }

    // A panel of one step is one of ids, as the truth of a forecast of one step is.
    [Theory]
    [InlineData("3 1 2")]
    [InlineData("1 2 3")]
    public void Read_IdsAtOneTime_AreSeries(string ids) =>
        Assert.Equal(ids.Split(' '), Read("id,month,sales\n" + string.Concat(ids.Split(' ').Select(id => $"{id},2015-01,52\n"))).Select(series => series.Id));

    [Fact]
    public void Read_MonthsThatAreNotSorted_AreNoIds() => AssertRefused(
        "Year,Month,Sales\n" + string.Concat(from year in new[] { 2015, 2016 } from month in new[] { "April", "August", "December", "February", "May" } select $"{year},{month},1\n"), new PanelOptions(),
        "x.csv, line 5, column 'Year,Month': '2015-February' comes after a later one. Sort the rows by time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).");

    [Fact]
    public void Read_TextsThatWouldBeIds_AreTimesWhereThatIsSaid() =>
        Assert.StartsWith(
            "x.csv, line 2, column 'Datum': '1. Jan' is neither a date nor a whole number",
            Assert.Throws<DataFormatException>(() => Read("Datum,Open,Close\n1. Jan,12,18\n2. Jan,19,18\n", new PanelOptions { TimeColumn = "Datum" })).Message, StringComparison.Ordinal);

    // As the commas of its quotes part thousands elsewhere, they are no decimals.
    [Fact]
    public void Read_CommasThatAreNoDecimals_AreNamedInTheNote() =>
        Assert.Contains("Column 'b' holds commas, which are no decimal signs here, and is left out.", PanelFile.Read(new MemoryStream("date,a,b\n2024-01-01,5,\"1,5\"\n2024-01-02,6,\"2,25\"\n"u8.ToArray()), "x.csv").Notes);

    // An empty column is left out; so is the empty part of one.
    [Fact]
    public void Read_ColumnsThatAreEmptyForAnId_AreLeftOut()
    {
        PanelTable table = PanelFile.Read(new MemoryStream("id,year,gdp,cpi\na,2001,1,\na,2002,2,NA\nb,2001,3,5\nb,2002,4,6\n"u8.ToArray()), "x.csv");

        Assert.Equal(["a.gdp", "b.gdp", "b.cpi"], table.Panel.Select(series => series.Id));
        Assert.Equal(["Series 'a.cpi' has no values and is left out."], table.Notes);
    }

    [Fact]
    public void Read_DatesBelowNoName_AreTimes() =>
        Assert.Equal(("daily", "value"), Read(",value\n2024-01-01,0\n2024-01-02,3\n") is var panel ? (panel.Frequency.Name, panel[0].Id) : default);

    [Fact]
    public void Read_ValuesCalledAsWeekdays_AreSeries() =>
        Assert.Equal(["DOW", "SP500"], Read("date,DOW,SP500\n2024-01-01,37000,4700\n2024-01-02,37010,4701\n2024-01-08,37020,4702\n2024-01-09,37013,4703\n").Select(series => series.Id));

    [Fact]
    public void Read_ManyColumnsOfFlags_AreNotedOnce() =>
        Assert.Contains(
            "Columns 'b' and 1 more hold only 0 and 1 and are series like the others. Name what is known in advance (FutureCovariates), or only in the past (PastCovariates).",
            PanelFile.Read(new MemoryStream("date,a,b,c\n2024-01-01,5,1,0\n2024-01-02,6,0,1\n"u8.ToArray()), "x.csv").Notes);

    // 64 KiB end within a number, as if it were 1,2 instead of 1,250.
    [Fact]
    public void Read_ThousandsCutByTheEndOfTheHead_AreNoDecimals()
    {
        StringBuilder text = new("date\tsales\n");
        for (int day = 0; text.Length < 70_000; day++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{new DateTime(1900, 1, 1).AddDays(day):yyyy-MM-dd}\t{1 + day % 7},250\n");
        }
        int cut = text.ToString().LastIndexOf(',', (1 << 16) - 1) + 2;
        string padded = $"date\tsales{new string('s', (1 << 16) - cut)}\n" + text.ToString()[11..];

        Assert.Equal(',', padded[(1 << 16) - 2]);
        Assert.Throws<DataFormatException>(() => Read(padded));
    }

    // A stream is read from where it stands.
    [Fact]
    public void Read_TimesThatBeginAgainBehindTheStartOfAStream_AreReadFromThere()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes("skipped\ncountry,year,v\na,2001,1\na,2002,2\nb,2001,4\nb,2002,5\n")) { Position = 8 };

        Assert.Equal(["a", "b"], PanelFile.Read(stream, "x.csv").Panel.Select(series => series.Id));
    }

    [Theory]
    [InlineData("19580329 19580405", "weekly", "1958-03-29")]
    [InlineData("Jan-1-1995 Feb-1-1995", "monthly", "1995-01")]
    [InlineData("1949-01 1949-02", "monthly", "1949-01")]
    [InlineData("1949/01 1949/02", "monthly", "1949-01")]
    [InlineData("1949Q1 1949Q2", "quarterly", "1949-01")]
    [InlineData("1700 1701", "yearly", "1700")]
    [InlineData("2020-02-28 2020-02-29 2020-03-01", "daily", "2020-02-28")]
    [InlineData("2020-02-28T10:00 2020-02-28T11:00", "hourly", "2020-02-28T10:00:00")]
    [InlineData("2020-02-28T23:59:30 2020-02-29T00:00:30", "1min", "2020-02-28T23:59:30")]
    [InlineData("2020-02-28T10:00:00.500+02:00 2020-02-28T10:30:00.5+0200", "30min", "2020-02-28T08:00:00.5000000Z")]
    [InlineData("2020-02-28T10:00Z 2020-02-28T11:00Z", "hourly", "2020-02-28T10:00:00Z")]
    [InlineData("31.01.2020 29.02.2020 31.03.2020", "monthly", "2020-01-31")]
    [InlineData("2021-02-28 2021-03-28 2021-04-28", "monthly", "2021-02-28")]
    [InlineData("2021-04-30 2021-05-30 2021-06-30", "monthly", "2021-04-30")]
    [InlineData("2021-02-28 2021-03-30 2021-04-30 2021-05-30", "monthly", "2021-02-28")]
    [InlineData("2021-02-28 2022-02-28 2023-02-28 2024-02-28", "yearly", "2021-02-28")]
    [InlineData("1.2.2020 2.2.2020", "daily", "2020-02-01")]
    [InlineData("02/12/2020 02/13/2020", "daily", "2020-02-12")]
    [InlineData("12/02/2020 13/02/2020", "daily", "2020-02-12")]
    [InlineData("01/01/2020 01/01/2021", "yearly", "2020")]
    [InlineData("13-02-2020 14-02-2020", "daily", "2020-02-13")]
    [InlineData("02-12-2020 02-13-2020", "daily", "2020-02-12")]
    [InlineData("9/2020 10/2020", "monthly", "2020-09")]
    [InlineData("1956 Q1|1956 Q2", "quarterly", "1956-01")]
    [InlineData("Q4-1956 Q1-1957", "quarterly", "1956-10")]
    [InlineData("Q4 1956|Q1 1957", "quarterly", "1956-10")]
    [InlineData("1960 Feb|1960 Mar", "monthly", "1960-02")]
    [InlineData("1960-feb 1960-mar", "monthly", "1960-02")]
    [InlineData("February 1960|March 1960|May 1960", "monthly", "1960-02")]
    [InlineData("1 Feb. 1960|2 Feb. 1960", "daily", "1960-02-01")]
    [InlineData("\"Feb 28, 1960\"|\"Feb 29, 1960\"", "daily", "1960-02-28")]
    // The last week of 2015 is the 53rd, and the first of 2016 begins on 4 January.
    [InlineData("2015 W53|2016 W01", "weekly", "2015-12-28")]
    [InlineData("2015-W01 2015-W02", "weekly", "2014-12-29")]
    [InlineData("1/2/2020 11:00 PM|1/3/2020 12:00 AM|1/13/2020 12:00 PM", "hourly", "2020-01-02T23:00:00")]
    [InlineData("13/1/2020 1:00:00\u202fAM|13/1/2020 2:00:00\u202fam", "hourly", "2020-01-13T01:00:00")]
    [InlineData("2020-02-28 09|2020-02-28 10", "hourly", "2020-02-28T09:00:00")]
    // Offices count months with an M; spreadsheets write years with two digits, of which 69 is the first of the last century.
    [InlineData("1999M12 2000M01", "monthly", "1999-12")]
    [InlineData("1999-M9 1999-M10", "monthly", "1999-09")]
    [InlineData("Dec-99 Jan-00", "monthly", "1999-12")]
    [InlineData("1-Jan-69 2-Jan-69", "daily", "1969-01-01")]
    [InlineData("1/30/68 1/31/68", "daily", "2068-01-30")]
    [InlineData("30/1/20 31/1/20", "daily", "2020-01-30")]
    [InlineData("1/30/20 1:00|1/30/20 2:00", "hourly", "2020-01-30T01:00:00")]
    [InlineData("1.2.20 2.2.20", "daily", "2020-02-01")]
    // Seasons and years of accounts: months would be 13 apart.
    [InlineData("1998/99 1999/00", "yearly", "1998")]
    [InlineData("2000-01 2001-02 2002-03", "yearly", "2000")]
    [InlineData("2012-13 2013-14", "yearly", "2012")]
    [InlineData("2011/2012 2012/2013", "yearly", "2011")]
    [InlineData("2000-01 2000-02", "monthly", "2000-01")]
    public void Read_DatesOfAnyForm_AreUnderstood(string dates, string frequency, string start)
    {
        Series series = Assert.Single(Read("date,y\n" + string.Concat(dates.Split(dates.Contains('|', StringComparison.Ordinal) ? '|' : ' ').Select(date => $"{date},1\n"))));

        Assert.Equal((frequency, start, false), (series.Index.Frequency.Name, series.Index.TextAt(0), double.IsNaN(series[1])));
    }

    [Theory]
    [InlineData("1/30/20 1/31/20", "Years of two digits are taken for 1969 to 2068.")]
    [InlineData("1998/99 1999/00", "Times of two years are called by the first.")]
    [InlineData("2000-01", null)]
    public void Read_DatesThatLeaveSomethingOpen_AreNoted(string dates, string? note) =>
        Assert.Equal(note is null ? [] : [note], PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes("date,y\n" + string.Concat(dates.Split(' ').Select(date => $"{date},1\n")))), "x.csv").Notes);

    // Months are what was asked for; two that could be years are months too.
    [Theory]
    [InlineData("date,v\n2001-02,1\n2002-03,2\n2003-04,3\n")]
    [InlineData("date,v\n2001-02,1\n2002-03,2\n")]
    public void Read_MonthsThatMayBeTwoYears_AreMonthsWhereToldSo(string text) =>
        Assert.Equal("2001-02", Assert.Single(PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", new PanelOptions { Frequency = Frequency.Monthly }).Panel).Index.TextAt(0));

    // Years that come first, and days of one month, read as if years came last.
    [Theory]
    [InlineData("20/01/22 20/01/23 20/01/24", "'20/01/22' may be d/M/yy or yy/M/d")]
    [InlineData("20.01.22 20.01.23 20.01.24", "'20.01.22' may be d.M.yy or yy.M.d")]
    [InlineData("Jan-01 Jan-02 Jan-03", "'Jan-01' may be MMM-yy or MMM-d without a year")]
    public void Read_AShortYearThatMayBeADay_IsRefused(string dates, string expected) =>
        Assert.Contains(expected, Assert.Throws<DataFormatException>(() => Read("date,y\n" + string.Concat(dates.Split(' ').Select(date => $"{date},1\n")))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_AShortDateThatMayBeTwo_AsksWhich() =>
        Assert.Contains("'1/2/20' may be M/d/yy or d/M/yy", Assert.Throws<DataFormatException>(() => Read("date,y\n1/2/20,1\n1/3/20,2\n")).Message, StringComparison.Ordinal);

    // As R writes the times of a series; the middle of months, as observatories do; rounded; and the year's middle.
    [Theory]
    [InlineData("1949 1949.08333333333 1949.16666666667", "monthly", "1949-01")]
    [InlineData("1949.91666666667 1950", "monthly", "1949-12")]
    [InlineData("1958.2027 1958.2877 1958.3699 1958.4548", "monthly", "1958-03")]
    [InlineData("1749.04 1749.12 1749.21 1749.29 1749.37", "monthly", "1749-01")]
    [InlineData("1971.25 1971.5 1971.75 1972", "quarterly", "1971-04")]
    [InlineData("1700.5 1701.5 1702.5", "yearly", "1700")]
    public void Read_YearsWithAFraction_AreDates(string times, string frequency, string start)
    {
        foreach (string name in new[] { "time", "year" })
        {
            PanelTable table = PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes($"{name},value\n" + string.Concat(times.Split(' ').Select(time => $"{time},1\n")))), "x.csv");

            Series series = Assert.Single(table.Panel);
            Assert.Equal((frequency, start, 0), (series.Index.Frequency.Name, series.Index.TextAt(0), series.MissingCount));
            Assert.Equal([$"Column '{name}' holds years with a fraction and is taken for {frequency} dates."], table.Notes);
        }
    }

    // R counts the 7 days of a season so, and 52.18 weeks of a year.
    [Theory]
    [InlineData("1.42857142857143 1.57142857142857 1.71428571428571")]
    [InlineData("1991.1 1991.11916495551 1991.13832991102 1991.15749486653 1991.17665982204")]
    [InlineData("1 1.08333333333333 1.16666666666667")]
    [InlineData("1000 1000.25 1000.5 1000.75")]
    public void Read_EvenFractionsThatAreNoMonths_AreCounted(string times)
    {
        PanelTable table = PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes("time,value\n" + string.Concat(times.Split(' ').Select(time => $"{time},1\n")))), "x.csv");

        Assert.Equal("steps", table.Panel.Frequency.Name);
        Assert.Equal(["Column 'time' holds evenly spaced fractions, which are no months or quarters of years: the rows are counted."], table.Notes);
    }

    [Theory]
    [InlineData(true, "monthly")]
    [InlineData(false, "daily")]
    public void Read_AmbiguousDays_AreWhatTheOptionSays(bool dayFirst, string frequency) =>
        Assert.Equal(frequency, Read("date,y\n01/01/2020,1\n01/02/2020,2\n01/03/2020,3\n", new PanelOptions { DayFirst = dayFirst }).Frequency.Name);

    [Fact]
    public void Read_GivenDateFormat_IsTaken() =>
        Assert.Equal("2020-01", Read("when,y\n012020,1\n022020,2\n", new PanelOptions { TimeColumn = "when", DateFormat = "MMyyyy" })[0].Index.TextAt(0));

    [Fact]
    public void Read_GivenFormatOfOneWeek_TellsItsFrequency() =>
        Assert.Equal(("weekly", "2015-12-28"), Read("when,y\n53.2015,1\n", new PanelOptions { TimeColumn = "when", DateFormat = "ww.yyyy" })[0] is var series ? (series.Index.Frequency.Name, series.Index.TextAt(0)) : default);

    [Fact]
    public void Read_YearOfLocalHours_HasAGapInSpring()
    {
        // Berlin, 2019: at 2 o'clock on 31 March clocks went to 3; the row of 27 October that is there twice is left out here.
        string text = Hours(2019, hour => hour != new DateTime(2019, 3, 31, 2, 0, 0));

        Series series = Assert.Single(Read(text));

        Assert.Equal((Frequency.Hourly, 8760, 1), (series.Index.Frequency, series.Length, series.MissingCount));
        Assert.True(double.IsNaN(series[series.Index.StepOf(new DateTime(2019, 3, 31, 2, 0, 0))!.Value]));
        Assert.Equal(8759, series[^1]);
    }

    [Fact]
    public void Read_HourThatIsThereTwiceInAutumn_IsRefusedWithAHint() =>
        AssertRefused(
            "time,y\n2020-10-25 01:00,1\n2020-10-25 02:00,2\n2020-10-25 02:00,3\n",
            new(),
            "x.csv, line 4, column 'time': '2020-10-25 02:00' is there twice. Keep one row for each time; where clocks were turned back, write times with their offset, as in 2020-10-25T02:00+01:00. If the rows are of several series, name the column or columns that tell these apart (IdColumn).");

    [Fact]
    public void Read_YearOfHoursWithOffsets_IsWhole()
    {
        // The same year with offsets: +02:00 from 01:00 universal of 31 March to 01:00 universal of 27 October.
        StringBuilder text = new("time,y\n");
        DateTime spring = new(2019, 3, 31, 1, 0, 0), autumn = new(2019, 10, 27, 1, 0, 0);
        for (int i = 0; i < 8760; i++)
        {
            DateTime universal = new DateTime(2018, 12, 31, 23, 0, 0).AddHours(i);
            int offset = universal >= spring && universal < autumn ? 2 : 1;
            text.Append(CultureInfo.InvariantCulture, $"{universal.AddHours(offset):yyyy-MM-dd'T'HH:mm}+0{offset}:00,{i}\n");
        }

        Series series = Assert.Single(Read(text.ToString()));

        Assert.Equal((Frequency.Hourly, 8760, 0), (series.Index.Frequency, series.Length, series.MissingCount));
        Assert.Equal(("2018-12-31T23:00:00Z", "2019-12-31T22:00:00Z"), (series.Index.TextAt(0), series.Index.TextAt(8759)));
        Assert.Equal(8759, series[^1]);
    }

    [Fact]
    public void Read_MissingCellsAndRows_AreMissingValues() =>
        Assert.Equal([1, No, No, No, 5, 6, No, 8], Assert.Single(Read("date,y\n2020-01-01,1\n2020-01-02,\n2020-01-03,NA\n2020-01-05,5\n2020-01-06,6\n2020-01-07,nan\n2020-01-08,8\n")).Values);

    [Fact]
    public void Read_ColumnsThatBeginAndEndWithinTheTable_AreAsLongAsTheyAre()
    {
        Panel panel = Read("year,a,b,c\n2000,1,,NaN\n2001,2,5,3\n2002,3,,NaN\n2003,4,,\n");

        Assert.Equal([1, 2, 3, 4], panel["a"].Values);
        Assert.Equal(("2001", 1), (panel["b"].Index.TextAt(0), panel["b"].Length));
        Assert.Equal([No, 3, No], panel["c"].Values);
    }

    [Fact]
    public void Read_ColumnsWithoutTimes_AreSteps()
    {
        Panel panel = Read("a,b\n1,4\n5,\n3,\n");

        Assert.Equal([1, 5, 3], panel["a"].Values);
        Assert.Equal((Frequency.Steps, 2L, 1), (panel.Frequency, panel["a"].Index.NumberAt(2), panel["b"].Length));
    }

    [Fact]
    public void Read_BusinessDays_AreWithoutGapsAtWeekends()
    {
        Series series = Assert.Single(Read("date,y\n2024-02-29,1\n2024-03-01,2\n2024-03-04,3\n2024-03-06,5\n2024-03-07,6\n"));

        Assert.Equal(Frequency.BusinessDaily, series.Index.Frequency);
        Assert.Equal([1, 2, 3, No, 5, 6], series.Values);
    }

    [Fact]
    public void Read_LongTable_GivesEachIdItsOwnStart()
    {
        Panel panel = Read("id,date,x,y\np,2000-01-31,1,2\nq,2005-02-28,3,\np,2000-02-29,4,5\nq,2005-04-30,6,7\np,2000-03-31,8,9\n");

        Assert.Equal(["p.x", "p.y", "q.x", "q.y"], panel.Select(series => series.Id));
        Assert.Equal([1, 4, 8], panel["p.x"].Values);
        Assert.Equal([No, No, 7], panel["q.y"].Values);
        Assert.Equal(("monthly", "2005-02-28"), (panel.Frequency.Name, panel["q.x"].Index.TextAt(0)));
    }

    [Fact]
    public void Read_RowsWithFrequencyAndStart_AreOnTheCalendar()
    {
        Panel panel = Read("V1,V2,V3,V4\nW1,1,,3\nW2,,5,\n", new PanelOptions { Frequency = Frequency.Weekly, Start = new DateTime(2016, 1, 3) });

        Assert.Equal([1, No, 3], panel["W1"].Values);
        Assert.Equal([No, 5], panel["W2"].Values);
        Assert.Equal("2016-01-10", panel["W2"].Index.TextAt(1));
    }

    [Fact]
    public void Read_StepsAtDistances_KeepThem()
    {
        Series series = Assert.Single(Read("t,y\n100,1\n110,2\n120,3\n140,5\n"));

        Assert.Equal("10steps", series.Index.Frequency.Name);
        Assert.Equal(140, series.Index.NumberAt(4));
        Assert.Equal([1, 2, 3, No, 5], series.Values);
    }

    [Fact]
    public void Read_FrequencySteps_CountsRowsWhateverTheTimesAre() =>
        Assert.Equal([1, 2, 3], Assert.Single(Read("time,y\n0.1,1\n0.5,2\n0.5,3\n", new PanelOptions { Frequency = Frequency.Steps })).Values);

    [Fact]
    public void Read_StatedFinerFrequency_LeavesGaps() =>
        Assert.Equal([1, No, No, 2], Assert.Single(Read("date,y\n2000-01,1\n2000-04,2\n", new PanelOptions { Frequency = Frequency.Monthly })).Values);

    [Fact]
    public void Read_ColumnsWithoutNumbers_AreNoted() =>
        Assert.Equal(
            ["Column 'place' holds no numbers and is left out."],
            PanelFile.Read(new MemoryStream("date,place,y\n2000-01,x,1\n2000-02,y,2\n"u8.ToArray()), "x.csv").Notes);

    [Fact]
    public void Read_PickedColumnNamedLikeATime_IsASeries() =>
        Assert.Equal(["year"], Read("year,b\n5,1\n3,2\n", new PanelOptions { Columns = ["year"] }).Select(series => series.Id));

    [Fact]
    public void Read_OneRow_ShowsItsFrequencyByItsForm() =>
        Assert.Equal(Frequency.Monthly, Read("month,y\n2000-01,1\n").Frequency);

    [Fact]
    public void Read_StreamThatCannotSeek_IsReadWhole()
    {
        using GZipStream stream = new(new MemoryStream(Packed("a,b\n1,2\n3,4\n")), CompressionMode.Decompress);

        Assert.Equal([1, 3], PanelFile.Read(stream, "x.csv").Panel[0].Values);
        Assert.Equal([2, 4], CsvFile.Read(new MemoryStream(Packed("a,b\n1,2\n3,4\n")), "x.csv").Sequences[1]);
    }

    internal static Panel Read(string text, PanelOptions? options = null) =>
        PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", options).Panel;

    internal static void AssertRefused(string text, PanelOptions options, string expected) =>
        Assert.Equal(expected, Assert.Throws<DataFormatException>(() => Read(text, options)).Message);

    internal static byte[] Packed(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
        return packed.ToArray();
    }

    private static string Hours(int year, Func<DateTime, bool> keep)
    {
        StringBuilder text = new("time,y\n");
        for (DateTime hour = new(year, 1, 1); hour.Year == year; hour = hour.AddHours(1))
        {
            if (keep(hour))
            {
                text.Append(CultureInfo.InvariantCulture, $"{hour:yyyy-MM-dd HH:mm:ss},{(hour - new DateTime(year, 1, 1)).TotalHours}\n");
            }
        }
        return text.ToString();
    }

    private static string Sample(string name) =>
        new[] { "samples/data", "tests/Wavecast.Tables.Tests/Data" }.Select(folder => Path.Combine(Repository.Root, folder, name)).First(File.Exists);
}
