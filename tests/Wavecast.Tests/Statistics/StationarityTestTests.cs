using Wavecast.Randomness;
using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class StationarityTestTests
{
    // By hand: errors −1.5, −0.5, 0.5, 1.5; partial sums squared 8.5; variance 5 + 2 (2/3 · 1.25 − 1/3 · 1.5) over two lags.
    [Fact]
    public void Statistic_OfALine_IsAsByHand() => Assert.Equal(8.5 / (17.0 / 3) / 4, StationarityTest.Statistic([1, 2, 3, 4]), 1e-12);

    [Fact]
    public void HasLevel_NoiseAboutOne_AndNotWhatWandersOrGrows()
    {
        double[] noise = [.. Enumerable.Range(0, 600).Select(t => 50 + new PhiloxStream(1, RandomPurpose.ObservationNoise).Gaussian(t))], walk = [.. noise], trend = [.. noise.Select((value, t) => value + 0.02 * t)];
        for (int t = 1; t < walk.Length; t++)
        {
            walk[t] = walk[t - 1] + noise[t] - 50;
        }

        Assert.True(StationarityTest.HasLevel(noise));
        Assert.False(StationarityTest.HasLevel(walk));
        Assert.False(StationarityTest.HasLevel(trend));
    }

    [Fact]
    public void HasLevel_OfAConstant_IsFalse() => Assert.False(StationarityTest.HasLevel([3, 3, 3, 3, 3]));
}
