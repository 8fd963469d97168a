using System.Globalization;
using Wavecast.Plotting.Ticks;
using Xunit;

namespace Wavecast.Plotting.Tests.Ticks;

public sealed class IndexTicksTests
{
    [Fact]
    public void For_NoTexts_CountsSteps() =>
        Assert.Equal("0@0 10@10 20@20", Ticks(null, -0.5, 25.5, 3));

    [Fact]
    public void For_Years_HasRoundYearsAlsoBehindTheLast() =>
        Assert.Equal("1960@5 1970@15 1980@25", Ticks([.. Enumerable.Range(1955, 20).Select(year => $"{year}")], -0.5, 29.5, 4));

    [Fact]
    public void For_Months_HasYearsWhereTheyBegin()
    {
        string[] months = [.. Enumerable.Range(0, 36).Select(m => string.Create(CultureInfo.InvariantCulture, $"{1949 + (m + 6) / 12}-{(m + 6) % 12 + 1:00}"))];

        Assert.Equal("1950@6 1951@18 1952@30", Ticks(months, -0.5, 35.5, 4));
        Assert.Equal("Oct 1949@3 Jan 1950@6", Ticks(months, 2.5, 8.5, 2));
    }

    [Fact]
    public void For_Hours_HasMidnights()
    {
        string[] hours = [.. Enumerable.Range(0, 48).Select(h => new DateTime(2024, 2, 28).AddHours(h).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))];

        Assert.Equal("02-28 00:00@0 02-28 12:00@12 02-29 00:00@24 02-29 12:00@36", Ticks(hours, 0, 47, 4));
        Assert.Equal("2024-02-28@0 2024-02-29@24", Ticks(hours, 0, 47, 2));
    }

    [Fact]
    public void For_Names_StandAtEveryNthStep() =>
        Assert.Equal("a@0 c@2 e@4", Ticks(["a", "b", "c", "d", "e"], -0.5, 9.5, 5));

    [Fact]
    public void For_FallingNumbers_AreNames() =>
        Assert.Equal("3@0 2@1 1@2", Ticks(["3", "2", "1"], -0.5, 2.5, 3));

    [Theory]
    [InlineData("0001-01-01", "0001-01-02")]
    [InlineData("9999-12-30", "9999-12-31")]
    public void For_EndsOfTheCalendar_DoNotOverflow(string first, string second) =>
        Assert.InRange(IndexTicks.For([first, second]).Between(-1000, 1000, 5).Count, 0, 5);

    private static string Ticks(string[]? index, double low, double high, int most) => string.Join(' ',
        IndexTicks.For(index).Between(low, high, most).Select(tick => string.Create(CultureInfo.InvariantCulture, $"{tick.Label}@{Math.Round(tick.Position, 3)}")));
}
