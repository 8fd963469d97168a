using Wavecast.Candidates;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class CalendarStepsTests
{
    [Theory]
    [InlineData("yearly", 1, 0, 0, 1)]
    [InlineData("quarterly", 4, 0, 0, 4)]
    [InlineData("monthly", 12, 0, 0, 12)]
    [InlineData("weekly", 52, 0, 1, 52.1775)]
    [InlineData("daily", 7, 1, 7, 365.2425)]
    [InlineData("business-daily", 5, 1, 5, 260.8875)]
    [InlineData("hourly", 24, 24, 168, 8765.82)]
    [InlineData("15min", 96, 96, 672, 35063.28)]
    [InlineData("steps", 1, 0, 0, 0)]
    [InlineData("steps", 7, 1, 7, 365.2425)]
    [InlineData("steps", 24, 24, 168, 8765.82)]
    [InlineData("steps", 48, 48, 336, 17531.64)]
    [InlineData("steps", 52, 0, 0, 0)]
    public void Of_Frequencies_CountsTheirSteps(string frequency, int season, double day, double week, double year)
    {
        CandidateData data = new(
            [new Series("a", Frequency.Parse(frequency) is { IsCalendar: true } calendar ? new TimeIndex(new DateTime(2021, 3, 1), calendar, 2) : new TimeIndex(0, Frequency.Steps, 2), [1, 2])], season, 1, [0.1, 0.5, 0.9], 0, 1);

        Assert.Equal((day, week, year), (CalendarSteps.OfDay(data), Math.Round(CalendarSteps.OfWeek(data), 9), Math.Round(CalendarSteps.OfYear(data), 9)));
    }
}
