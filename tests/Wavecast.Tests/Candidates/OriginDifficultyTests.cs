using Wavecast.Candidates;
using Wavecast.Randomness;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class OriginDifficultyTests
{
    private const int Reach = 5;

    [Fact]
    public void Of_TimesThatAreAlike_IsAboutOne() => Assert.InRange(OriginDifficulty.Of(Noise(120, _ => 1), Reach, 2), 0.9, 1.1);

    // Of 23 horizons two are three times as hard, and the unit of those behind them is none of theirs.
    [Fact]
    public void Of_AnUnquietEnd_IsHowMuchHarderItIs() => Assert.InRange(OriginDifficulty.Of(Noise(120, t => t >= 110 ? 3 : 1), Reach, 2), 1.4, 2.6);

    [Fact]
    public void Of_AQuietEnd_IsBelowOne() => Assert.InRange(OriginDifficulty.Of(Noise(120, t => t is >= 60 and < 70 ? 6 : 1), Reach, 2), 0.7, 0.97);

    // Series that have grown livelier for long are no harder at their end than their networks know.
    [Fact]
    public void Of_SeriesThatGrowLivelier_IsAboutOne() => Assert.InRange(OriginDifficulty.Of(Noise(240, t => Math.Exp(t / 80.0)), Reach, 2), 0.85, 1.2);

    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    public void Of_AShortHistory_IsOne(int length) => Assert.Equal(1, OriginDifficulty.Of(Noise(length, t => t > 9 ? 5 : 1), Reach, 2));

    [Fact]
    public void Of_Constants_IsOne() => Assert.Equal(1, OriginDifficulty.Of(Noise(120, _ => 0), Reach, 2));

    private static CandidateData Noise(int length, Func<int, double> deviation) => new(
        [.. Enumerable.Range(0, 60).Select(i => new Series($"{i}", new TimeIndex(0, Frequency.Steps, length),
            [.. Enumerable.Range(0, length).Select(t => t % 13 == i % 13 ? double.NaN : 10 + deviation(t) * new PhiloxStream(i, RandomPurpose.ObservationNoise).Gaussian(t))]))],
        1, Reach, [0.1, 0.5, 0.9], 0, 1);
}
