namespace Wavecast.Tests.Signals;

public sealed class MultiSineTests
{
    [Fact]
    public void Generate_ByDefault_HasEvolinosFiveSpeedsOnly()
    {
        double[] x = Signal.MultiSine(1, 400)[0].ToArray();

        // Each factor L² − 2 cos(ω) L + 1 takes away the sine of speed ω and no other.
        double[] left = new[] { 0.2, 0.311, 0.42, 0.51, 0.63 }.Aggregate(x, Without);

        Assert.All(left, value => Assert.Equal(0, value, 1e-11));
    }

    [Fact]
    public void Generate_OfTwoSpeeds_AddsTwoSinesOfAmplitudeOne()
    {
        double[] one = Signal.MultiSine(1, 200, [0.3])[0].ToArray();
        double[] two = Signal.MultiSine(1, 200, [0.3, 1.1])[0].ToArray();
        double[] second = [.. two.Zip(one, (x, y) => x - y)];

        Assert.All(Without(second, 1.1), value => Assert.Equal(0, value, 1e-12));
        for (int t = 1; t + 1 < second.Length; t++)
        {
            double cosine = (second[t + 1] - second[t - 1]) / (2 * Math.Sin(1.1));
            Assert.Equal(1, second[t] * second[t] + cosine * cosine, 1e-12);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(3.2)]
    [InlineData(double.NaN)]
    public void Generate_WithASpeedOutOfRange_IsRefused(double speed)
    {
        Assert.Throws<ArgumentOutOfRangeException>("angularSpeeds", () => Signal.MultiSine(1, 10, [0.1, speed]));
    }

    [Fact]
    public void Generate_WithoutSpeeds_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("angularSpeeds", () => Signal.MultiSine(1, 10, []));
    }

    private static double[] Without(double[] x, double speed) =>
        [.. Enumerable.Range(1, x.Length - 2).Select(t => x[t + 1] - 2 * Math.Cos(speed) * x[t] + x[t - 1])];
}
