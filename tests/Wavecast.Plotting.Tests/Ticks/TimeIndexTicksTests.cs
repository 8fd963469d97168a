using System.Globalization;
using Wavecast.Plotting.Ticks;
using Wavecast.TimeSeries;
using Xunit;

namespace Wavecast.Plotting.Tests.Ticks;

public sealed class TimeIndexTicksTests
{
    private static readonly DateTime January = new(1958, 1, 1);

    [Fact]
    public void For_Months_HasYearsWhereThereIsNoRoomForMonths()
    {
        TimeIndex months = new(January, Frequency.Monthly, 36);

        Assert.Equal("1958@0 1959@12 1960@24", Ticks(months, 4));
        Assert.Equal("Jan 1958@0 Jul 1958@6 Jan 1959@12 Jul 1959@18 Jan 1960@24 Jul 1960@30", Ticks(months, 8));
    }

    [Fact]
    public void For_FewMonths_HasNoDays() =>
        Assert.Equal("Jan 1958@0 Feb 1958@1 Mar 1958@2", Ticks(new TimeIndex(January, Frequency.Monthly, 3), 14));

    [Fact]
    public void For_EndsOfMonths_StandAtTheirMonths() =>
        Assert.Equal("Jan 1958@0 Feb 1958@1 Mar 1958@2", Ticks(new TimeIndex(new DateTime(1958, 1, 31), Frequency.Monthly, 3), 14));

    [Fact]
    public void For_YearsThatEndInDecember_StandAtTheirYears() =>
        Assert.Equal("1958@0 1959@1 1960@2", Ticks(new TimeIndex(new DateTime(1958, 12, 31), Frequency.Yearly, 3), 14));

    [Fact]
    public void For_BusinessDays_HasMondaysAtTheirSteps() =>
        Assert.Equal("2024-01-08@1 2024-01-15@6", Ticks(new TimeIndex(new DateTime(2024, 1, 5), Frequency.BusinessDaily, 10), 5));

    [Fact]
    public void For_PlainSteps_HasTheirNumbers() =>
        Assert.Equal("100@0 150@5 200@10", Ticks(new TimeIndex(100L, Frequency.EverySteps(10), 12), 3));

    [Fact]
    public void For_OneStep_IsThatStep()
    {
        Assert.Equal("1958-01@0", Ticks(new TimeIndex(January, Frequency.Monthly, 1), 5));
        Assert.Equal("7@0", Ticks(new TimeIndex(7L, Frequency.Steps, 1), 5));
        Assert.Equal("", Ticks(new TimeIndex(7L, Frequency.Steps, 0), 5));
    }

    [Theory]
    [InlineData("yearly", "year")]
    [InlineData("business-daily", "business day")]
    [InlineData("15min", "time")]
    [InlineData("10steps", "step")]
    public void LabelOf_Frequency_IsItsStep(string frequency, string expected) =>
        Assert.Equal(expected, TimeIndexTicks.LabelOf(Frequency.Parse(frequency)));

    private static string Ticks(TimeIndex index, int most) => string.Join(' ', TimeIndexTicks.For(index).Between(-0.5, index.Length - 0.5, most)
        .Select(tick => string.Create(CultureInfo.InvariantCulture, $"{tick.Label}@{Math.Round(tick.Position, 3)}")));
}
