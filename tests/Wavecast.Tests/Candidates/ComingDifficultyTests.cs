using Wavecast.Candidates;
using Wavecast.Randomness;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class ComingDifficultyTests
{
    private const int Horizon = 14;

    /// <summary>A year of days, in whole weeks, of which the last four are four times as hard.</summary>
    private const int Year = 364;
    private const int Hard = 336;

    // A half of what one year says is believed, as far as it came back so far.
    [Theory]
    [InlineData(2 * Year + Hard, 1.2, 2.2)]
    [InlineData(2 * Year + 100, 0.7, 0.97)]
    [InlineData(Year + 30, 1, 1)]
    public void Of_DaysOfHardYears_IsAsHardAsTheSameTimesBefore(int length, double least, double most) => Assert.InRange(Of(Days(length)).Stretch, least, most);

    // Behind hard weeks the scale of widths is still half of theirs: what a year ago was small by that is not small by itself.
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(40)]
    public void Of_DaysBehindHardWeeks_IsNoSmallerThanTheirScaleIsLarge(int behind)
    {
        CandidateData data = Days(3 * Year + behind);
        double scale = data.Series.Average(series => data.SpreadScaleOf(series.Values)) / data.Series.Average(series => data.ScaleOf(series.Values));

        Assert.InRange(scale * Of(data).Stretch, 0.75, 1.6);
    }

    [Theory]
    [InlineData("weekly", 1, 52 * 3 + 44, 52, 44)]
    [InlineData("weekly", 52, 52 * 5 + 44, 52, 44)]
    [InlineData("monthly", 12, 12 * 9 + 8, 12, 8)]
    public void Of_DatedStepsOfHardYears_IsHard(string frequency, int season, int length, int year, int hard) =>
        Assert.InRange(Of(Noise(length, t => t % year >= hard ? 4 : 1, Dated(Frequency.Parse(frequency), length)) with { Season = season, Horizon = 4 }).Stretch, 1.15, 2.5);

    // A horizon of three hours, of which a year holds thousands.
    [Fact]
    public void Of_ShortHorizonsOfLongYears_SeesWholeYears()
    {
        const int DaysKnown = 2 * Year + Hard;
        Assert.InRange(Of(Noise(DaysKnown * 8, t => t / 8 % Year >= Hard ? 4 : 1, Dated(Frequency.Minutes(180), DaysKnown * 8), series: 12) with { Season = 8, Horizon = 1 }).Stretch, 1.1, 2.5);
    }

    [Fact]
    public void Of_HardWeeksThatDidNotComeBack_IsNothing() => Assert.InRange(Of(Noise(1100, t => t is >= 372 and < 400 ? 4 : 1) with { Season = 7, Horizon = Horizon }).Stretch, 0.98, 1.02);

    // Closed for a month in the year before: those before that one tell.
    [Fact]
    public void Of_AYearOfWhichNothingIsKnown_IsPassedOver()
    {
        ComingDifficulty coming = Of(Noise(4 * Year + Hard, t => t % Year >= Hard - 8 ? t / Year == 3 ? double.NaN : 4 : 1) with { Season = 7, Horizon = Horizon });

        Assert.Equal(3, coming.Years);
        Assert.InRange(coming.Stretch, 1.3, 3);
    }

    [Theory]
    [InlineData(1, 14)]
    [InlineData(7, 200)]
    public void Of_StepsThatStandForNothingOrHalfAYearAhead_IsNothing(int season, int horizon) => Assert.Equal(1, Of(Days(3 * Year + Hard) with { Season = season, Horizon = horizon }).Stretch);

    [Fact]
    public void Of_ConstantsOrFewSeries_IsNothing()
    {
        Assert.Equal(1, Of(Noise(1064, _ => 0) with { Season = 7, Horizon = Horizon }).Stretch);
        Assert.Equal(1, Of(Days(3 * Year + Hard).Only(Enumerable.Range(0, 8))).Stretch);
    }

    // What ended in summer says nothing of December, and is not told of it.
    [Fact]
    public void Of_SeriesThatEndedBefore_LeavesThemAsTheyAre()
    {
        CandidateData data = Noise(2 * Year + Hard, t => t % Year >= Hard ? 4 : 1, Dated(Frequency.Daily, 2 * Year + Hard)) with { Season = 7, Horizon = Horizon };
        ComingDifficulty coming = Of(data with { Series = [.. data.Series.Select((series, i) => i % 3 == 0 ? series.Take(series.Length - 150) : series)] });

        Assert.True(coming.StretchOf(1) > 1.2, $"{coming.StretchOf(1)}");
        Assert.Equal(1, coming.StretchOf(0));
        Assert.Equal(Of(data.Only(Enumerable.Range(0, 60).Where(i => i % 3 > 0))).Stretch, coming.Stretch);
        Assert.StartsWith("Intervals of the 40 of 60 series that end last are ", Assert.Single(coming.Notes(data)), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_OfPlainSteps_SayWhatTheyAreTakenFor() =>
        Assert.Matches("^Intervals are [0-9]+ % wider than the mean of all times: the same time of the year, if a season of 7 steps is a week, was harder to forecast in 2 years before\\.$", Assert.Single(Of(Days(2 * Year + Hard)).Notes(Days(2 * Year + Hard))));

    private static ComingDifficulty Of(CandidateData data) => ComingDifficulty.Of(data);

    private static TimeIndex Dated(Frequency frequency, int length) => new(new DateTime(2015, 1, 5), frequency, length);

    private static CandidateData Days(int length) => Noise(length, t => t % Year >= Hard ? 4 : 1) with { Season = 7, Horizon = Horizon };

    private static CandidateData Noise(int length, Func<int, double> deviation, TimeIndex? index = null, int series = 60) => new(
        [.. Enumerable.Range(0, series).Select(i => new Series($"{i}", index ?? new TimeIndex(0, Frequency.Steps, length),
            [.. Enumerable.Range(0, length).Select(t => t % 13 == i % 13 ? double.NaN : 10 + deviation(t) * new PhiloxStream(i, RandomPurpose.ObservationNoise).Gaussian(t))]))],
        1, 5, [0.1, 0.5, 0.9], 0, 1);
}
