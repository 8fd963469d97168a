using Wavecast.TimeSeries;

namespace Wavecast.Tests.TimeSeries;

public sealed class CalendarFeatureTests
{
    [Fact]
    public void Of_Weekday_IsTheSameAWeekLaterAndTellsAllDaysApart()
    {
        Covariate[] pairs = [.. CalendarFeature.Weekday.Of(new TimeIndex(new DateTime(2024, 2, 26), Frequency.Daily, 14), season: 7)];

        Assert.Equal(["weekday.sin1", "weekday.cos1", "weekday.sin2", "weekday.cos2", "weekday.sin3", "weekday.cos3"], pairs.Select(pair => pair.Name));
        Assert.All(pairs, pair => Assert.Equal(pair.Values[..7].ToArray(), pair.Values[7..].ToArray()));
        Assert.Equal(7, Enumerable.Range(0, 7).Select(day => (Math.Round(pairs[0].Values[day], 6), Math.Round(pairs[1].Values[day], 6))).Distinct().Count());
    }

    // In a leap year the 60th day is the 29th of February; a year ends where it began.
    [Fact]
    public void Of_Fourier_FollowsTheDayOfTheYear()
    {
        Covariate sine = CalendarFeature.Fourier(2).Of(new TimeIndex(new DateTime(2024, 1, 1), Frequency.Daily, 367), season: 7).First();

        Assert.Equal(Math.Sin(2 * Math.PI * 59 / 366), sine.Values[59], 1e-12);
        Assert.Equal(sine.Values[0], sine.Values[366], 1e-12);
    }

    [Fact]
    public void Of_MonthAndHour_FollowTheClock()
    {
        Assert.Equal(Math.Sin(2 * Math.PI * 1 / 12), CalendarFeature.Month.Of(new TimeIndex(new DateTime(2023, 1, 31), Frequency.Monthly, 3), season: 12).First().Values[1], 1e-12);
        Assert.Equal(1, CalendarFeature.Hour.Of(new TimeIndex(new DateTime(2023, 1, 1), Frequency.Hourly, 25), season: 24).First().Values[6], 1e-12);
    }

    [Fact]
    public void Of_FourierOfPlainSteps_FollowsTheSeason() =>
        Assert.Equal(Math.Sin(2 * Math.PI * 4 / 12), CalendarFeature.Fourier(1).Of(new TimeIndex(1, Frequency.Steps, 20), season: 12).First().Values[15], 1e-12);

    [Theory]
    [InlineData("month")]
    [InlineData("weekday")]
    [InlineData("hour")]
    [InlineData("fourier:3")]
    public void Parse_OfItsName_IsIt(string name) => Assert.Equal(name, CalendarFeature.Parse(name).Name);

    [Theory]
    [InlineData("fourier")]
    [InlineData("fourier:0")]
    [InlineData("fourier:21")]
    [InlineData("day")]
    public void Parse_OfAnotherName_SaysWhatThereIs(string name) => Assert.StartsWith(
        $"'{name}' is no calendar feature; expected month, weekday, hour or fourier:K with K from 1 to 20.", Assert.Throws<ArgumentException>(() => CalendarFeature.Parse(name)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("hour", "daily")]
    [InlineData("hour", "business-daily")]
    [InlineData("hour", "monthly")]
    [InlineData("weekday", "weekly")]
    [InlineData("month", "yearly")]
    public void Of_WhatIsTheSameAtAllSteps_IsRefused(string feature, string frequency) => Assert.Contains(
        $"'{feature}' is the same at all {frequency} steps; leave it out",
        Assert.Throws<ArgumentException>(() => CalendarFeature.Parse(feature).Of(new TimeIndex(new DateTime(2024, 1, 1), Frequency.Parse(frequency), 3), season: 7).First()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("hour", "30min")]
    [InlineData("weekday", "monthly")]
    [InlineData("month", "quarterly")]
    public void Of_WhatChangesFromStepToStep_IsTaken(string feature, string frequency) =>
        Assert.NotEmpty(CalendarFeature.Parse(feature).Of(new TimeIndex(new DateTime(2024, 1, 1), Frequency.Parse(frequency), 3), season: 7));
}
