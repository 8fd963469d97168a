using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class LoessTests
{
    [Fact]
    public void Smooth_OfALine_IsTheLine_AlsoBeyondItsEnds()
    {
        double[] line = [.. Enumerable.Range(0, 20).Select(t => 3 - 0.5 * t)];
        Loess loess = new(7, IsLinear: true);

        Assert.All(line.Zip(loess.Smooth(line)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal(3 - 0.5 * 20, loess.At(20, line), 1e-12);
        Assert.Equal(3.5, loess.At(-1, line), 1e-12);
    }

    [Fact]
    public void At_AnImpulse_IsItsTricubeWeight()
    {
        // Five points reach 2 steps: weights 0, w, 1, w, 0 with w = (1 − 1/8)³. Fifteen on a series of five reach 5 more.
        double w = Math.Pow(7 / 8.0, 3), wide1 = Math.Pow(1 - Math.Pow(1 / 7.0, 3), 3), wide2 = Math.Pow(1 - Math.Pow(2 / 7.0, 3), 3);

        Assert.Equal(w / (1 + 2 * w), new Loess(5, IsLinear: false).At(2, [0, 0, 0, 1, 0]), 1e-15);
        Assert.Equal(wide1 / (1 + 2 * wide1 + 2 * wide2), new Loess(15, IsLinear: false).At(2, [0, 0, 0, 1, 0]), 1e-15);
    }
}
