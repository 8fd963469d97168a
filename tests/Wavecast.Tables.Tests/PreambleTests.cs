using System.Text;

namespace Wavecast.Tables.Tests;

/// <summary>Lines before a table that are no part of it, as offices, search engines and spreadsheets write them.</summary>
public sealed class PreambleTests
{
    [Theory]
    [InlineData("Category: All categories\n\nMonth,sand: (Worldwide)\n2020-01,1\n2020-02,2\n2020-03,3\n", 3, "Category: All categories")]
    [InlineData("Sales; by month\r\nmonth,x\r\n2020-01,1\r\n2020-02,2\r\n2020-03,3\r\n", 2, "Sales; by month")]
    [InlineData("Umsatz;\n;\nMonat;x\n2020-01;1,5\n2020-02;2\n2020-03;3\n", 3, "Umsatz")]
    [InlineData("\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2024-05-30\",\n\nname,code,2020,2021,2022,\nA,B,1,2,3,\nC,D,1,2,3,\nE,F,1,2,3,\n", 5, "Data Source World Development Indicators")]
    [InlineData("\"A title\nof two lines\"\nmonth,x\n2020-01,1\n2020-02,2\n2020-03,3\n", 3, "A title")]
    public void Read_LinesBeforeATable_AreLeftOutAndNoted(string text, int line, string told)
    {
        PanelTable table = Table(text);

        Assert.StartsWith($"The table begins in line {line}: what is before it is left out: '{told}", table.Notes[0], StringComparison.Ordinal);
        Assert.Equal(3, table.Panel[0].Length);
        Assert.Equal([2, 3], table.Panel[0].Values[1..]);
    }

    // Two times are enough behind a title, and rows below times may be of different lengths.
    [Theory]
    [InlineData("Title\nCountry,1990,1991\nChad,2,3\nPeru,2,3\nMali,2,3\n")]
    [InlineData("Title\n\nCountry;1990;1991;1992\nChad;2;3;4\nPeru;2;3\nMali;2;3;4\n")]
    public void Read_TimesAcrossBehindATitle_AreFound(string text)
    {
        PanelTable table = Table(text);

        Assert.Equal((PanelLayout.Rows, "1990", "Chad"), (table.Layout, table.Panel[0].Index.TextAt(0), table.Panel[0].Id));
        Assert.Contains(table.Notes, note => note.Contains("'Title'", StringComparison.Ordinal));
    }

    // Names behind which columns are empty, and a row that says that nothing is known.
    [Theory]
    [InlineData("Country,,,\nChad,..,..,..\nPeru,1,2,3\nMali,3,4,5\n")]
    [InlineData("id,date,\nfoo,2000-01,..\nfoo,2000-02,2\nfoo,2000-03,3\n")]
    public void Read_ARowWithoutValuesBelowNames_IsNotTheRowOfNames(string text)
    {
        PanelTable table = Table(text);

        Assert.DoesNotContain(table.Notes, note => note.StartsWith("The table begins", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_AWrongCellBehindATitle_HasItsLine() =>
        Assert.Contains("line 5, column 'x'", Assert.Throws<DataFormatException>(() => Table("A title\n\nmonth,x\n2020-01,1\n2020-02,y\n2020-03,3\n")).Message, StringComparison.Ordinal);

    // Rows of values alone, names that are too few, a first row of numbers, a table of one row.
    [Theory]
    [InlineData("x y\n1\n2\n3\n", 3)]
    [InlineData("a,1,2\nb,1,2,3\nc,3,4,5\n", 2)]
    [InlineData("V1,V2,V3,V4\nA,1,2,\nB,1,,\nC,3,4,5\n", 2)]
    public void Read_TablesWithoutATitle_AreReadAsBefore(string text, int length)
    {
        PanelTable table = Table(text);

        Assert.DoesNotContain(table.Notes, note => note.StartsWith("The table begins", StringComparison.Ordinal));
        Assert.Equal(length, table.Panel[0].Length);
    }

    [Theory]
    [InlineData("id,values\nA,1,2,3\nB,3,4,5\nC,3,4,5\n")]
    [InlineData("Report\n2020-01,1\n2020-02,2\n2020-03,3\n")]
    [InlineData("2024 and before\n12,13\nmonth,x\n2020-01,1\n2020-02,2\n")]
    public void Read_RowsOfOtherLengths_AreRefused(string text) =>
        Assert.Contains("Give every row the same number of fields", Assert.Throws<DataFormatException>(() => Table(text, new PanelOptions { Layout = PanelLayout.Columns })).Message, StringComparison.Ordinal);

    private static PanelTable Table(string text, PanelOptions? options = null) => PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", options);
}
