using System.Globalization;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.TimeSeries;

public sealed class FrequencyTests
{
    [Theory]
    [InlineData("yearly", 1)]
    [InlineData("quarterly", 4)]
    [InlineData("monthly", 12)]
    [InlineData("weekly", 52)]
    [InlineData("daily", 7)]
    [InlineData("business-daily", 5)]
    [InlineData("hourly", 24)]
    [InlineData("15min", 96)]
    [InlineData("7min", 1)]
    [InlineData("steps", 1)]
    [InlineData("10steps", 1)]
    public void Parse_Name_GivesItBackWithItsSeason(string name, int season)
    {
        Frequency frequency = Frequency.Parse(name);

        Assert.Equal(name, frequency.Name);
        Assert.Equal(name, frequency.ToString());
        Assert.Equal(season, frequency.SeasonLength);
        Assert.Equal(!name.EndsWith("steps", StringComparison.Ordinal), frequency.IsCalendar);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Monthly")]
    [InlineData("min")]
    [InlineData("0min")]
    [InlineData("1440min")]
    [InlineData("-5steps")]
    [InlineData(" 5min")]
    [InlineData("99999999999999999999min")]
    public void Parse_NoName_IsRefused(string name)
    {
        Assert.False(Frequency.TryParse(name, out _));
        Assert.StartsWith($"'{name}' is no frequency; expected yearly, quarterly, monthly,", Assert.Throws<FormatException>(() => Frequency.Parse(name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Minutes_Sixty_IsHourly()
    {
        Assert.Equal(Frequency.Hourly, Frequency.Minutes(60));
        Assert.Equal(Frequency.Steps, Frequency.EverySteps(1));
        Assert.NotEqual(Frequency.Minutes(1), Frequency.Minutes(2));
    }

    [Theory]
    [InlineData("monthly", "2023-01-31", 1, "2023-02-28")]
    [InlineData("monthly", "2024-01-31", 1, "2024-02-29")]
    [InlineData("monthly", "2023-01-31", 2, "2023-03-31")]
    [InlineData("monthly", "2023-02-28", 1, "2023-03-31")]
    [InlineData("monthly", "2023-04-30", -1, "2023-03-31")]
    [InlineData("monthly", "2023-01-30", 1, "2023-02-28")]
    [InlineData("monthly", "2023-01-30", 2, "2023-03-30")]
    [InlineData("monthly", "1949-01-01", 143, "1960-12-01")]
    [InlineData("quarterly", "2023-11-30", 1, "2024-02-29")]
    [InlineData("quarterly", "2023-11-15", 2, "2024-05-15")]
    [InlineData("yearly", "2024-02-29", 1, "2025-02-28")]
    [InlineData("yearly", "2024-02-29", 4, "2028-02-29")]
    [InlineData("yearly", "1700-01-01", 308, "2008-01-01")]
    [InlineData("weekly", "1958-03-29", 2283, "2001-12-29")]
    [InlineData("daily", "2024-02-28", 2, "2024-03-01")]
    [InlineData("daily", "1900-02-28", 1, "1900-03-01")]
    [InlineData("daily", "2000-02-28", 1, "2000-02-29")]
    [InlineData("business-daily", "2024-02-29", 1, "2024-03-01")]
    [InlineData("business-daily", "2024-03-01", 1, "2024-03-04")]
    [InlineData("business-daily", "2024-03-04", -1, "2024-03-01")]
    [InlineData("business-daily", "2024-01-01", 261, "2024-12-31")]
    public void Add_OnTheCalendar_IsWhatTheCalendarSays(string name, string start, int steps, string expected)
    {
        Frequency frequency = Frequency.Parse(name);

        Assert.Equal(Day(expected), frequency.Add(Day(start), steps));
        Assert.Equal(steps, frequency.StepsBetween(Day(start), Day(expected)));
    }

    [Theory]
    [InlineData("monthly", "2023-01-31", "2023-03-30")]
    [InlineData("monthly", "2023-01-15", "2023-02-16")]
    [InlineData("quarterly", "2023-01-01", "2023-02-01")]
    [InlineData("yearly", "2024-02-29", "2028-02-28")]
    [InlineData("weekly", "2024-03-01", "2024-03-07")]
    [InlineData("business-daily", "2024-03-01", "2024-03-02")]
    public void StepsBetween_TimeOffTheSteps_IsNone(string name, string start, string time) =>
        Assert.Null(Frequency.Parse(name).StepsBetween(Day(start), Day(time)));

    [Fact]
    public void Add_BeyondTheCalendar_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.Yearly.Add(Day("9999-01-01"), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.Monthly.Add(Day("0001-01-01"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.Hourly.Add(Day("2000-01-01"), long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.BusinessDaily.Add(Day("9999-12-31"), 1));
        Assert.Throws<InvalidOperationException>(() => Frequency.Steps.Add(Day("2000-01-01"), 1));
        Assert.Equal(
            "Business days cannot start on a Saturday (2024-03-02); start from Monday to Friday. (Parameter 'start')",
            Assert.Throws<ArgumentException>(() => Frequency.BusinessDaily.Add(Day("2024-03-02"), 1)).Message);
    }

    [Theory]
    [InlineData("yearly", "1700-01-01 1701-01-01 1703-01-01")]
    [InlineData("yearly", "2000-02-29 2001-02-28 2002-02-28 2004-02-29")]
    [InlineData("quarterly", "2000-01-01 2000-04-01 2000-07-01 2001-01-01")]
    [InlineData("quarterly", "2000-03-31 2000-06-30 2000-09-30")]
    [InlineData("monthly", "2023-01-31 2023-02-28 2023-03-31")]
    [InlineData("monthly", "2023-01-30 2023-02-28 2023-03-30")]
    [InlineData("monthly", "2023-01-01 2023-02-01 2023-04-01 2023-05-01")]
    [InlineData("monthly", "2023-02-28 2023-03-28 2023-04-28")]
    [InlineData("weekly", "1958-03-29 1958-04-05 1958-04-19 1958-04-26")]
    [InlineData("daily", "2024-02-28 2024-02-29 2024-03-01")]
    [InlineData("daily", "2024-03-01 2024-03-02 2024-03-05 2024-03-06")]
    [InlineData("business-daily", "2024-02-29 2024-03-01 2024-03-04 2024-03-05")]
    [InlineData("hourly", "2024-03-01T00:30 2024-03-01T01:30 2024-03-01T03:30 2024-03-01T04:30")]
    [InlineData("5min", "2024-03-01T00:00 2024-03-01T00:05 2024-03-01T00:10")]
    public void Find_RegularDatesWithGaps_IsTheirFrequency(string name, string dates) =>
        Assert.Equal(name, Frequency.Find(Days(dates)).Name);

    [Fact]
    public void Find_TwoFrequencies_TakesTheMoreCommonIfItIsTheFiner()
    {
        Assert.Equal(Frequency.Daily, Frequency.Find(Days("2023-01-01 2023-02-01 2023-02-02 2023-02-03 2023-02-04")));
        Assert.Equal(
            "Date 4 (2023-04-02T00:00:00) lies on no monthly step from 2023-01-01T00:00:00; give dates at equal distances. (Parameter 'times')",
            Assert.Throws<ArgumentException>(() => Frequency.Find(Days("2023-01-01 2023-02-01 2023-03-01 2023-04-01 2023-04-02"))).Message);
    }

    [Theory]
    [InlineData("2023-01-01", "1 date(s) show no frequency; give two at least. (Parameter 'times')")]
    [InlineData("2023-01-02 2023-01-01", "Date 1 (2023-01-01T00:00:00) does not lie after the one before it; sort the dates, and keep one of each. (Parameter 'times')")]
    [InlineData("2023-01-01 2023-01-15 2023-01-29", "Most of the dates are 14 days apart, which is no frequency; give dates at distances of one. (Parameter 'times')")]
    [InlineData("2023-01-01 2023-03-01 2023-05-01", "Most of the dates are 2 months apart, which is no frequency; give dates at distances of one. (Parameter 'times')")]
    public void Find_DatesWithoutFrequency_AreRefused(string dates, string expected) =>
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => Frequency.Find(Days(dates))).Message);

    private static DateTime Day(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime[] Days(string texts) => [.. texts.Split(' ').Select(Day)];
}
