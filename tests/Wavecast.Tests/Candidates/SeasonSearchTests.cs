using Wavecast.Candidates;
using Wavecast.Randomness;
using Wavecast.Tests.Segments;
using Wavecast.Tests.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class SeasonSearchTests
{
    [Fact]
    public void Find_OfPassengers_IsAYear() => Assert.Equal(12, SeasonSearch.Find(RealSeries.AirPassengers));

    [Theory]
    [InlineData(7)]
    [InlineData(24)]
    [InlineData(52)]
    public void Find_OfAWave_IsItsPeriodAndNotTwice(int period) => Assert.Equal(period, SeasonSearch.Find(Waves.Sine(400, period)));

    // Of 34 values lags to 11 are looked at: the last of them is no peak.
    [Theory]
    [InlineData(34, 12)]
    [InlineData(130, 52)]
    public void Find_OfLessThanThreeSeasons_IsNone(int length, int period) => Assert.Equal(1, SeasonSearch.Find(Waves.Sine(length, period)));

    [Fact]
    public void Find_OfNoise_IsNone()
    {
        double[] noise = new double[500];
        new PhiloxStream(1, RandomPurpose.ObservationNoise).FillGaussian<double>(noise, 0);

        Assert.Equal(1, SeasonSearch.Find(noise));
    }

    [Fact]
    public void Find_OfAPanel_IsWhatMostHave() => Assert.Equal(7, SeasonSearch.Find([Steps(Waves.Sine(100, 7)), Steps(Waves.Sine(100, 7, phase: 2)), Steps(new double[100])]));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Find_OfTooLittle_IsNone(int length) => Assert.Equal(1, SeasonSearch.Find(Waves.Sine(length)));

    private static Series Steps(double[] values) => new($"{values[2]}", new TimeIndex(0, Frequency.Steps, values.Length), values);
}
