using Wavecast.Metrics;

namespace Wavecast.Tests.Metrics;

public sealed class SpectrumTests
{
    [Theory]
    [InlineData(5.3)]
    [InlineData(17.9)]
    [InlineData(77.7)]
    public void DominantPeriod_OfASine_IsItsPeriodBetweenTheBins(double period)
    {
        Spectrum spectrum = Spectrum.Of(Wave(t => 3 + 2 * Math.Sin(2 * Math.PI * t / period)));

        // The parabola misses a Hann window's peak by less than a hundredth of a bin, which is period / 4096 of the period.
        Assert.Equal(period, spectrum.DominantPeriod!.Value, 1e-5 * period * period);
        Assert.Equal(2, spectrum.Amplitudes.Max(), 0.03);
        Assert.True(spectrum.PeakShare > 0.999);
    }

    [Fact]
    public void DominantPeriod_OfTwoSines_IsTheStrongerOnes()
    {
        Spectrum spectrum = Spectrum.Of(Wave(t => Math.Sin(2 * Math.PI * t / 40) + 3 * Math.Sin(2 * Math.PI * t / 9)));

        Assert.Equal(9, spectrum.DominantPeriod!.Value, 0.01);
        // The powers are as 1 to 9.
        Assert.Equal(0.9, spectrum.PeakShare, 0.01);
    }

    [Fact]
    public void PeakFrequency_OfAConstant_IsNone()
    {
        Spectrum spectrum = Spectrum.Of(Wave(_ => 0.1));

        Assert.Null(spectrum.PeakFrequency);
        Assert.Null(spectrum.DominantPeriod);
        Assert.Equal(0, spectrum.PeakShare);
    }

    [Fact]
    public void Of_TooFewOrNotFinite_Throws()
    {
        Assert.Throws<ArgumentException>(() => Spectrum.Of(new double[Spectrum.LeastSteps - 1]));
        Assert.Throws<ArgumentException>(() => Spectrum.Of(Wave(t => t == 5 ? double.NaN : 0)));
    }

    private static double[] Wave(Func<int, double> at) => [.. Enumerable.Range(0, 1000).Select(at)];
}
