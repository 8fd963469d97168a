using Wavecast.Reports.Forecasts;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Tests.Forecasts;

public sealed class DataWarningsTests
{
    [Fact]
    public void Of_Noise_HasNothingToSay() => Assert.Empty(Of(Samples.Noise(1, 60)));

    [Theory]
    [InlineData(12, "Series 's': 35 values are fewer than 3 seasons of 12")]
    [InlineData(1, "Series 's': 35 values are fewer than 5 horizons of 8")]
    public void Of_FewValues_SaysHowMany(int season, string expected) =>
        Assert.StartsWith(expected, Text(DataWarnings.Of(new([Samples.Of("s", Samples.Noise(1, 35))]), season, 8), "short history"), StringComparison.Ordinal);

    [Fact]
    public void Of_Gap_SaysWhere() =>
        Assert.Equal("Series 's': The longest gap is 3 steps, from 20.", Text(Of(Changed(20, 23, double.NaN)), "gaps"));

    [Fact]
    public void Of_GapAtTheEnd_SaysThatValuesAreOld() =>
        Assert.Equal("Series 's': The last 2 values are missing: the forecast goes on from older ones.", Text(Of(Changed(58, 60, double.NaN)), "gaps"));

    [Fact]
    public void Of_GapBeforeTheFirstValue_IsNone() => Assert.DoesNotContain(Of(Changed(0, 9, double.NaN)), warning => warning.Name == "gaps");

    [Fact]
    public void Of_ManyZeros_SaysTheirShare() =>
        Assert.StartsWith("Series 's': 50 % of the values are 0", Text(Of([.. Samples.Noise(1, 60).Select((value, t) => t % 2 == 0 ? 0 : value)]), "zeros"), StringComparison.Ordinal);

    [Fact]
    public void Of_ValuesThatStandStill_SaysFromWhen() =>
        Assert.StartsWith("Series 's': 9 values in a row from 20 are the same, 0.5:", Text(Of(Changed(20, 29, 0.5)), "stands still"), StringComparison.Ordinal);

    [Fact]
    public void Of_SevenEqualValues_AreChance() => Assert.DoesNotContain(Of(Changed(20, 27, 0.5)), warning => warning.Name == "stands still");

    [Theory]
    [InlineData(2.0, "Series 's': The last value, 2, lies far above all before it")]
    [InlineData(-2.0, "Series 's': The last value, -2, lies far below all before it")]
    public void Of_OddLastValue_SaysSo(double last, string expected) =>
        Assert.StartsWith(expected, Text(Of(Changed(59, 60, last)), "last value"), StringComparison.Ordinal);

    [Fact]
    public void Of_SomeSeries_NamesTheFirstThree()
    {
        Panel panel = new(Enumerable.Range(0, 6).Select(i => Samples.Of($"s{i}", i == 2 ? Samples.Noise(i, 60) : Changed(20, 23, double.NaN, i))));

        Assert.Equal("5 of 6 series: 's0', 's1', 's3' and 2 more. The first: The longest gap is 3 steps, from 20.", Text(DataWarnings.Of(panel, 1, 4), "gaps"));
    }

    [Fact]
    public void Of_ALastPieceAtAnotherLevel_SaysFromWhereToWhere() =>
        Assert.StartsWith("Series 's': The last 4 steps average 2, the 4 before 0.", Text(Of(Changed(56, 60, 2)), "level"), StringComparison.Ordinal);

    [Fact]
    public void Of_AllSeries_NamesTheFirst()
    {
        Panel panel = new(Enumerable.Range(0, 400).Select(i => Samples.Of($"s{i}", Samples.Noise(i, 15))));

        Assert.Equal("All 400 series. The first, 's0': 15 values are fewer than 5 horizons of 4: there is little to try a forecast on.", Text(DataWarnings.Of(panel, 1, 4), "short history"));
    }

    private static double[] Changed(int from, int to, double value, int seed = 1) => [.. Samples.Noise(seed, 60).Select((old, t) => t >= from && t < to ? value : old)];

    private static (string Name, string Text)[] Of(double[] values) => [.. DataWarnings.Of(new([Samples.Of("s", values)]), 1, 4)];

    private static string Text(IEnumerable<(string Name, string Text)> warnings, string name) => Assert.Single(warnings, warning => warning.Name == name).Text;
}
