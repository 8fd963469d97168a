using Wavecast.Plotting.Ticks;
using Xunit;

namespace Wavecast.Plotting.Tests.Ticks;

public sealed class LinearTicksTests
{
    [Theory]
    [InlineData(-1.05, 1.05, 5, "-1.0 -0.5 0 0.5 1.0")]
    [InlineData(0, 1, 10, "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9")]
    [InlineData(103, 622, 6, "200 300 400 500 600")]
    [InlineData(0, 1.2e-7, 3, "0 0.5e-7 1.0e-7")]
    [InlineData(-2e8, 2e8, 4, "-2e8 -1e8 0 1e8")]
    [InlineData(1000000, 1000002, 2, "1.000000e6 1.000001e6")]
    public void Between_Range_HasRoundNumbersWithTheDigitsNeeded(double low, double high, int most, string expected) =>
        Assert.Equal(expected, Labels(new LinearTicks(), low, high, most));

    [Theory]
    [InlineData(-0.5, 2.5, 20, "0 1 2")]
    [InlineData(17999.5, 21999.5, 5, "18000 19000 20000 21000")]
    [InlineData(999990.5, 1000010.5, 3, "1000000 1000010")]
    public void Between_WholeOnly_HasWholeNumbers(double low, double high, int most, string expected) =>
        Assert.Equal(expected, Labels(new LinearTicks { WholeOnly = true }, low, high, most));

    private static string Labels(LinearTicks ticks, double low, double high, int most) =>
        string.Join(' ', ticks.Between(low, high, most).Select(tick => tick.Label));
}
