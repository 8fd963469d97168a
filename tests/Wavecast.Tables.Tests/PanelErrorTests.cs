using Wavecast.TimeSeries;
using static Wavecast.Tables.Tests.PanelFileTests;

namespace Wavecast.Tables.Tests;

public sealed class PanelErrorTests
{
    [Theory]
    [InlineData("", "x.csv is empty. Give a file with a row of numbers for each step.")]
    [InlineData("date,y\n", "x.csv has a row of names and no values. Add a row of numbers for each step.")]
    [InlineData("date,y\n2000-01-01,\"1\n", "x.csv, line 2: the quotes do not pair. Put quotes around the whole field, and double those inside it.")]
    [InlineData("date,y\n2000-01-01,1\n2000-01-02,1,5\n", "x.csv, line 3: found 3 fields; expected 2, as in the first row. Give every row the same number of fields.")]
    [InlineData("date,y,y\n2000-01-01,1,2\n", "x.csv, line 1: two columns are called 'y'. Give each a name of its own.")]
    [InlineData("date,y\n2000-01-01,1\n2000-01-02,x\n", "x.csv, line 3, column 'y': 'x' is not a number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("date,y\n2000-01-01,1\n2000-01-02,1e999\n", "x.csv, line 3, column 'y': '1e999' is not a finite number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("date,y\n2000-01-01,1\n2000-01-01,2\n", "x.csv, line 3, column 'date': '2000-01-01' is there twice. Keep one row for each time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).")]
    [InlineData("date,y\n2000-01-02,1\n2000-01-01,2\n", "x.csv, line 3, column 'date': '2000-01-01' comes after a later one. Sort the rows by time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).")]
    [InlineData("date,shop,town,y\n2000-01-02,a,x,1\n2000-01-01,b,x,2\n", "x.csv, line 3, column 'date': '2000-01-01' comes after a later one. Sort the rows by time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).")]
    [InlineData("date,note,y\n2000-01-02,a,1\n2000-01-02,,2\n", "x.csv, line 3, column 'date': '2000-01-02' is there twice. Keep one row for each time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).")]
    [InlineData("date,store_id,shelf_id,y\n2000-01-01,1,1,1\n2000-01-01,1,2,2\n2000-01-01,2,1,2\n", "x.csv, line 3, column 'date': '2000-01-01' is there twice. Keep one row for each time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).")]
    [InlineData("2001-01-01,a,1\n2001-01-01,b,2\n", "x.csv, line 2, column 'step': '2001-01-01' is there twice. Keep one row for each time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).")]
    [InlineData("date,y\n2000-01-03,1\n2000-01-02,1\n2000-01-02,1\n2000-01-01,1\n", "x.csv, line 3, column 'date': '2000-01-02' comes after a later one. Sort the rows by time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).")]
    [InlineData("date,weekday,y\n2000-01-01,Sat,1\n2000-01-03,Mon,2\n2000-01-02,Sun,3\n2000-01-04,Tue,4\n", "x.csv, line 4, column 'date': '2000-01-02' comes after a later one. Sort the rows by time. If the rows are of several series, name the column or columns that tell these apart (IdColumn).")]
    [InlineData("date,y\n2000-01-01,1\n2000-13-01,2\n", "x.csv, line 3, column 'date': '2000-13-01' is no date of the form yyyy-MM-dd. Write all dates of the column alike.")]
    [InlineData("date,y\n2001-02-28,1\n2001-02-29,2\n", "x.csv, line 3, column 'date': '2001-02-29' is no date of the form yyyy-MM-dd. Write all dates of the column alike.")]
    [InlineData("time,y\n2000-01-01T00:00,1\n2000-01-01T01:00Z,2\n", "x.csv, line 3, column 'time': '2000-01-01T01:00Z' is no date of the form yyyy-MM-ddTHH:mm. Write all dates of the column alike.")]
    [InlineData("date,y\n20000101,1\n20000132,2\n", "x.csv, line 3, column 'date': '20000132' is no date of the form yyyyMMdd. Write all dates of the column alike.")]
    [InlineData("year,y\n1999,1\n20000,2\n", "x.csv, line 3, column 'year': '20000' is no date of the form yyyy. Write all dates of the column alike.")]
    [InlineData("date,y\n01/01/2000,1\n01/02/2000,2\n", "x.csv, line 3, column 'date': '01/02/2000' may be M/d/yyyy or d/M/yyyy, and no row tells which. Say which comes first (DayFirst), or give dates as yyyy-MM-dd.")]
    [InlineData("date,y\n13/01/2000,1\n01/13/2000,2\n", "x.csv, line 3, column 'date': '01/13/2000' is no date of the form d/M/yyyy. Write all dates of the column alike.")]
    [InlineData("time,y\n0.5,1\n1,2\n2,3\n", "x.csv, line 2, column 'time': '0.5' is neither a date nor a whole number. Say how dates are written (DateFormat), or take the frequency steps to count the rows.")]
    [InlineData("date,y\n2015-W53,1\n2016-W53,2\n", "x.csv, line 3, column 'date': '2016-W53' is no date of the form yyyy-Www. Write all dates of the column alike.")]
    [InlineData("time,y\n1956.25,1\n1956.4,2\n1957,3\n", "x.csv, line 2, column 'time': '1956.25' is neither a date nor a whole number. Say how dates are written (DateFormat), or take the frequency steps to count the rows.")]
    [InlineData("date,y\nyesterday,1\ntoday,2\n", "x.csv, line 2, column 'date': 'yesterday' is neither a date nor a whole number. Say how dates are written (DateFormat), or take the frequency steps to count the rows.")]
    [InlineData("date,y\n2000-01-01,1\n,2\n", "x.csv, line 3, column 'date': '' is no date of the form yyyy-MM-dd. Write all dates of the column alike.")]
    [InlineData("date,y\n2000-01-01,1\n", "x.csv, column 'date': a single date shows no frequency. State it (Frequency), or give more rows.")]
    [InlineData("date,y\n2000-01-01,1\n2000-01-15,2\n", "x.csv, column 'date': most rows are 14 days apart, which is no frequency that is known. State a shorter one (Frequency), or steps to count the rows.")]
    [InlineData("date,y\n2000-01-01,1\n2000-02-01,2\n2000-03-01,3\n2000-03-02,4\n", "x.csv, line 5, column 'date': '2000-03-02' lies on no monthly step from '2000-01-01'. Give rows at equal distances, or state a shorter frequency.")]
    [InlineData("time,y\n0001-01-01 00:00,1\n0001-01-01 00:01,2\n9999-01-01 00:00,3\n", "x.csv, line 4, column 'time': '9999-01-01 00:00' is 5258439360 1min steps after '0001-01-01 00:00', with too many missing between. Give rows at more equal distances, or state a longer frequency.")]
    [InlineData("time,y\n2000-01-01 00:00,1\n2000-01-01 00:01,2\n2001-01-01 00:00,3\n", "x.csv, line 4, column 'time': '2001-01-01 00:00' is 527040 1min steps after '2000-01-01 00:00', with too many missing between. Give rows at more equal distances, or state a longer frequency.")]
    [InlineData("step,y\n0,1\n1,2\n9007199254740992,3\n", "x.csv, line 4, column 'step': '9007199254740992' is 9007199254740992 steps steps after '0', with too many missing between. Give rows at more equal distances, or state a longer frequency.")]
    [InlineData("date,y\n2000-01-01,x\n2000-01-02,z\n", "x.csv has no column of numbers besides steps, dates and ids. Give a file with a number in each row.")]
    [InlineData("id,date,y\na,2000-01-01,1\n,2000-01-02,2\n", "x.csv, line 3, column 'id': missing id. Name the sequence of every row.")]
    [InlineData("id,date,y\na,2000-01-01,1\na,2000-01-02,2\nb,2000-01-02,1\nb,2000-01-02,2\n", "x.csv, line 5, column 'date': '2000-01-02' is there twice for its id. Keep one row for each time. Where several columns together name a series, name them all (IdColumn).")]
    [InlineData("V1,V2,V3\na,1,2\na,3,4\n", "x.csv, line 3, field 1: two rows have the id 'a'. Give each series one row.")]
    [InlineData("V1,V2,V3\na,1,2\n,3,4\n", "x.csv, line 3, field 1: missing id. Name the series of every row in its first field.")]
    [InlineData("V1,V2,V3\na,1,2\nb,3,x\n", "x.csv, line 3, field 3: 'x' is not a number. Write a number with '.' as the decimal sign, or nothing for a missing value.")]
    [InlineData("V1,V2,V3\na,1,2\nb,3,-1e400\n", "x.csv, line 3, field 3: '-1e400' is not a finite number. Write a number with '.' as the decimal sign, or nothing for a missing value.")]
    [InlineData("V1,V2,V3\na,1,2\nb,,\n", "x.csv, line 3, field 1: series 'b' has no values. Fill the row or cut it.")]
    [InlineData("id,year,gdp,cpi\na,2001,NaN,NaN\na,2002,NaN,\n", "x.csv has no value in any column. Fill a row at least.")]
    [InlineData("V1,V2,V3\n", "x.csv has no series. Give a row for each, its id and then its values.")]
    public void Read_BadTable_IsRefused(string text, string expected) => AssertRefused(text, new PanelOptions(), expected);

    [Fact]
    public void Read_OptionsThatDoNotFit_AreRefused()
    {
        AssertRefused("a,b\n1,2\n", new PanelOptions { TimeColumn = "when" }, "x.csv has no column 'when'. It has a, b.");
        AssertRefused("a,b\n1,2\n", new PanelOptions { IdColumn = "who" }, "x.csv has no column 'who'. It has a, b.");
        AssertRefused("a,b\n1,2\n", new PanelOptions { Layout = PanelLayout.Long }, "x.csv has no column called id, unique_id, series or the like. Say which column holds the ids (IdColumn), or take another layout.");
        AssertRefused("a,b\n1,2\n", new PanelOptions { Frequency = Frequency.Weekly }, "x.csv has no times, so weekly steps have no start. Give the first date (Start), or no frequency.");
        AssertRefused("V1,V2\na,2\n", new PanelOptions { Frequency = Frequency.Weekly }, "x.csv has no times, so weekly steps have no start. Give the first date (Start), or no frequency.");
        AssertRefused("a,b\n1,2\n3,4\n", new PanelOptions { Frequency = Frequency.BusinessDaily, Start = new DateTime(2024, 3, 2) }, "x.csv: 2 business-daily steps cannot start at 2024-03-02. Give another start.");
        AssertRefused("step,y\n0,1\n1,1\n", new PanelOptions { Frequency = Frequency.Monthly }, "x.csv, column 'step' holds plain numbers, which have no monthly frequency. Say how dates are written (DateFormat), or state no frequency.");
        AssertRefused("date,y\n2024-03-02,1\n2024-03-04,1\n", new PanelOptions { Frequency = Frequency.BusinessDaily }, "x.csv, line 2, column 'date': '2024-03-02' is a Saturday, no business day. Cut the weekends, or take the frequency daily.");
        AssertRefused("date,y\n2024-03-02,1\n", new PanelOptions { DateFormat = "dd.MM.yyyy" }, "x.csv, line 2, column 'date': '2024-03-02' is no date of the form dd.MM.yyyy. Write all dates of the column alike.");
        AssertRefused("y,a,b\n2000,1,2\n", new PanelOptions { WideYears = true }, "x.csv has 2 columns besides the first; expected 12 months or 4 quarters behind a column of years. Cut the others, or read it without WideYears.");
        AssertRefused("y,a,b,c,d\n2000,1,2,3,4\n2000,1,2,3,4\n", new PanelOptions { WideYears = true }, "x.csv, line 3, column 'y': the year 2000 does not follow 2000. Sort the rows, and keep one of each year.");
        AssertRefused("y,a,b,c,d\n0.5,1,2,3,4\n", new PanelOptions { WideYears = true }, "x.csv, line 2, column 'y': no year. Give a year from 1 to 9999 in the first field of every row.");
        AssertRefused("y,a,b,c,d\n2000,1,2,3,4\n", new PanelOptions { WideYears = true, Frequency = Frequency.Monthly }, "x.csv has a column for each of 4 parts of a year, so its frequency is quarterly, not monthly. State no other.");
    }

    [Fact]
    public void Read_DamagedPacking_IsRefused()
    {
        byte[] packed = Packed("date,y\n" + string.Concat(Enumerable.Range(1, 28).Select(day => $"2001-02-{day:00},{day * 1.37}\n")));
        byte[] damaged = [.. packed];
        damaged[packed.Length / 2] ^= 0xFF;

        AssertBytesRefused(damaged, "x.csv is packed by gzip, and damaged or cut off. Get the file again, or unpack it.");
        // From 2 bytes on it says that it is packed.
        for (int length = 2; length < packed.Length; length++)
        {
            AssertBytesRefused(packed[..length], "x.csv is packed by gzip, and damaged or cut off. Get the file again, or unpack it.");
        }
    }

    [Fact]
    public void Read_PackingThatSwells_IsRefusedBeforeItIsUnpacked()
    {
        byte[] packed = Packed(new string('1', 10_000_000));

        DataFormatException e = Assert.Throws<DataFormatException>(() => PanelFile.Read(new MemoryStream(packed), "x.csv", new PanelOptions { MaxBytes = 100_000 }));

        Assert.Matches("^x.csv has 1[0-9]{5} bytes; this machine reads at most 100000. Cut the file into parts, or thin out its rows.$", e.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MM-dd")]
    [InlineData("yyy-MM-dd")]
    [InlineData("yyyy-MM-dd hh:mm")]
    [InlineData("yyyy-MMMM")]
    [InlineData("yyyy-MM-dd HH:mm tt")]
    public void DateFormat_UnknownLetters_AreRefused(string format) =>
        Assert.StartsWith($"'{format}' is no date format; expected yyyy or yy, and", Assert.Throws<ArgumentException>(() => new PanelOptions { DateFormat = format }).Message, StringComparison.Ordinal);

    private static void AssertBytesRefused(byte[] bytes, string expected) =>
        Assert.Equal(expected, Assert.Throws<DataFormatException>(() => PanelFile.Read(new MemoryStream(bytes), "x.csv")).Message);
}
