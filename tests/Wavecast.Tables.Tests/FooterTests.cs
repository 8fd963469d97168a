using System.Text;

namespace Wavecast.Tables.Tests;

/// <summary>Lines behind a table that are no part of it, as offices write them and spreadsheets leave them.</summary>
public sealed class FooterTests
{
    [Theory]
    [InlineData("Country,Code,2020,2021,2022\nChad,TCD,1,2,3\nPeru,PER,1,2,3\nMali,MLI,1,2,3\n\n\nData from database: World Development Indicators\nLast Updated: 12/18/2025\n", "Data from database: World")]
    [InlineData("month,x\n2020-01,1\n2020-02,2\n2020-03,3\nSource: an office,\n", "Source: an office")]
    [InlineData("Monat;x\r\n2020-01;1\r\n2020-02;2\r\n2020-03;3\r\n;\r\n* vorläufig;\r\n", "* vorläufig")]
    [InlineData("month,x\n2020-01,1\n2020-02,2\n2020-03,3\n\n\"A remark\nof two lines\",", "A remark")]
    [InlineData("Title\n\nmonth,x\n2020-01,1\n2020-02,2\n2020-03,3\n\nThe end\n", "The end")]
    public void Read_LinesBehindATable_AreLeftOutAndNoted(string text, string told)
    {
        PanelTable table = Table(text);

        Assert.Contains(table.Notes, note => note.StartsWith($"What is behind the table is left out: '{told}", StringComparison.Ordinal));
        Assert.Equal([1, 2, 3], table.Panel[0].Values);
    }

    [Theory]
    [InlineData("month,x\n2020-01,1\n2020-02,2\n2020-03,3\n,\n,\n")]
    [InlineData("month;x;y\n2020-01;1;2\n2020-02;2;2\n2020-03;3;2\n;;\n\n")]
    public void Read_EmptyRowsOfASpreadsheet_AreNoRows(string text)
    {
        PanelTable table = Table(text);

        Assert.Equal([1, 2, 3], table.Panel[0].Values);
        Assert.DoesNotContain(table.Notes, note => note.Contains("behind", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ManyEmptyRowsBehindATable_AreNoRows() =>
        Assert.Equal([1, 2, 3], Table($"month,x\n2020-01,1\n2020-02,2\n2020-03,3\n{string.Concat(Enumerable.Repeat(",\n", 5000))}").Panel[0].Values);

    // Times and ids whose values are missing, a time with a colon, ids that look like remarks beside a number.
    [Theory]
    [InlineData("month,x\n2020-01,1\n2020-02,2\n2020-03,\n2020-04,\n", 2)]
    [InlineData("time,x\n2020-01-01 00:00,1\n2020-01-01 01:00,2\n2020-01-01 02:00,NA\n", 3)]
    [InlineData("month,x\n2020-01,1\n\n2020-02,2\n\n2020-03,NA\n", 3)]
    [InlineData("x\n1\n\nNA\n", 3)]
    [InlineData("id,time,x\na,2020-01,1\na,2020-02,2\na,2020-03,\n", 3)]
    [InlineData("id,2020,2021,2022\nSum: all,1,2,3\nPart: one,1,2,3\n", 3)]
    [InlineData("month,x,remark\n2020-01,1,\n2020-02,2,\"two\nlines\"\n2020-03,3,\n2020-04,,\"two\nlines\"\n", 3)]
    public void Read_MissingValuesAtTheEnd_StayInTheTable(string text, int length)
    {
        PanelTable table = Table(text);

        Assert.DoesNotContain(table.Notes, note => note.Contains("behind", StringComparison.Ordinal));
        Assert.Equal(length, table.Panel[^1].Length);
    }

    [Fact]
    public void Read_AFooterBehindALongTable_IsFoundAtItsEnd()
    {
        string rows = string.Join('\n', Enumerable.Range(0, 5000).Select(i => FormattableString.Invariant($"{i},{i % 7}")));

        PanelTable table = Table($"step,x\n{rows}\n\nSource: a meter\n");

        Assert.Equal(5000, table.Panel[0].Length);
        Assert.Equal(4999 % 7, table.Panel[0].Values[^1]);
    }

    [Fact]
    public void Read_AWrongNumberAtTheEnd_IsStillRefused() =>
        Assert.Contains("line 4", Assert.Throws<DataFormatException>(() => Table("month,x\n2020-01,1\n2020-02,2\n2020-03,oops\n")).Message, StringComparison.Ordinal);

    private static PanelTable Table(string text) => PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv");
}
