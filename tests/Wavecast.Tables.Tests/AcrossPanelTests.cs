using System.Text;
using Wavecast.TimeSeries;

namespace Wavecast.Tables.Tests;

/// <summary>A row a series, its times in the row of names.</summary>
public sealed class AcrossPanelTests
{
    private const double No = double.NaN;

    [Theory]
    [InlineData("Country,1990,1991,1992\nChad,1,2,3\nPeru,4,,6\n", "yearly", "1990", "1992")]
    [InlineData("\"Country\";\"1990\";\"1991\";\"1992\"\n\"Chad\";1,0;2,0;3,0\n\"Peru\";4,0;;6,0\n", "yearly", "1990", "1992")]
    [InlineData("country,X1990,X1991,X1992\nChad,1,2,3\nPeru,4,NA,6\n", "yearly", "1990", "1992")]
    [InlineData("shop,2020-01,2020-02,2020-03\nChad,1,2,3\nPeru,4,,6\n", "monthly", "2020-01", "2020-03")]
    [InlineData("shop,2020-01-31,2020-02-29,2020-03-31\nChad,1,2,3\nPeru,4,,6\n", "monthly", "2020-01-31", "2020-03-31")]
    [InlineData("shop,2020Q1,2020Q2,2020Q3,\nChad,1,2,3,\nPeru,4,,6,\n", "quarterly", "2020-01", "2020-07")]
    [InlineData("Country,1990 [YR1990],1991 [YR1991],1992 [YR1992]\nChad,1,2,3\nPeru,4,..,6\n", "yearly", "1990", "1992")]
    [InlineData("Country,YR1990,YR1991,YR1992\nChad,1,2,3\nPeru,4,?,6\n", "yearly", "1990", "1992")]
    [InlineData("Country,1999-00,2000-01,2001-02\nChad,1,2,3\nPeru,4,:,6\n", "yearly", "1999", "2001")]
    [InlineData("Country,2000/2001,2001/2002,2002/2003\nChad,1,2,3\nPeru,4,.,6\n", "yearly", "2000", "2002")]
    [InlineData("geo,1999M12,2000M01,2000M02\nChad,1,2,3\nPeru,4,None,6\n", "monthly", "1999-12", "2000-02")]
    [InlineData("geo,202001,202002,202003\nChad,1,2,3\nPeru,4,<NA>,6\n", "monthly", "2020-01", "2020-03")]
    [InlineData("geo,202003,202006,202009\nChad,1,2,3\nPeru,4,,6\n", "quarterly", "2020-03", "2020-09")]
    [InlineData("geo,20200131,20200201,20200202\nChad,1,2,3\nPeru,4,,6\n", "daily", "2020-01-31", "2020-02-02")]
    [InlineData("shop,1/30/20,1/31/20,2/1/20\nChad,1,2,3\nPeru,4,#N/A,6\n", "daily", "2020-01-30", "2020-02-01")]
    [InlineData("shop,01.02.2020,02.02.2020,03.02.2020\nChad,1,2,3\nPeru,4,,6\n", "daily", "2020-02-01", "2020-02-03")]
    public void Read_TimesInTheRowOfNames_AreThoseOfTheRows(string text, string frequency, string start, string end)
    {
        PanelTable table = Table(text);

        Assert.Equal((PanelLayout.Rows, 2), (table.Layout, table.Panel.Count));
        Assert.Equal(["Chad", "Peru"], table.Panel.Select(series => series.Id));
        Assert.Equal([1, 2, 3], table.Panel[0].Values);
        Assert.Equal([4, No, 6], table.Panel[1].Values);
        Assert.Equal((frequency, start, end), (table.Panel[0].Index.Frequency.Name, table.Panel[0].Index.TextAt(0), table.Panel[0].Index.TextAt(2)));
        Assert.Contains(table.Notes, note => note.StartsWith("The row of names holds the times", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_RowsThatBeginLaterOrEndEarlier_HaveTheirOwnTimes()
    {
        Panel panel = Table("Country,1990,1991,1992,1993\nChad,,2,3,4\nPeru,1,2\n").Panel;

        Assert.Equal(("1991", 3, "1990", 2), (panel[0].Index.TextAt(0), panel[0].Length, panel[1].Index.TextAt(0), panel[1].Length));
    }

    [Theory]
    [InlineData("Region,Name,State,1990,1991,1992\n7,A,TX,1,2,3\n9,B,TX,4,5,6\n", null, "A,B", "'Region' and 'State' are left out")]
    [InlineData("Region,Name,State,1990,1991,1992\n7,A,TX,1,2,3\n9,B,TX,4,5,6\n", "Region", "7,9", "'Name' and 'State' are left out")]
    [InlineData("Name,State,1990,1991,1992\nA,TX,1,2,3\nA,NY,4,5,6\nB,NY,4,5,6\n", null, "A/TX,A/NY,B/NY", null)]
    [InlineData("Name,State,1990,1991,1992\nA,TX,1,2,3\nA,NY,4,5,6\n", "State,Name", "TX/A,NY/A", null)]
    [InlineData("Region,1990,1991,1992\n7,1,2,3\n9,4,5,6\n", null, "7,9", null)]
    [InlineData("Province,Country,Lat,1/22/2020,1/23/2020\n,Peru,1,2,3\nHubei,China,4,5,6\nHebei,China,5,5,6\n", null, "Peru,Hubei/China,Hebei/China", "Column 'Lat' is left out")]
    [InlineData(",1990,1991,1992,Total\nA,1,2,3,6\nB,4,5,6,15\n", null, "A,B", "Column 'Total' is left out; the ids are those of 'column 1'")]
    public void Read_SeveralColumnsBeforeTheTimes_TakesThoseThatTellRowsApart(string text, string? id, string ids, string? note)
    {
        PanelTable table = Table(text, new PanelOptions { IdColumn = id });

        Assert.Equal(ids, string.Join(',', table.Panel.Select(series => series.Id)));
        Assert.Equal(note is not null, table.Notes.Any(told => told.Contains("left out", StringComparison.Ordinal)));
        Assert.Contains(note ?? "", string.Join('\n', table.Notes), StringComparison.Ordinal);
    }

    // A first row of values that look like years makes no values of names that are years in a row, or can be nothing else, or are said to be so.
    [Theory]
    [InlineData("Country,1990,1991,1992\nTuvalu,1500,1510,1520\nPeru,3000,4000,5000\n", false)]
    [InlineData("Country,Code,1990,1991,1992\nTuvalu,TUV,1800,1750,1900\nPeru,PER,3000,4000,5000\n", false)]
    [InlineData("Country,X1990,X1991\nTuvalu,1800,1750\nPeru,3000,4000\n", false)]
    [InlineData("Country,1990,1995,2000\nTuvalu,1500,1510,1520\nPeru,3000,4000,5000\n", true)]
    public void Read_ValuesThatLookLikeYearsBelowNames_AreValues(string text, bool isAsked)
    {
        Panel panel = Table(text, isAsked ? new PanelOptions { Layout = PanelLayout.Rows, IdColumn = "Country", Frequency = Frequency.Steps } : null).Panel;

        Assert.Equal(["Tuvalu", "Peru"], panel.Select(series => series.Id));
    }

    // What is not known yet, or was not then, is said in words where others leave it empty.
    [Fact]
    public void Read_MarksAtTheEnds_EndTheSeries()
    {
        Panel panel = Table("Country,1990,1991,1992,1993\nChad,..,2,..,4\nPeru,1,2,NA,:\n").Panel;

        Assert.Equal(("1991", 3, "1990", 2), (panel[0].Index.TextAt(0), panel[0].Length, panel[1].Index.TextAt(0), panel[1].Length));
        Assert.Equal([2, No, 4], panel[0].Values);
    }

    [Fact]
    public void Read_TheNewestTimeFirst_IsTurned()
    {
        PanelTable table = Table("Country,1992,1991,1990\nChad,3,2,1\n");

        Assert.Equal([1, 2, 3], table.Panel[0].Values);
        Assert.Contains(table.Notes, note => note.StartsWith("The newest rows come first", StringComparison.Ordinal));
    }

    // One time is too few to be found, but not where it is said what a row is.
    [Fact]
    public void Read_OneTimeOfRows_IsItsTime() =>
        Assert.Equal("1990", Table("Country,1990\nChad,3\nPeru,4\n", new PanelOptions { Layout = PanelLayout.Rows, IdColumn = "Country", Frequency = Frequency.Yearly }).Panel[0].Index.TextAt(0));

    // Values that look like years are values: of rows all of which do, of a row alone, of columns without names, of rows that are said to be so.
    [Theory]
    [InlineData("a,1800,1850,1900\nb,1800,1790,1780\n", null, "1800,1850,1900")]
    [InlineData("a,1800,1850,1900\n", null, "1800,1850,1900")]
    [InlineData("1800,1850,1900,1950\n7,2,3,4\n", PanelLayout.Columns, "1800,7")]
    [InlineData("a,1800\nb,7\n", PanelLayout.Rows, "1800")]
    public void Read_ValuesThatLookLikeYears_AreValues(string text, PanelLayout? layout, string first) =>
        Assert.Equal(first, string.Join(',', Table(text, new PanelOptions { Layout = layout }).Panel[0].Values.ToArray()));

    [Fact]
    public void Read_RowsCalledAsAllTimesAre_AreRefused() =>
        Assert.Contains("Call one of them otherwise", Assert.Throws<DataFormatException>(() => Table("k,1990,1991\ndate,1,2\ndatetime,1,2\nperiod,1,2\nds,1,2\nyear,1,2\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_ColumnsCalledLikeYears_HaveTheirNames()
    {
        Panel steps = Table("shop,1990,1991,1992\n0,1,2,3\n1,4,5,6\n2,7,8,9\n", new PanelOptions { Layout = PanelLayout.Columns }).Panel, days = Table("Datum;2001;2002;2003\n01.01.2020;1;2;3\n02.01.2020;4;5;6\n").Panel;

        Assert.Equal(["1990", "1991", "1992"], steps.Select(series => series.Id));
        Assert.Equal(("2001", "2020-01-01", 2), (days[0].Id, days[0].Index.TextAt(0), days[0].Length));
    }

    [Fact]
    public void Read_ARowWithoutValues_LeavesItOutAndSaysSo()
    {
        PanelTable table = Table("Country,1990,1991,1992\nChad,,NA,\nPeru,4,5,6\n");

        Assert.Equal("Peru", Assert.Single(table.Panel).Id);
        Assert.Contains(table.Notes, note => note == "1 row has no values and is left out: 'Chad'.");
    }

    // Names of times before them, what was asked for, steps below names of years, a row of values that look like years.
    [Theory]
    [InlineData("year,1990,1991,1992\n2001,1,2,3\n2002,4,5,6\n2003,1,2,3\n", null)]
    [InlineData("shop,2020-01,2020-02,2020-03\n1,1,2,3\n2,4,5,6\n3,7,8,9\n", PanelLayout.Columns)]
    [InlineData("obs,1990,1991,1992\n1,1,2,3\n2,4,5,3\n3,4,5,3\n4,4,5,3\n5,4,5,3\n6,4,5,3\n7,4,5,3\n8,1,1,1\n9,1,1,1\n10,1,1,1\n", null)]
    [InlineData("a,1800,1850,1900\nb,1800,1790,1780\n", null)]
    [InlineData("a,17,18,19\nb,20,21,22\n", null)]
    [InlineData("a,200001,200003,200004\nb,5,6,7\n", null)]
    [InlineData("a,202001,202002,202003\nb,202005,202006,202008\n", null)]
    public void Read_OtherTables_AreReadAsBefore(string text, PanelLayout? layout) =>
        Assert.DoesNotContain(Table(text, new PanelOptions { Layout = layout }).Notes, note => note.StartsWith("The row of names", StringComparison.Ordinal));

    [Theory]
    [InlineData("Land,2010,2011,2012\nA,1,x,4\n", "line 2, field 3: 'x' is not a number")]
    [InlineData("Land,2010,2011,2012\nA,1,1e999,4\n", "line 2, field 3: '1e999' is not a finite number")]
    [InlineData("Land,2010,2011,2012\nA,1,2,3\n\nA,1,2,3\n", "line 4, 'A' in 'Land' is there already, in line 2. Give each series one row.")]
    [InlineData("Land,Code,2010,2011,2012\nA,B,1,2,3\nA,B,1,2,3\n", "'A/B' in 'Land' and 'Code' is there already")]
    [InlineData("Land,2010,2011,2012\nA,1,2,3\n,1,2,3\n", "line 3, missing id in 'Land'")]
    [InlineData("Land,2010,2011,2012\nA,1,2,3,4\n", "line 2, field 5 has a value and no time in the row of names")]
    [InlineData("Land,2010,2011,2012\nA,,,\n", "has rows without values")]
    [InlineData("Land,2010,2012,2011\nA,1,2,3\n", "line 1, field 4: '2011' parts the times of the row of names, or is not in their order")]
    [InlineData("Land,2010,2010_flag,2011,2011_flag,2012,2012_flag\nA,1,p,2,p,3,p\n", "line 1, field 3: '2010_flag' parts the times")]
    [InlineData("Land,2010,2011,Note,2012\nA,1,2,x,3\n", "line 1, field 4: 'Note' parts the times")]
    [InlineData("Land,2010,2011,2012\n\"A,1,2,3\n", "the quotes do not pair")]
    public void Read_AWrongTable_NamesLineAndField(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<DataFormatException>(() => Table(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_WhatIsAskedForAndIsNotThere_IsNamed()
    {
        const string Text = "Land,2010,2011,2012\nA,1,2,3\n";

        Assert.Contains("no column 'Shop' beside its times. It has Land.", Assert.Throws<DataFormatException>(() => Table(Text, new PanelOptions { IdColumn = "Shop" })).Message, StringComparison.Ordinal);
        Assert.Contains("covariates", Assert.Throws<DataFormatException>(() => Table(Text, new PanelOptions { FutureCovariates = ["Land"] })).Message, StringComparison.Ordinal);
    }

    private static PanelTable Table(string text, PanelOptions? options = null) => PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", options);
}
