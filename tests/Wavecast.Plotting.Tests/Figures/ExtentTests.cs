using Wavecast.Plotting.Figures;
using Xunit;

namespace Wavecast.Plotting.Tests.Figures;

public sealed class ExtentTests
{
    [Fact]
    public void Near_Anchor_IsCutAtItsSpans()
    {
        Assert.Equal(new Extent(-1, 3), new Extent(-50, 3).Near(new Extent(1, 2), 2));
        Assert.Equal(new Extent(0, 3), new Extent(0, 3).Near(new Extent(1, 2), 2));
    }

    [Fact]
    public void Near_AnchorWithoutSpan_IsWhole()
    {
        Assert.Equal(new Extent(-50, 3), new Extent(-50, 3).Near(null, 2));
        Assert.Equal(new Extent(-50, 3), new Extent(-50, 3).Near(new Extent(1, 1), 2));
    }

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(-5, 1, -5.0)]
    [InlineData(0, 7, 7.0)]
    [InlineData(-5, 7, 7.0)]
    [InlineData(-9, 7, -9.0)]
    public void Beyond_Shown_IsTheFartherEnd(double low, double high, double? expected) =>
        Assert.Equal(expected, new Extent(low, high).Beyond(new Extent(-1, 2)));
}
