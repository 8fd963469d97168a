using Wavecast.Plotting.Ticks;
using Xunit;

namespace Wavecast.Plotting.Tests.Ticks;

public sealed class LogTicksTests
{
    [Theory]
    [InlineData(-3.2, 0.1, 4, "0.001 0.01 0.1 1")]
    [InlineData(-12, 0, 4, "10⁻¹⁰ 10⁻⁵ 10⁰")]
    [InlineData(-1, 1.05, 7, "0.1 0.2 0.5 1 2 5 10")]
    [InlineData(1.2, 1.75, 8, "20 30 40 50")]
    [InlineData(-8.05, -6.9, 3, "10⁻⁸ 3·10⁻⁸ 10⁻⁷")]
    [InlineData(0.62, 0.68, 4, "4.2 4.4 4.6")]
    public void Between_Range_HasPowersAndWhatIsNeededBetweenThem(double low, double high, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', new LogTicks().Between(low, high, most).Select(tick => tick.Label)));

    [Fact]
    public void Between_Ticks_StandAtTheirLogarithms() =>
        Assert.Equal([-2, -1, 0], new LogTicks().Between(-2.1, 0.1, 3).Select(tick => tick.Position));
}
