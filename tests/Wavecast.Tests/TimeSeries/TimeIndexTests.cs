using Wavecast.TimeSeries;

namespace Wavecast.Tests.TimeSeries;

public sealed class TimeIndexTests
{
    [Fact]
    public void Extend_Months_GoOnAtTheirEnds()
    {
        TimeIndex index = new(new DateTime(2023, 11, 30), Frequency.Monthly, 2);

        Assert.Equal(["2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29"], Texts(index.Extend(2)));
        Assert.Equal(["2024-01-31", "2024-02-29", "2024-03-31"], Texts(index.Next(3)));
    }

    [Fact]
    public void Range_FromAShortMonth_ComesBackToTheDay()
    {
        TimeIndex index = new(new DateTime(2023, 1, 30), Frequency.Monthly, 4);

        Assert.Equal(["2023-02-28", "2023-03-30", "2023-04-30"], Texts(index.Range(1, 4)));
        Assert.Equal(["2023-03-30"], Texts(index.Range(1, 4).Range(1, 2)));
        Assert.Equal(1, index.Range(1, 4).StepOf(new DateTime(2023, 3, 30)));
        Assert.Null(index.Range(1, 4).StepOf(new DateTime(2023, 1, 30)));
        Assert.Equal(["2023-05-30"], Texts(index.Range(1, 4).Next(1)));
        Assert.Equal(["2023-02-28", "2023-03-28"], Texts(new TimeIndex(new DateTime(2023, 1, 28), Frequency.Monthly, 3).Range(1, 3)));
    }

    [Theory]
    [InlineData("yearly", "1700-01-01", "1700", "1701")]
    [InlineData("yearly", "1700-07-01", "1700-07", "1701-07")]
    [InlineData("monthly", "1949-01-01", "1949-01", "1949-02")]
    [InlineData("monthly", "1949-01-15", "1949-01-15", "1949-02-15")]
    [InlineData("weekly", "1958-03-29", "1958-03-29", "1958-04-05")]
    [InlineData("hourly", "1958-03-29", "1958-03-29T00:00:00", "1958-03-29T01:00:00")]
    [InlineData("daily", "1958-03-29 12:00:00.25", "1958-03-29T12:00:00.2500000", "1958-03-30T12:00:00.2500000")]
    public void TextAt_Step_IsAsLongAsItNeedsToBe(string frequency, string start, string first, string second) =>
        Assert.Equal([first, second], Texts(new TimeIndex(DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture), Frequency.Parse(frequency), 2)));

    [Fact]
    public void TextAt_UniversalTimes_SaySo() =>
        Assert.Equal(["2020-01-01T00:00:00Z"], Texts(new TimeIndex(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), Frequency.Daily, 1)));

    [Fact]
    public void StepOf_Times_AreStepsInsideOnly()
    {
        TimeIndex index = new(new DateTime(2024, 3, 1), Frequency.BusinessDaily, 3);

        Assert.Equal(1, index.StepOf(new DateTime(2024, 3, 4)));
        Assert.Null(index.StepOf(new DateTime(2024, 3, 2)));
        Assert.Null(index.StepOf(new DateTime(2024, 2, 29)));
        Assert.Null(index.StepOf(new DateTime(2024, 3, 6)));
        Assert.Equal(new DateTime(2024, 3, 6), index.TimeAt(3));
    }

    [Fact]
    public void Numbers_AtDistances_AreNumbers()
    {
        TimeIndex index = new(-5, Frequency.EverySteps(10), 3);

        Assert.Equal(["-5", "5", "15"], Texts(index));
        Assert.Equal(["25"], Texts(index.Next(1)));
        Assert.Equal(2, index.StepOf(15));
        Assert.Null(index.StepOf(6));
        Assert.Null(index.StepOf(25));
        Assert.Throws<InvalidOperationException>(() => index.TimeAt(0));
    }

    [Fact]
    public void Construction_WhatIsNoIndex_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TimeIndex(new DateTime(2024, 3, 2), Frequency.BusinessDaily, 0));
        Assert.Throws<ArgumentException>(() => new TimeIndex(DateTime.SpecifyKind(new DateTime(2024, 3, 2), DateTimeKind.Local), Frequency.Daily, 1));
        Assert.Throws<ArgumentException>(() => new TimeIndex(new DateTime(2024, 3, 2), Frequency.Steps, 1));
        Assert.Throws<ArgumentException>(() => new TimeIndex(0, Frequency.Daily, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeIndex(new DateTime(9999, 12, 31), Frequency.Daily, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeIndex(0, Frequency.Steps, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeIndex(long.MaxValue, Frequency.Steps, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeIndex(new DateTime(9999, 12, 31), Frequency.Daily, 1).Extend(1));
    }

    [Fact]
    public void Equality_SameSteps_AreEqual() =>
        Assert.Equal(new TimeIndex(new DateTime(2024, 1, 1), Frequency.Daily, 3).Range(1, 3), new TimeIndex(new DateTime(2024, 1, 2), Frequency.Daily, 2));

    private static string[] Texts(TimeIndex index) => [.. Enumerable.Range(0, index.Length).Select(index.TextAt)];
}
