using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;
using Xunit;

namespace Wavecast.Plotting.Tests.Ticks;

public sealed class SignedLogTicksTests
{
    [Fact]
    public void Between_SmallNumbersOfBothSigns_HasZeroAndPowersOfTen()
    {
        string[] labels = [.. new SignedLogTicks().Between(SignedLogAxis.At(-0.2), SignedLogAxis.At(0.02), most: 8).Select(tick => tick.Label)];

        Assert.Equal(["-0.1", "-0.01", "-0.001", "0", "0.001", "0.01"], labels);
    }

    [Fact]
    public void Between_MoreThanFit_LeavesOutEveryOtherPower()
    {
        string[] labels = [.. new SignedLogTicks().Between(SignedLogAxis.At(-0.2), SignedLogAxis.At(0.02), most: 5).Select(tick => tick.Label)];

        Assert.Equal(["-0.1", "-0.001", "0", "0.001"], labels);
    }
}
