using Wavecast.Candidates;
using Wavecast.Randomness;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class LongSeasonTests
{
    private const int Horizon = 28;

    private static readonly DateTime Start = new(2019, 3, 5, 0, 0, 0, DateTimeKind.Unspecified);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("daily", 7, 759, "year of 365.24 steps")]
    [InlineData("daily", 7, 758, "")]
    [InlineData("daily", 1, 2000, "")]
    [InlineData("daily", 365, 4000, "")]
    [InlineData("business-daily", 5, 800, "year of 260.89 steps")]
    [InlineData("hourly", 24, 364, "week of 168 steps")]
    [InlineData("hourly", 24, 17560, "week of 168 steps, year of 8765.82 steps")]
    [InlineData("hourly", 168, 17560, "year of 8765.82 steps")]
    [InlineData("30min", 48, 700, "week of 336 steps")]
    [InlineData("weekly", 52, 2000, "")]
    [InlineData("monthly", 12, 900, "")]
    [InlineData("steps", 7, 800, "year of 365.24 steps")]
    [InlineData("steps", 48, 700, "week of 336 steps")]
    [InlineData("steps", 12, 9000, "")]
    [InlineData("steps", 168, 90000, "")]
    [InlineData("360min", 4, 100, "week of 28 steps")]
    [InlineData("steps", 1, 9000, "")]
    public void PossibleIn_SteadyFrequencies_AreThoseThatTheHistoryHoldsTwice(string frequency, int season, int length, string expected)
    {
        Frequency steps = Frequency.Parse(frequency);
        CandidateData data = Data(season, new Series("a", steps.IsCalendar ? new TimeIndex(Start, steps, length) : new TimeIndex(0, steps, length), new double[length]));

        Assert.Equal(expected, string.Join(", ", LongSeason.PossibleIn(data).Select(season => season[0].ToString())));
    }

    // Each seventh pair of a week is one of the day, which other methods know.
    [Fact]
    public void Fill_WeekOfHours_HasSinesOfTheCalendarButThoseOfTheDay()
    {
        LongSeason week = LongSeason.Restore("week", 168, 20, 7);
        TimeIndex index = new(Start, Frequency.Hourly, 200);
        double[][] columns = [.. Enumerable.Range(0, week.Count + 1).Select(_ => new double[100])];

        week.Fill(columns, 1, index, 50);

        Assert.Equal(36, week.Count);
        Assert.All(columns[0], value => Assert.Equal(0, value));
        int[] pairs = [.. Enumerable.Range(1, 20).Where(pair => pair % 7 != 0)];
        for (int t = 0; t < 100; t++)
        {
            DateTime time = index.TimeAt(50 + t);
            double phase = 2 * Math.PI * ((int)time.DayOfWeek * 24 + time.Hour) / 168;
            Assert.All(pairs.Index(), pair => Assert.Equal((Math.Sin(pair.Item * phase), Math.Cos(pair.Item * phase)), (columns[1 + 2 * pair.Index][t], columns[2 + 2 * pair.Index][t]), Near));
        }
    }

    // 1 March is the 60th or the 61st day, and 31 December the last in any year.
    [Fact]
    public void Fill_YearOfDays_BeginsAnewAtEachNewYear()
    {
        LongSeason year = LongSeason.Restore("year", 365.2425, 1, 0);
        TimeIndex index = new(new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), Frequency.Daily, 1096);
        double[][] columns = [new double[1096], new double[1096]];

        year.Fill(columns, 0, index, 0);

        Assert.All([0, 365, 731], t => Assert.Equal((0, 1), (columns[0][t], columns[1][t]), Near));
        Assert.Equal(Math.Sin(2 * Math.PI * 60 / 366), columns[0][365 + 60], 1e-12);
    }

    [Theory]
    [InlineData("month", 12, 1, 0)]
    [InlineData("year", 365, 0, 0)]
    [InlineData("year", double.NaN, 1, 0)]
    [InlineData("week", 168, 3, 5)]
    public void Restore_OfWhatIsNone_IsRefused(string name, double steps, int pairs, int skipped) =>
        Assert.ThrowsAny<ArgumentException>(() => LongSeason.Restore(name, steps, pairs, skipped));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Adjust_OfAKnownYear_TakesItOutAndRestoreLaysItOver(bool isMultiplicative)
    {
        Func<int, double> year = t => 0.3 * Math.Sin(2 * Math.PI * Phase(t)) + 0.1 * Math.Cos(6 * Math.PI * Phase(t));
        CandidateData data = Data(7, Daily("a", 1200, t => isMultiplicative ? Level(t) * Math.Exp(year(t)) : Level(t) + 100 * year(t), missing: 400));
        EffectRecipe recipe = new(EffectKind.None, isMultiplicative ? EffectKind.Multiplicative : EffectKind.Additive, [LongSeason.Restore("year", 365.2425, 3, 0)]);

        SeriesEffects effects = SeriesEffects.Fit(data, recipe, Cancel);
        double[] adjusted = effects.Adjust(data, knowsSeasons: true).Series[0].Values.ToArray();
        double[] restored = effects.Restore(data, new CandidateForecast([[.. Enumerable.Repeat(100.0, Horizon)]]), knowsSeasons: true).Median[0];

        // The level of the year is nobody's: whatever is left of it lies in all steps alike.
        double[] left = [.. Enumerable.Range(0, 1200).Where(t => t != 400).Select(t => adjusted[t] - Level(t))];
        Assert.InRange(Math.Sqrt(left.Average(value => (value - left.Average()) * (value - left.Average()))), 0, 1.5);
        Assert.True(double.IsNaN(adjusted[400]));
        Assert.All(restored.Index(), step => Assert.Equal(isMultiplicative ? Math.Exp(year(1200 + step.Index)) : 1 + year(1200 + step.Index), step.Item / 100, 0.03));
        Assert.Same(data, effects.Adjust(data, knowsSeasons: false));
    }

    // A panel's series share what they have in common, each by its scale, wherever they begin.
    [Fact]
    public void Adjust_OfManySeries_KnowsEachYearByItsCalendar()
    {
        Func<int, double> year = t => Math.Sin(2 * Math.PI * Phase(t));
        CandidateData data = Data(7, [.. Enumerable.Range(1, 6).Select(i => Daily($"s{i}", 900, t => i * (Level(t) + 20 * year(t)), offset: 50 * i))]);

        SeriesEffects effects = SeriesEffects.Fit(data, new EffectRecipe(EffectKind.None, EffectKind.Additive, [LongSeason.Restore("year", 365.2425, 3, 0)]), Cancel);
        double[][] restored = effects.Restore(data, new CandidateForecast([.. data.Series.Select(_ => new double[Horizon])]), knowsSeasons: true).Median;

        Assert.All(restored.Index(), series => Assert.All(series.Item.Index(), step =>
            Assert.Equal(20 * year(50 * (series.Index + 1) + 900 + step.Index), step.Item / (series.Index + 1), 2.0)));
    }

    [Fact]
    public void Choose_YearThatIsThere_TakesItAndElseNone()
    {
        CandidateData with = Data(7, Daily("a", 1200, t => Level(t) + 30 * Math.Sin(2 * Math.PI * Phase(t)))), without = Data(7, Daily("a", 1200, Level));

        EffectRecipe found = SeriesEffects.Choose(with, arePositive: true, seeksSeasons: true, Cancel);

        Assert.Equal("year", Assert.Single(found.Seasons).Name);
        Assert.Equal(EffectKind.None, found.Covariates);
        Assert.Empty(SeriesEffects.Choose(with, arePositive: true, seeksSeasons: false, Cancel).Seasons);
        Assert.Empty(SeriesEffects.Choose(without, arePositive: true, seeksSeasons: true, Cancel).Seasons);
    }

    // Waves over a part of one lead anywhere behind it.
    [Fact]
    public void Adjust_OfASeriesOfHalfAYear_LeavesItAsItIs()
    {
        Func<int, double> value = t => Level(t) + 20 * Math.Sin(2 * Math.PI * Phase(t));
        CandidateData data = Data(7, Daily("old", 1100, value), Daily("young", 180, value, offset: 920));

        SeriesEffects effects = SeriesEffects.Fit(data, new EffectRecipe(EffectKind.None, EffectKind.Additive, [LongSeason.Restore("year", 365.2425, 3, 0)]), Cancel);
        double[][] restored = effects.Restore(data, new CandidateForecast([new double[Horizon], new double[Horizon]]), knowsSeasons: true).Median;

        Assert.Equal(data.Series[1].Values.ToArray(), effects.Adjust(data, knowsSeasons: true).Series[1].Values.ToArray());
        Assert.All(restored[1], effect => Assert.Equal(0, effect));
        Assert.All(restored[0].Index(), step => Assert.Equal(20 * Math.Sin(2 * Math.PI * Phase(1100 + step.Index)), step.Item, 2.0));
    }

    // What wanders goes up and down as waves do, now and then.
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Choose_OfARandomWalk_FindsNone(int seed)
    {
        double[] walk = new double[1000];
        walk[0] = 500;
        for (int t = 1; t < walk.Length; t++)
        {
            walk[t] = walk[t - 1] + new PhiloxStream(seed, RandomPurpose.ObservationNoise).Gaussian(t);
        }

        Assert.Empty(SeriesEffects.Choose(Data(7, Daily("a", walk.Length, t => walk[t])), arePositive: true, seeksSeasons: true, Cancel).Seasons);
    }

    // Three years: over the last of them. Two and a bit: as far as a season and a half is known before the first origin.
    [Theory]
    [InlineData(1200, 40, 28 + 365)]
    [InlineData(800, 40, 800 - 548)]
    [InlineData(600, 3, 56)]
    public void OriginsOf_LieOverTheLastSeason(int length, int count, int first)
    {
        InnerOrigins origins = LongSeason.Restore("year", 365.2425, 3, 0).OriginsOf(Data(7, Daily("a", length, Level)), new InnerOrigins([56, 42, 28], 5, 28));

        Assert.Equal((count, first, 28, count), (origins.Back.Length, origins.Back[0], origins.Back[^1], origins.RefitEvery));
        Assert.Equal(origins.Back.OrderDescending(), origins.Back);
    }

    [Fact]
    public void Choose_EventBesideAYear_TakesBoth()
    {
        double[] events = [.. Enumerable.Range(0, 1200 + Horizon).Select(t => new PhiloxStream(1, RandomPurpose.SamplePath).Uniform(t) < 0.2 ? 1.0 : 0)];
        Series series = Daily("a", 1200, t => Level(t) + 30 * Math.Sin(2 * Math.PI * Phase(t)) + 15 * events[t]).With([new Covariate("event", CovariateKind.Future, events)]);

        EffectRecipe found = SeriesEffects.Choose(Data(7, series), arePositive: true, seeksSeasons: true, Cancel);

        Assert.Equal("year", Assert.Single(found.Seasons).Name);
        Assert.NotEqual(EffectKind.None, found.Covariates);
    }

    private static bool Near((double Sine, double Cosine) one, (double Sine, double Cosine) other) => Math.Abs(one.Sine - other.Sine) < 1e-12 && Math.Abs(one.Cosine - other.Cosine) < 1e-12;

    private static double Phase(int t)
    {
        DateTime day = Start.AddDays(t);
        return (day.DayOfYear - 1.0) / (DateTime.IsLeapYear(day.Year) ? 366 : 365);
    }

    private static double Level(int t) => 100 + 5 * Math.Sin(2 * Math.PI * t / 7) + new PhiloxStream(3, RandomPurpose.ObservationNoise).Gaussian(t);

    private static Series Daily(string id, int length, Func<int, double> value, int offset = 0, int missing = -1) =>
        new(id, new TimeIndex(Start.AddDays(offset), Frequency.Daily, length), [.. Enumerable.Range(0, length).Select(t => t == missing ? double.NaN : value(t + offset))]);

    private static CandidateData Data(int season, params Series[] series) => new([.. series], season, Horizon, [0.1, 0.5, 0.9], 0, 2);
}
