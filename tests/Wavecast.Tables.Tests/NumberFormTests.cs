using System.Text;

namespace Wavecast.Tables.Tests;

/// <summary>Numbers as spreadsheets show them: with signs for thousands, of currencies, of percent.</summary>
public sealed class NumberFormTests
{
    [Theory]
    [InlineData("1,234", 1234)]
    [InlineData("12,345,678.5", 12345678.5)]
    [InlineData("$1,493,660", 1493660)]
    [InlineData("-$5", -5)]
    [InlineData("$ -5.25", -5.25)]
    [InlineData("($1,234.50)", -1234.5)]
    [InlineData("(12)", -12)]
    [InlineData("€ 999.99", 999.99)]
    [InlineData("999.99 €", 999.99)]
    [InlineData("£.50", 0.5)]
    [InlineData("12 %", 12)]
    [InlineData("-0.47%", -0.47)]
    [InlineData("\u22121.5", -1.5)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("1\u00A0234.5", 1234.5)]
    [InlineData("1\u202F234", 1234)]
    [InlineData("1'234'567.25", 1234567.25)]
    public void Read_ANumberAsASpreadsheetShowsIt_IsThatNumber(string text, double expected)
    {
        PanelTable table = Table($"month,x\n2020-01,\"{text}\"\n2020-02,\"{text}\"\n2020-03,\"{text}\"\n");

        Assert.Equal([expected, expected, expected], table.Panel[0].Values);
        Assert.Equal([FormattableString.Invariant($"'{text}' is read as {expected}, and others like it so too.")], table.Notes);
    }

    [Theory]
    [InlineData("1,23")]
    [InlineData("12,34,567")]
    [InlineData("1234,567")]
    [InlineData("0,250")]
    [InlineData("1,234 567")]
    [InlineData("1,234,")]
    [InlineData("1.5.2")]
    [InlineData("$")]
    [InlineData("%")]
    [InlineData("()")]
    [InlineData("-")]
    [InlineData("--5%")]
    [InlineData("5 $ %")]
    [InlineData("$1e3")]
    [InlineData("12,34%")]
    public void Read_OtherTexts_AreNoNumbers(string text) =>
        Assert.StartsWith($"x.csv, line 3, column 'x': '{text}' is not a number", Assert.Throws<DataFormatException>(() => Table($"month,x\n2020-01,1\n2020-02,\"{text}\"\n2020-03,3\n")).Message, StringComparison.Ordinal);

    // Where a comma stands before decimals, or may, others in the file tell.
    [Theory]
    [InlineData("t;x;y\n1;63.684;3.217,17\n2;98.463;7.512,27\n", 63684, 3217.17, true)]
    [InlineData("t;x;y\n1;1.234;1,5\n2;2.345;2,5\n", 1234, 1.5, true)]
    [InlineData("t;x;y\n1;1 234;1,5\n2;2 345;2,5\n", 1234, 1.5, true)]
    [InlineData("t;x;y\n1;1.234.567;2\n2;1.234.568;3\n", 1234567, 2, true)]
    [InlineData("t;x;y\n1;1,234;1.5\n2;2,345;2.5\n", 1234, 1.5, false)]
    [InlineData("t;x;y\n1;1,234,567;2\n2;1,234,568;3\n", 1234567, 2, false)]
    [InlineData("t;x;y\n1;1.234;2\n2;2.345;3\n", 1.234, 2, false)]
    public void Read_PointsAndCommas_AreToldByTheRestOfTheTable(string text, double x, double y, bool isComma)
    {
        PanelTable table = Table(text);

        Assert.Equal((x, y, isComma), (table.Panel[0].Values[0], table.Panel[1].Values[0], table.HasDecimalComma));
    }

    [Theory]
    [InlineData("t;x\n1;1,234\n2;2,345\n", null)]
    [InlineData("t;x\n1;1.5\n2;2.5\n", true)]
    [InlineData("t;x\n1;1,5\n2;2,5\n", false)]
    public void Read_WhatTheTableDoesNotTell_IsRefused(string text, bool? decimalComma) =>
        Assert.Throws<DataFormatException>(() => Table(text, new PanelOptions { DecimalComma = decimalComma }));

    [Theory]
    [InlineData(true, 1.234)]
    [InlineData(false, 1234)]
    public void Read_WhatIsSaidOfCommas_IsTaken(bool decimalComma, double expected) =>
        Assert.Equal(expected, Table("t;x\n1;1,234\n2;2,345\n", new PanelOptions { DecimalComma = decimalComma }).Panel[0].Values[0]);

    [Theory]
    [InlineData("5%", "0.07", "is no percentage like those before")]
    [InlineData("0.07", "5%", "is a percentage unlike those before")]
    public void Read_PercentagesAmongOthers_AreRefused(string first, string second, string expected) =>
        Assert.StartsWith($"x.csv, line 3, column 'x': '{second}' {expected}. Write a number with '.' as the decimal sign, or pick other columns.", Assert.Throws<DataFormatException>(() => Table($"month,x\n2020-01,{first}\n2020-02,{second}\n2020-03,0\n")).Message, StringComparison.Ordinal);

    // Names of columns are names, however they look.
    [Fact]
    public void Read_QuantilesInTheNames_AreNames() => Assert.Equal(["5%", "95%"], Table("month,5%,95%\n2020-01,1,2\n2020-02,2,3\n").Panel.Select(series => series.Id));

    [Fact]
    public void Read_RowsAndTimesAcross_KnowThemToo()
    {
        Assert.Equal([1234, 2, 3000], Table("id,v1,v2,v3\na,\"1,234\",2,\"3,000\"\nb,1,2,3\n", new PanelOptions { Layout = PanelLayout.Rows }).Panel[0].Values);
        Assert.Equal([1234, 2, 3000], Table("country,2019,2020,2021\na,\"1,234\",2,\"3,000\"\nb,1,2,3\n").Panel[0].Values);
    }

    [Fact]
    public void CsvFileRead_OfThem_NotesThemToo()
    {
        SequenceTable table = CsvFile.Read(new MemoryStream("step,x\n0,\"1,234\"\n1,\"2,345\"\n"u8.ToArray()), "x.csv");

        Assert.Equal([1234, 2345], table.Sequences[0].ToArray());
        Assert.Contains("'1,234' is read as 1234, and others like it so too.", table.Notes);
    }

    private static PanelTable Table(string text, PanelOptions? options = null) => PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", options);
}
