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

    // Days whose season is a week, of two years and a part: weeks 48 to 51 of each year are four times as hard. A half of what came back is believed of one year, two thirds of two.
    [Theory]
    [InlineData(2 * 364 + 336, 1.2, 2.2)]
    [InlineData(2 * 364 + 100, 0.7, 0.97)]
    [InlineData(364 + 30, 1, 1)]
    public void Coming_BehindTheSameWeeksOfHardYears_IsAsHard(int length, double least, double most) =>
        Assert.InRange(OriginDifficulty.Coming(Weeks(length, t => t % 364 >= 336 ? 4 : 1)), least, most);

    [Theory]
    [InlineData("weekly", 1, 52 * 3 + 44, 52, 44)]
    [InlineData("weekly", 52, 52 * 5 + 44, 52, 44)]
    [InlineData("monthly", 12, 12 * 9 + 8, 12, 8)]
    public void Coming_DatedStepsOfHardYears_IsAsHard(string frequency, int season, int length, int year, int hard) =>
        Assert.InRange(OriginDifficulty.Coming(Dated(Frequency.Parse(frequency), length, t => t % year >= hard ? 4 : 1, season)), 1.2, 2.5);

    [Fact]
    public void Coming_HardWeeksThatDidNotComeBack_IsOne() => Assert.InRange(OriginDifficulty.Coming(Weeks(1100, t => t is >= 372 and < 400 ? 4 : 1)), 0.999, 1.02);

    [Theory]
    [InlineData(1, 14)]
    [InlineData(7, 200)]
    public void Coming_StepsThatStandForNothingOrHalfAYearAhead_IsOne(int season, int horizon) =>
        Assert.Equal(1, OriginDifficulty.Coming(Weeks(1064, t => t % 364 >= 336 ? 4 : 1) with { Season = season, Horizon = horizon }));

    [Fact]
    public void Coming_Constants_IsOne() => Assert.Equal(1, OriginDifficulty.Coming(Weeks(1064, _ => 0)));

    private static CandidateData Dated(Frequency frequency, int length, Func<int, double> deviation, int season) =>
        Noise(length, deviation, new TimeIndex(new DateTime(2015, 1, 5), frequency, length)) with { Season = season, Horizon = 4 };

    private static CandidateData Weeks(int length, Func<int, double> deviation) => Noise(length, deviation) with { Season = 7, Horizon = 14 };

    private static CandidateData Noise(int length, Func<int, double> deviation, TimeIndex? index = null) => new(
        [.. Enumerable.Range(0, 60).Select(i => new Series($"{i}", index ?? new TimeIndex(0, Frequency.Steps, length),
            [.. Enumerable.Range(0, length).Select(t => t % 13 == i % 13 ? double.NaN : 10 + deviation(t) * new PhiloxStream(i, RandomPurpose.ObservationNoise).Gaussian(t))]))],
        1, Reach, [0.1, 0.5, 0.9], 0, 1);
}
