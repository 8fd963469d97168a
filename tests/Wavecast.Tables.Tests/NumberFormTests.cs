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
    [InlineData("$ (1,234.50)", -1234.5)]
    [InlineData("$ -", 0)]
    [InlineData("1,234-", -1234)]
    [InlineData("(5)%", -5)]
    [InlineData("₹1,23,45,678", 12345678)]
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
    [InlineData("12,3456")]
    [InlineData("123,45,678")]
    [InlineData("1234,567")]
    [InlineData("0,250")]
    [InlineData("1,234 567")]
    [InlineData("1,234,")]
    [InlineData("(-5)")]
    [InlineData("5-%-")]
    [InlineData("5-")]
    [InlineData("1.5.2")]
    [InlineData("$")]
    [InlineData("%")]
    [InlineData("()")]
    [InlineData("-")]
    [InlineData("- ")]
    [InlineData("--5%")]
    [InlineData("5 $ %")]
    [InlineData("$1e3")]
    [InlineData("12,34%")]
    public void Read_OtherTexts_AreNoNumbers(string text) =>
        Assert.StartsWith($"x.csv, line 3, column 'x': '{text}' is not a number", Assert.Throws<DataFormatException>(() => Table($"month,x\n2020-01,1\n2020-02,\"{text}\"\n2020-03,3\n")).Message, StringComparison.Ordinal);

    // Where a comma stands before decimals, or may, others in the file tell.
    [Theory]
    [InlineData("t;x;y\n1;63.684;3.217,17\n2;98.463;7.512,27\n", 63684, 3217.17, true)]
    [InlineData("t;x;y\n1;1.234;1,5\n2;950;2,5\n3;980;2,5\n", 1234, 1.5, true)]
    [InlineData("t;x;y\n1;1.234;2.001,5\n2;2.345;2,5\n", 1234, 2001.5, true)]
    [InlineData("x;y\n0,5;0\n1,5;1\n", 0.5, 0, true)]
    [InlineData("t;x;y\n1;1 234;1,5\n2;2 345;2,5\n", 1234, 1.5, true)]
    [InlineData("t;x;y\n1;1.234.567;2\n2;1.234.568;3\n", 1234567, 2, true)]
    [InlineData("t;x;y\n1;1,234;1.5\n2;950;2.5\n3;980;2.5\n", 1234, 1.5, false)]
    [InlineData("t;kg;cm\n1;70.000;170\n2;70.125;171\n", 70, 170, false)]
    [InlineData("t;x;y\n1;1,234,567;2\n2;1,234,568;3\n", 1234567, 2, false)]
    [InlineData("t;x;y\n1;1.234;2\n2;2.345;3\n", 1.234, 2, false)]
    public void Read_PointsAndCommas_AreToldByTheRestOfTheTable(string text, double x, double y, bool isComma)
    {
        PanelTable table = Table(text);

        Assert.Equal((x, y, isComma), (table.Panel[0].Values[0], table.Panel[1].Values[0], table.HasDecimalComma));
    }

    // Times and names tell nothing of signs; one word among numbers takes nothing away.
    [Theory]
    [InlineData("monat;v\n01.2024;1,5\n02.2024;2,5\n", "v", 1.5)]
    [InlineData("t\t2,5 %\n1\t1.125\n2\t1.250\n", "2,5 %", 1.125)]
    [InlineData("t;a;b\n1;1.250;1.234,5\n2;1.251;2.234,5\n3;1.252;k.A.\n", "a", 1250)]
    public void Read_TimesNamesAndWords_TellNothingOfSigns(string text, string column, double expected) =>
        Assert.Equal(expected, Table(text, new PanelOptions { Columns = [column], TimeColumn = text.Split(';', '\t')[0], DateFormat = text.StartsWith("monat", StringComparison.Ordinal) ? "MM.yyyy" : null }).Panel[0].Values[0]);

    [Theory]
    [InlineData("t;x\n1;950\n2;980\n3;1.020\n4;1.100\n", "1.020")]
    [InlineData("t;temp;place\n1;20.000;52,13\n2;20.125;52,13\n", "20.000")]
    public void Read_PointsThatMayPartThousands_AreRefused(string text, string example) => Assert.Equal(
        $"x.csv: '{example}' may be a number of thousands. Say whether a comma stands before decimals (DecimalComma).",
        Assert.Throws<DataFormatException>(() => Table(text)).Message);

    // Data in the first row, above an empty line, below a title.
    [Theory]
    [InlineData("a,\"1,134\",\"2,100\",\"3,111\"\nb,\"1,234\",\"2,200\",\"3,211\"\n", 2, 3)]
    [InlineData("\"1,234\"\n\"2,234\"\n\"3,234\"\n", 1, 3)]
    [InlineData("date,v\n2024-01-01,900\n2024-02-01,950\n\n2024-03-01,\"1,050\"\n", 1, 3)]
    [InlineData("date;v\n2024-01-01;900\n2024-02-01;950\n\n2024-03-01;990,5\n", 1, 3)]
    [InlineData("Sales\n\ndate,v\n2024-01-01,\"$1,231\"\n2024-02-01,\"$1,232\"\n2024-03-01,\"$1,233\"\n\nSource: office\n", 1, 3)]
    public void Read_RowsOfSuchNumbers_AreRows(string text, int series, int length)
    {
        PanelTable table = Table(text);

        Assert.Equal((series, length), (table.Panel.Count, table.Panel[0].Length));
    }

    // What is left out is not spoken of.
    [Fact]
    public void Read_CodesAmongWords_AreLeftOutWithoutANoteOfNumbers() =>
        Assert.Equal(["Column 'code' holds no numbers and is left out."], Table("date,code,v\n2024-01-01,100 200,1\n2024-02-01,100 200,2\n2024-03-01,100 200,3\n2024-04-01,x,4\n").Notes);

    // A column of remarks, one of which looks like a number.
    [Fact]
    public void Read_WordsWithASignedNumberAmongThem_AreLeftOut() => Assert.Equal(["v"], Table("date,v,comment\n2024-01-01,1,5% off\n2024-02-01,2,5%\n2024-03-01,3,none\n").Panel.Select(series => series.Id));

    [Fact]
    public void Read_PercentagesAmongOthersInARow_AreRefused() => Assert.Equal(
        "x.csv, line 2, field 4: '7' is no percentage like those before. Write all numbers of a series alike.",
        Assert.Throws<DataFormatException>(() => Table("V1,V2,V3,V4\na,5%,6%,7\nb,1,2,3\n", new PanelOptions { Layout = PanelLayout.Rows })).Message);

    [Theory]
    [InlineData("t;x\n1;1,234\n2;2,345\n", null)]
    [InlineData("t;x\n1;1.234 €\n2;2.345 €\n", null)]
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
        PanelTable across = Table("country,2019,2020,2021\na,\"1,234\",2,\"3,000\"\nb,1,2,3\n");
        Assert.Equal([1234, 2, 3000], across.Panel[0].Values);
        Assert.Contains("'1,234' is read as 1234, and others like it so too.", across.Notes);
    }

    [Fact]
    public void CsvFileRead_OfThem_NotesThemToo()
    {
        SequenceTable table = CsvFile.Read(new MemoryStream("step,x\n0,\"1,234\"\n1,\"2,345\"\n"u8.ToArray()), "x.csv");

        Assert.Equal([1234, 2345], table.Sequences[0].ToArray());
        Assert.Contains("'1,234' is read as 1234, and others like it so too.", table.Notes);
    }

    [Theory]
    [InlineData("date;preis\n1;1,401\n2;1,402\n")]
    [InlineData("date;preis\n1;1,401 €\n2;1,402 €\n")]
    public void CsvFileRead_OfWhatNothingTells_IsRefusedToo(string text) => Assert.Throws<DataFormatException>(() => CsvFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv"));

    // There is no saying there: as ever, a point stands before decimals.
    [Fact]
    public void CsvFileRead_OfDoubtfulPoints_TakesThemForDecimals() =>
        Assert.Equal([950, 980, 1.02, 1.1], CsvFile.Read(new MemoryStream("step;x\n0;950\n1;980\n2;1.020\n3;1.100\n"u8.ToArray()), "x.csv").Sequences[0].ToArray());

    [Fact]
    public void CsvFileRead_OfDecimalCommas_NotesThem()
    {
        SequenceTable table = CsvFile.Read(new MemoryStream("step;v;w\n0;1,5;1.250\n1;2.002,5;1.251\n"u8.ToArray()), "x.csv");

        Assert.Equal([1.5, 2002.5], table.Sequences[0].ToArray());
        Assert.Equal([1250, 1251], table.Sequences[1].ToArray());
        Assert.Contains("A comma is read as the decimal sign.", table.Notes);
    }

    private static PanelTable Table(string text, PanelOptions? options = null) => PanelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", options);
}
