using Wavecast.Candidates;
using Wavecast.Randomness;

namespace Wavecast.Tests.Candidates;

public sealed class PredictiveAccuracyTests
{
    // n alternating differences of mean m and deviation 1: without overlap t = m·√n.
    [Theory]
    [InlineData(0.41, true)]
    [InlineData(0.39, false)]
    public void IsWorse_WithoutOverlap_IsATTest(double mean, bool expected) =>
        Assert.Equal(expected, PredictiveAccuracy.IsWorse([.. Enumerable.Range(0, 25 - 1).Select(i => mean + (i % 2 == 0 ? 1 : -1))], overlap: 0));

    [Fact]
    public void IsWorse_WhereDifferencesGoTogether_CountsThemForFewer()
    {
        double[] blocks = [.. Enumerable.Range(0, 40).Select(o => 0.5 + (o / 10 % 2 == 0 ? 1 : -1))];

        Assert.True(PredictiveAccuracy.IsWorse(blocks, overlap: 0));
        Assert.False(PredictiveAccuracy.IsWorse(blocks, overlap: 10));
    }

    [Fact]
    public void IsWorse_OfTooFew_CannotTell() => Assert.False(PredictiveAccuracy.IsWorse([9, 9, 9], overlap: 0));

    [Fact]
    public void IsWorse_OfNoise_IsSeldom()
    {
        PhiloxStream noise = new(0, RandomPurpose.ObservationNoise);

        int worse = Enumerable.Range(0, 1000).Count(i => PredictiveAccuracy.IsWorse([.. Enumerable.Range(0, 40).Select(o => noise.Gaussian(i, o))], overlap: 3));

        Assert.InRange(worse, 10, 80);
    }
}
