using Wavecast.Metrics;

namespace Wavecast.Tests.Metrics;

public sealed class BootstrapTests
{
    [Fact]
    public void Mean_OfTwoValues_HasTheBinomialsInterval()
    {
        // Means of resamples of {0, 1} are 0, ½ and 1 with probabilities ¼, ½ and ¼: 40 % of them around the middle are ½.
        BootstrapInterval interval = Bootstrap.Mean([0, 1], level: 0.4);

        Assert.Equal(new BootstrapInterval(0.5, 0.5, 0.5), interval);
        Assert.Equal(new BootstrapInterval(0.5, 0, 1), Bootstrap.Mean([0, 1], level: 0.6));
    }

    [Fact]
    public void Mean_OfGaussianQuantiles_HasTheNormalsInterval()
    {
        // 400 values of variance v: the mean's interval is ±1.96 √(v / 400). Both ends of 10,000 resamples
        // have a standard error of about 0.018 deviations of the mean; five of them are allowed.
        double[] values = [.. Enumerable.Range(0, 400).Select(i => Math.Cbrt(i - 199.5))];
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)) / 400);

        BootstrapInterval interval = Bootstrap.Mean(values);

        Assert.Equal(mean, interval.Estimate, 1e-12);
        Assert.Equal(mean - 1.96 * deviation, interval.Low, 0.09 * deviation);
        Assert.Equal(mean + 1.96 * deviation, interval.High, 0.09 * deviation);
    }

    [Fact]
    public void Median_OfFiveValues_HasTheOrderStatisticsInterval()
    {
        // A resample's median is at most the smallest value where three of five draws hit it:
        // P = Σ C(5,k) 0.2^k 0.8^(5−k), k ≥ 3, = 5.8 %, above the 2.5 % of each end.
        Assert.Equal(new BootstrapInterval(3, 1, 1000), Bootstrap.Median([3, 1, 1000, 2, 4]));
        Assert.Equal(new BootstrapInterval(3, 2, 4), Bootstrap.Median([3, 1, 1000, 2, 4], level: 0.8));
    }

    [Fact]
    public void Median_OfAnEvenNumber_IsTheMeanOfTheMiddle() => Assert.Equal(2.5, Bootstrap.Median([4, 1, 3, 2]).Estimate);

    [Fact]
    public void Median_WithAnInfiniteValue_IsFinite() => Assert.Equal(2, Bootstrap.Median([double.PositiveInfinity, 1, 2]).Estimate);

    [Fact]
    public void Intervals_OfOneSeed_AreTheSameBits()
    {
        double[] values = [.. Enumerable.Range(0, 11).Select(i => Math.Sin(i))];

        Assert.Equal(Bootstrap.Mean(values, seed: 3), Bootstrap.Mean(values, seed: 3));
        Assert.NotEqual(Bootstrap.Mean(values, seed: 3), Bootstrap.Mean(values, seed: 4));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    public void Mean_LevelOutOfRange_NamesIt(double level) =>
        Assert.Contains("level is", Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Mean([1], level)).Message, StringComparison.Ordinal);

    [Fact]
    public void Mean_WithoutValuesOrWithNaN_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([]));
        Assert.Throws<ArgumentException>(() => Bootstrap.Median([1, double.NaN]));
    }
}
