using System.Runtime.CompilerServices;
using System.Text;
using CsCheck;

namespace Wavecast.Tables.Tests;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("step,a,b\n0,1,4\n1,2,5\n2,3,6\n")]
    [InlineData("step;a;b\n0;1;4\n1;2;5\n2;3;6\n")]
    [InlineData("step\ta\tb\n0\t1\t4\n1\t2\t5\n2\t3\t6\n")]
    [InlineData("step,a,b\r\n0,1,4\r\n1,2,5\r\n2,3,6\r\n")]
    [InlineData("step,a,b\n0,1,4\n1,2,5\n2,3,6")]
    [InlineData("\uFEFFstep,a,b\n0,1,4\n1,2,5\n2,3,6\n")]
    [InlineData("\"step\",\"a\",\"b\"\n\"0\",\"1\",\"4\"\n1,2,5\n2,3,6\n")]
    [InlineData("step, a, b\n 0, 1,4 \n1,+2,5.0\n2,0.3e1,6.\n")]
    [InlineData("\n\nstep,a,b\n0,1,4\n\n1,2,5\n  \n2,3,6\n\n\n")]
    [InlineData("step,a,b\n0,1,4\n1,2,5\n2,3,6\n,,\n,,\n")]
    public void Read_TheSameTableInAnyDress_GivesTheSameSequences(string text)
    {
        SequenceTable table = Read(text);

        Assert.Equal(["a", "b"], table.Names);
        Assert.Equal([1, 2, 3], table.Sequences[0]);
        Assert.Equal([4, 5, 6], table.Sequences[1]);
        Assert.Equal("step", table.IndexName);
        Assert.Equal(["0", "1", "2"], table.GetIndex(1));
        Assert.Equal(["value"], table.FeatureNames);
        Assert.Empty(table.Notes);
    }

    // Titles and sources, and cells that are missing where a table ends.
    [Fact]
    public void Read_LinesBeforeAndBehindATable_AreLeftOutAndNoted()
    {
        SequenceTable table = Read("Waves of a tank\n\nstep,a,b\n0,1,4\n1,2,5\n2,3,\n,,\n,,\n\nSource: a laboratory\n");

        Assert.Equal([3, 2], table.Sequences.Lengths.ToArray());
        Assert.Equal([1, 2, 3], table.Sequences[0].ToArray());
        Assert.Contains(table.Notes, note => note.StartsWith("The table begins in line 3: what is before it is left out: 'Waves of a tank'", StringComparison.Ordinal));
        Assert.Contains(table.Notes, note => note.StartsWith("What is behind the table is left out: 'Source: a laboratory'", StringComparison.Ordinal));
        Assert.Contains("line 6", Assert.Throws<DataFormatException>(() => Read("Waves of a tank\n\nstep,a,b\n0,1,4\n1,2,5\n2,x,6\n3,1,6\n")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Utf16WithMark_IsUnderstood()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("step;ω\n0;1\n1;2\n")];

        Assert.Equal(["ω"], CsvFile.Read(new MemoryStream(bytes), "utf-16").Names);
    }

    [Fact]
    public void Read_QuotesSeparatorsAndLinesInNames_AreKept() =>
        Assert.Equal(["a,\"b\"\nc", " d "], Read("\"a,\"\"b\"\"\nc\",\" d \"\n1,2\n3,1\n").Names);

    [Theory]
    [InlineData("a;b\n1;2,5\n", ';')]
    [InlineData("a b,\"c;d\"\n1,2\n", ',')]
    [InlineData("a,\"\tb\"\n1,2\n", ',')]
    [InlineData("\"a,b\";\"c,d\"\n1;2\n", ';')]
    [InlineData("a,b;c\n1,2\n", ',')]
    public void Find_SeparatorsOfOtherKindsInFields_AreNotMistakenForIt(string text, char separator) =>
        Assert.Equal(separator, CsvSeparator.Find(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv"));

    [Fact]
    public void Find_QuotedFieldLongerThanTheHead_StillCounts()
    {
        string text = $"a;\"{new string('x', 100_000)}\"\n1;2\n";

        Assert.Equal(';', CsvSeparator.Find(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv"));
    }

    [Theory]
    [InlineData("5,1\n3,2\n4,9\n", new[] { "s0", "s1" }, null)]
    [InlineData("7,1\n8,2\n9,9\n", new[] { "s0" }, "step")]
    [InlineData("1949-01,1\n1949-02,2\n", new[] { "s0" }, "step")]
    [InlineData("step,0,1\n0,5,5\n1,6,6\n", new[] { "0", "1" }, "step")]
    [InlineData(",a\n0,5\n1,6\n", new[] { "a" }, "column 1")]
    public void Read_FirstRow_NamesTheColumnsUnlessItHoldsNumbersOrDates(string text, string[] names, string? index)
    {
        SequenceTable table = Read(text);

        Assert.Equal(names, table.Names);
        Assert.Equal(index, table.IndexName);
    }

    [Theory]
    [InlineData("x,y\n1700,1\n1701,3\n1702,2\n", true)]
    [InlineData("x,y\n10,1\n20,3\n30,2\n", true)]
    [InlineData("x,y\n0,1\n1,3\n", true)]
    [InlineData("x,y\n10,1\n20,3\n", false)]
    [InlineData("x,y\n-1,1\n0,3\n1,2\n", true)]
    [InlineData("x,y\n19580329,1\n19580405,3\n19580412,2\n", true)]
    [InlineData("x,y\n1958-03-29,1\n1958-04-05,3\n", true)]
    [InlineData("x,y\n1958-03-29 12:00,1\n1958-03-29 13:00:30,3\n", true)]
    [InlineData("x,y\n1958-03-29T12:00:00Z,1\n1958-03-29T12:00:00.5+02:00,3\n", true)]
    [InlineData("x,y\n1958-03,1\n1958-04,3\n", true)]
    [InlineData("x,y\n1958/03/29,1\n1958/03/30,3\n", true)]
    [InlineData("x,y\nJan-1-1995,1\nFeb-1-1995,3\n", true)]
    [InlineData("Time,y\n0.5,1\n0.7,3\n1.9,2\n", true)]
    [InlineData("year,y\n1700,1\n1702,3\n1703,2\n", true)]
    [InlineData("year,y\n1700,1\n", true)]
    [InlineData("x,y\n1700,1\n", false)]
    [InlineData("x,y\n1700,1\n1702,3\n1703,2\n", false)]
    [InlineData("x,y\n0.5,1\n1.5,3\n2.5,2\n", false)]
    [InlineData("x,y\n3,1\n2,3\n1,2\n", false)]
    [InlineData("x,y\n19580329,1\n19580405,3\n19580499,2\n", false)]
    [InlineData("month,y\n12,1\n1,3\n2,2\n", false)]
    [InlineData("step\n0\n1\n2\n", false)]
    public void Read_FirstColumn_IsTheIndexWhereTheRuleSaysSo(string text, bool isIndex)
    {
        SequenceTable table = Read(text);

        Assert.Equal(isIndex, table.IndexName is not null);
        Assert.Equal(isIndex ? table.Sequences.Steps : 0, table.GetIndex(0).Count);
    }

    [Fact]
    public void Read_IndexGoingBack_IsNoted() =>
        Assert.Equal(
            ["Column 'date' does not ascend at line 4: the rows are read in the order of the file."],
            Read("date,y\n2001-01-01,1\n2001-01-02,2\n2001-01-02,3\n").Notes);

    [Fact]
    public void Read_CommasThatMayBeDecimalsBesideSteps_AreNotPassedOverForTheSteps() =>
        AssertRefused("step;y\n0;1,250\n1;1,350\n", new CsvOptions(), "x.csv, line 2, column 'y': '1,250' is not a number. Write a number with '.' as the decimal sign, or pick other columns.");

    [Fact]
    public void Read_ColumnsWithoutNumbers_AreLeftOutAndNoted()
    {
        SequenceTable table = Read("a,place,b,empty\n1,x,3,\n5,y,4,\n");

        Assert.Equal(["a", "b"], table.Names);
        Assert.Equal(["Column 'place' holds no numbers and is left out.", "Column 'empty' is empty and is left out."], table.Notes);
    }

    [Fact]
    public void Read_ColumnsEndingEarly_AreShorterSequences()
    {
        SequenceTable table = Read("step,a,b\n0,1,4\n1,2,\n2,3,\n");

        Assert.Equal([3, 1], table.Sequences.Lengths.ToArray());
        Assert.Equal([4], table.Sequences[1]);
        Assert.Equal(["0"], table.GetIndex(1));
        Assert.Equal(["Column 'b' ends before line 3: the cells from there on are empty."], table.Notes);
    }

    [Fact]
    public void Read_PickedColumns_ComeInTheOrderPicked()
    {
        SequenceTable table = Read("year,a,b,c\n1,2,3,x\n2,3,5,y\n", new CsvOptions { Columns = ["b", "year"] });

        Assert.Equal(["b", "year"], table.Names);
        Assert.Equal([1, 2], table.Sequences[1]);
        Assert.Null(table.IndexName);
    }

    [Fact]
    public void Read_PickedColumns_LetTheOthersBeWrong() =>
        Assert.Equal([1, 5], Read("a,b\n1,oops\n5,2\n", new CsvOptions { Columns = ["a"] }).Sequences[0]);

    [Fact]
    public void Read_PickedWithoutNames_CountsBehindTheIndex() =>
        Assert.Equal([7, 9], Read("0,7\n1,9\n", new CsvOptions { Columns = ["s0"] }).Sequences[0]);

    [Fact]
    public void Read_Features_AreOneSequence()
    {
        SequenceTable table = CsvFile.Read(new MemoryStream("step,a,b\n0,1,4\n1,2,5\n"u8.ToArray()), "folder/weather.csv", new CsvOptions { Features = true });

        Assert.Equal((1, 2, 2), (table.Sequences.Count, table.Sequences.Steps, table.Sequences.Features));
        Assert.Equal([1, 4, 2, 5], table.Sequences[0]);
        Assert.Equal(["weather"], table.Names);
        Assert.Equal(["a", "b"], table.FeatureNames);
        Assert.Equal(["0", "1"], table.GetIndex(0));
    }

    [Fact]
    public void Read_LongLayout_MakesEachIdASequence()
    {
        SequenceTable table = Read("id,step,value\nq,0,1\nq,1,2\np,5,7\nq,2,3\n", new CsvOptions { IdColumn = "id" });

        Assert.Equal(["q", "p"], table.Names);
        Assert.Equal([1, 2, 3], table.Sequences[0]);
        Assert.Equal([7], table.Sequences[1]);
        Assert.Equal("step", table.IndexName);
        Assert.Equal(["0", "1", "2"], table.GetIndex(0));
        Assert.Equal(["5"], table.GetIndex(1));
        Assert.Equal(["value"], table.FeatureNames);
    }

    [Theory]
    [InlineData("when,id,v\n2001-01-01,p,1\n2001-01-01,q,3\n2001-02-01,p,2\n", "when")]
    [InlineData("n,id,v\n0,p,1\n0,q,3\n1,p,2\n", "n")]
    [InlineData("id,v\np,1\nq,3\np,2\n", null)]
    public void Read_LongLayout_FindsTheSteps(string text, string? index)
    {
        SequenceTable table = Read(text, new CsvOptions { IdColumn = "id" });

        Assert.Equal(["p", "q"], table.Names);
        Assert.Equal([1, 2], table.Sequences[0]);
        Assert.Equal(index, table.IndexName);
    }

    [Fact]
    public void Read_LongLayoutWithSeveralValues_NamesSequencesByIdAndColumn()
    {
        SequenceTable table = Read("id,step,a,b\np,0,1,2\np,1,3,4\nq,0,5,6\n", new CsvOptions { IdColumn = "id" });

        Assert.Equal(["p.a", "p.b", "q.a", "q.b"], table.Names);
        Assert.Equal([2, 4], table.Sequences[1]);
        Assert.Equal([2, 2, 1, 1], table.Sequences.Lengths.ToArray());
    }

    [Fact]
    public void Read_LongLayoutWithFeatures_MakesEachIdOneSequence()
    {
        SequenceTable table = Read("id,step,a,b\np,0,1,2\np,1,3,4\nq,0,5,6\n", new CsvOptions { IdColumn = "id", Features = true });

        Assert.Equal(["p", "q"], table.Names);
        Assert.Equal([1, 2, 3, 4], table.Sequences[0]);
        Assert.Equal([5, 6], table.Sequences[1]);
        Assert.Equal(["a", "b"], table.FeatureNames);
    }

    [Theory]
    [InlineData("", "x.csv is empty. Give a file with a row of numbers for each step.")]
    [InlineData("\n\n  \n", "x.csv is empty. Give a file with a row of numbers for each step.")]
    [InlineData("step,a\n", "x.csv has a row of names and no values. Add a row of numbers for each step.")]
    [InlineData("step,a\n,\n", "x.csv has a row of names and no values. Add a row of numbers for each step.")]
    [InlineData("once upon\na time\n", "x.csv has no column of numbers besides steps, dates and ids. Give a file with a number in each row.")]
    [InlineData("a,b\n1,2\n3\n", "x.csv, line 3: found 1 fields; expected 2, as in the first row. Give every row the same number of fields.")]
    [InlineData("a,b\n1,2\n\n\"3\n\",4\n5,6,7\n", "x.csv, line 6: found 3 fields; expected 2, as in the first row. Give every row the same number of fields.")]
    [InlineData("a,b\n1,2\n,3\n4,5\n", "x.csv, line 3, column 'a': missing value; expected a number. Fill the gap or cut the rows.")]
    [InlineData("a\n1\n\n3\n", "x.csv, line 3, column 'a': missing value; expected a number. Fill the gap or cut the rows.")]
    [InlineData("a,b\n1,2\n1,NA\n", "x.csv, line 3, column 'b': 'NA' is not a number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("a;b\n1;2\n1;2,500\n", "x.csv, line 3, column 'b': '2,500' is not a number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("a,b\n1,2\n1,nan\n", "x.csv, line 3, column 'b': 'nan' is not a finite number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("a,b\n1,2\n1,-Infinity\n", "x.csv, line 3, column 'b': '-Infinity' is not a finite number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("a,b\n1,2\n1,1e999\n", "x.csv, line 3, column 'b': '1e999' is not a finite number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("a,b\n1,2\n1,\"x\ny\"\n", "x.csv, line 3, column 'b': 'x?y' is not a number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("a,b\n1,2\n1,\"3\n", "x.csv, line 3: the quotes do not pair. Put quotes around the whole field, and double those inside it.")]
    [InlineData("a,b\n1,2\n1,\"3\"4\n", "x.csv, line 3: the quotes do not pair. Put quotes around the whole field, and double those inside it.")]
    [InlineData("a,a\n1,2\n", "x.csv, line 1: two columns are called 'a'. Give each a name of its own.")]
    [InlineData("a,b\n1,\0\n", "x.csv is not text. Give a CSV file, with a row of numbers on every line.")]
    public void Read_WrongTable_SaysWhatAndWhere(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<DataFormatException>(() => Read(text)).Message);

    [Fact]
    public void Read_AnyText_IsReadOrRefused()
    {
        string[] words = ["step", "id", "a", "0", "1", "2.5", "-", "1e999", "2001-01-02", "19990101", "\"", "\"\"", ",", ",", ";", "\t", "\n", "\n", "\r\n", " ", "\uFEFF"];
        CsvOptions[] options = [new(), new() { Features = true }, new() { Columns = ["a"] }, new() { IdColumn = "id" }, new() { IdColumn = "id", Features = true }];

        Gen.Select(Gen.OneOf([.. words.Select(Gen.Const)]).Array[0, 25], Gen.Int[0, options.Length - 1]).Sample((text, option) =>
        {
            try
            {
                SequenceTable table = Read(string.Concat(text), options[option]);
                Assert.Equal(table.Sequences.Count, table.Names.Length);
                Assert.Equal(table.Sequences.Features, table.FeatureNames.Length);
            }
            catch (DataFormatException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }, iter: 5_000);
    }

    [Fact]
    public void Read_UnknownColumn_ListsTheOnesThereAre() =>
        AssertRefused("a,b\n1,2\n", new CsvOptions { Columns = ["c"] }, "x.csv has no column 'c'. It has a, b.");

    [Fact]
    public void Read_ColumnPickedTwice_IsRefused() =>
        AssertRefused("a,b\n1,2\n", new CsvOptions { Columns = ["a", "a"] }, "Column 'a' is picked twice. Name each column once.");

    [Fact]
    public void Read_PickedColumnOfText_IsRefused() =>
        AssertRefused("a,b\n1,x\n", new CsvOptions { Columns = ["b"] }, "x.csv: column 'b' holds no numbers. Pick another column.");

    [Fact]
    public void Read_FeaturesOfDifferentLengths_AreRefused() =>
        AssertRefused("a,b\n1,2\n3,\n", new CsvOptions { Features = true }, "x.csv, line 3, column 'b': missing value; expected a number. Fill the gap or cut the rows.");

    [Theory]
    [InlineData("id,step,v\np,1,5\np,1,6\n", "x.csv, line 3, column 'step': '1' is there twice for id 'p'. Sort the rows of each id, and keep one for each step.")]
    [InlineData("id,date,v\np,2001-02,5\nq,2001-01,6\np,2001-01,6\n", "x.csv, line 4, column 'date': '2001-01' comes after a later one for id 'p'. Sort the rows of each id, and keep one for each step.")]
    [InlineData("id,step,v\np,1,5\np,2,\np,3,6\n", "x.csv, line 3, column 'v': missing value; expected a number. Fill the gap or cut the rows.")]
    [InlineData("id,step,v\np,1,5\nq,2,\np,3,6\n", "x.csv, line 3, column 'v': id 'q' has no values. Fill the gap or cut the rows.")]
    [InlineData("id,step,v\np,1,5\n,2,6\n", "x.csv, line 3, column 'id': missing id. Name the sequence of every row.")]
    [InlineData("key,step,v\np,1,5\n", "x.csv has no column 'id'. It has key, step, v.")]
    [InlineData("1,2,3\n4,5,6\n", "x.csv has no row of names, so no column 'id'. Name the columns in the first row.")]
    public void Read_WrongLongTable_SaysWhatAndWhere(string text, string expected) =>
        AssertRefused(text, new CsvOptions { IdColumn = "id" }, expected);

    [Fact]
    public void Read_FileAboveTheLimit_IsRefusedBeforeReading() =>
        AssertRefused("a\n1\n2\n", new CsvOptions { MaxBytes = 5 }, "x.csv has 6 bytes; this machine reads at most 5. Cut the file into parts, or thin out its rows.");

    [Fact]
    public void Read_PaddingBeyondMemory_IsRefused()
    {
        // 1 id of 40,000 steps and 60,000 of one: small as a file, 2.4 thousand million numbers padded.
        StringBuilder text = new("id,v\n");
        for (int i = 0; i < 100_000; i++)
        {
            text.Append(i < 40_000 ? "a" : i.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(",1\n");
        }

        DataFormatException e = Assert.Throws<DataFormatException>(() => Read(text.ToString(), new CsvOptions { IdColumn = "id" }));

        Assert.Equal("x.csv: 60001 sequences padded to 40000 steps of 1 features are 2400040000 numbers, more than memory holds. Read fewer columns, or cut the file into parts.", e.Message);
    }

    [Fact]
    public void Read_Folder_IsRefusedByName() =>
        Assert.Equal("'.' is a folder; expected a CSV file.", Assert.Throws<IOException>(() => CsvFile.Read(".")).Message);

    [Fact]
    public void Read_MissingFile_IsNotFound() =>
        Assert.Throws<FileNotFoundException>(() => CsvFile.Read("missing.csv"));

    [Fact]
    public void Read_OtherCulture_TakesWhatTheNumbersTell()
    {
        Assert.Equal([1.5, 2.5, -0.25], Read("a\n1.5\n2.5\n-.25\n").Sequences[0]);
        Assert.Equal([1, 1000.5], Read("a;b\n1;2\n1.000,5;3\n").Sequences[0]);
    }

    [Theory]
    [InlineData("sunspots.csv", "SUNACTIVITY", "YEAR", "1700", 309, 5.0, 2.9)]
    [InlineData("nile.csv", "volume", "year", "1871", 100, 1120.0, 740.0)]
    [InlineData("air_passengers.csv", "passengers", "month", "1949-01", 144, 112.0, 432.0)]
    public void Read_RealSeries_IsOneSequenceBesideItsIndex(string file, string name, string index, string start, int steps, double first, double last)
    {
        SequenceTable table = CsvFile.Read(Sample(file));

        Assert.Equal([name], table.Names);
        Assert.Equal(index, table.IndexName);
        Assert.Equal(start, table.GetIndex(0)[0]);
        Assert.Equal(steps, table.GetIndex(0).Count);
        Assert.Equal((steps, first, last), (table.Sequences.Steps, table.Sequences[0][0], table.Sequences[0][^1]));
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Read_RealSeriesWithGaps_NamesTheFirstOne()
    {
        string path = Sample("co2.csv");

        DataFormatException e = Assert.Throws<DataFormatException>(() => CsvFile.Read(path));

        Assert.Equal($"{path}, line 8, column 'co2': missing value; expected a number. Fill the gap or cut the rows.", e.Message);
    }

    private static SequenceTable Read(string text, CsvOptions? options = null) =>
        CsvFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", options);

    private static void AssertRefused(string text, CsvOptions options, string expected) =>
        Assert.Equal(expected, Assert.Throws<DataFormatException>(() => Read(text, options)).Message);

    private static string Sample(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../samples/data", name));
}
