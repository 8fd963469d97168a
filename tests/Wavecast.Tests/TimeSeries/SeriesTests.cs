using Wavecast.TimeSeries;

namespace Wavecast.Tests.TimeSeries;

public sealed class SeriesTests
{
    private const double No = double.NaN;

    [Fact]
    public void Range_OfASeries_HasItsTimesAndValues()
    {
        Series part = Monthly(1, No, 3, 4).Range(1, 3);

        Assert.Equal([No, 3], part.Values);
        Assert.Equal("2000-02", part.Index.TextAt(0));
        Assert.Equal((2, 1), (part.Length, part.MissingCount));
        Assert.Equal([1, No], Monthly(1, No, 3).Take(2).Values);
    }

    [Fact]
    public void Construction_CopiesWhatItIsGiven()
    {
        double[] values = [1, 2];
        Series series = new("a", new TimeIndex(0, Frequency.Steps, 2), values);
        values[0] = 5;

        Assert.Equal(1, series[0]);
    }

    [Fact]
    public void Construction_WrongValues_AreRefused()
    {
        TimeIndex index = new(0, Frequency.Steps, 2);

        Assert.Equal("Series 'a' has 1 values for 2 steps; give one for each. (Parameter 'values')", Assert.Throws<ArgumentException>(() => new Series("a", index, [1])).Message);
        Assert.Equal("Series 'a' is infinite at 1; give NaN for a missing value. (Parameter 'values')", Assert.Throws<ArgumentException>(() => new Series("a", index, [1, double.NegativeInfinity])).Message);
        Assert.Throws<ArgumentException>(() => new Series("", index, [1, 2]));
    }

    [Fact]
    public void Fill_Error_NamesTheFirst()
    {
        Assert.Equal(
            "Series 'a' has no value at 2000-02 and misses 2 of 4; fill the gaps, or take a policy for them.",
            Assert.Throws<ArgumentException>(() => Monthly(1, No, No, 4).Fill(MissingValues.Error)).Message);
        Assert.Equal([1, 2], Monthly(1, 2).Fill(MissingValues.Error).Values);
    }

    [Fact]
    public void Fill_Mask_LeavesThem() => Assert.Equal([1, No], Monthly(1, No).Fill(MissingValues.Mask).Values);

    [Fact]
    public void Fill_Interpolate_DrawsALineAndHoldsTheEnds() =>
        Assert.Equal([2, 2, 3, 4, 5, 1, 1], Monthly(No, 2, No, No, 5, 1, No).Fill(MissingValues.Interpolate).Values);

    [Fact]
    public void Fill_Seasonal_IsTheMeanOfThePhase()
    {
        // Phase 0: 1, -, -, 7; phase 1: -, 20, -, 40; phase 2: 100, 200, 300, -.
        Series filled = Monthly(1, No, 100, No, 20, 200, No, No, 300, 7, 40, No).Fill(MissingValues.Seasonal, season: 3);

        Assert.Equal([1, 20, 100, 4, 20, 200, 4, 30, 300, 7, 40, 300], filled.Values);
    }

    [Fact]
    public void Fill_SeasonalPhaseWithoutValues_IsInterpolated() =>
        Assert.Equal([1, 2, 3, 5], Monthly(1, No, 3, 5).Fill(MissingValues.Seasonal).Values);

    [Fact]
    public void Fill_NothingToFillFrom_IsRefused() =>
        Assert.Equal("Series 'a' has no values at all; leave it out.", Assert.Throws<ArgumentException>(() => Monthly(No, No).Fill(MissingValues.Interpolate)).Message);

    [Theory]
    [InlineData(Aggregation.Mean, 3, 7)]
    [InlineData(Aggregation.Sum, No, 21)]
    [InlineData(Aggregation.First, 2, 6)]
    [InlineData(Aggregation.Last, 4, 8)]
    [InlineData(Aggregation.Min, 2, 6)]
    [InlineData(Aggregation.Max, 4, 8)]
    public void Resample_MonthsToQuarters_LeavesOutWhatIsNotWhole(Aggregation aggregation, double first, double second)
    {
        // From March: one month of the first quarter, two whole ones, and two months of the last.
        Series series = new("a", new TimeIndex(new DateTime(2000, 3, 1), Frequency.Monthly, 9), [1, 2, No, 4, 6, 7, 8, 9, 10]);

        Series quarters = series.Resample(Frequency.Quarterly, aggregation);

        Assert.Equal([first, second], quarters.Values);
        Assert.Equal(new TimeIndex(new DateTime(2000, 4, 1), Frequency.Quarterly, 2), quarters.Index);
    }

    [Fact]
    public void Resample_WeeksToMonths_PutsAWeekWhereItsDateIs()
    {
        // Saturdays of 1958: 5, 12, 19, 26 April, 3 … 31 May; 29 March is one of five of its month.
        Series series = new("a", new TimeIndex(new DateTime(1958, 3, 29), Frequency.Weekly, 10), [9, 1, 1, 1, 2, 1, 1, 1, 1, 1]);

        Series months = series.Resample(Frequency.Monthly, Aggregation.Sum);

        Assert.Equal([5, 5], months.Values);
        Assert.Equal("1958-04", months.Index.TextAt(0));
    }

    [Fact]
    public void Resample_HoursToDaysAndDaysToWeeks_BeginAtMidnightAndMonday()
    {
        Series hours = new("a", new TimeIndex(new DateTime(2024, 3, 1, 23, 30, 0), Frequency.Hourly, 26), [.. Enumerable.Range(0, 26).Select(i => (double)i)]);
        Series days = new("a", new TimeIndex(new DateTime(2024, 3, 1), Frequency.Daily, 14), [.. Enumerable.Range(0, 14).Select(i => (double)i)]);

        Assert.Equal([24], hours.Resample(Frequency.Daily, Aggregation.Last).Values);
        Assert.Equal(new DateTime(2024, 3, 2), hours.Resample(Frequency.Daily, Aggregation.Last).Index.TimeAt(0));
        Assert.Equal([3], days.Resample(Frequency.Weekly, Aggregation.First).Values);
        Assert.Equal(new DateTime(2024, 3, 4), days.Resample(Frequency.Weekly, Aggregation.First).Index.TimeAt(0));
    }

    [Fact]
    public void Resample_NothingLonger_IsRefused()
    {
        Series series = Monthly(1, 2);

        Assert.Equal(
            "A monthly series cannot become weekly: take longer periods, of minutes that divide a day, days, weeks, months, quarters or years. (Parameter 'to')",
            Assert.Throws<ArgumentException>(() => series.Resample(Frequency.Weekly, Aggregation.Mean)).Message);
        Assert.Throws<ArgumentException>(() => series.Resample(Frequency.Steps, Aggregation.Mean));
        Assert.Throws<ArgumentException>(() => series.Resample(Frequency.Yearly, Aggregation.Mean));
    }

    [Fact]
    public void Panel_SeriesThatDoNotGoTogether_AreRefused()
    {
        Series other = new("b", new TimeIndex(0, Frequency.Steps, 1), [1]);

        Assert.Equal("A panel needs one series at least. (Parameter 'series')", Assert.Throws<ArgumentException>(() => new Panel([])).Message);
        Assert.Equal("Two series are called 'a'; give each an id of its own. (Parameter 'series')", Assert.Throws<ArgumentException>(() => new Panel([Monthly(1), Monthly(2)])).Message);
        Assert.Equal(
            "Series 'b' is steps, but series 'a' is monthly; resample one of them, or make a panel of each. (Parameter 'series')",
            Assert.Throws<ArgumentException>(() => new Panel([Monthly(1), other])).Message);
    }

    [Fact]
    public void Panel_Id_FindsItsSeries()
    {
        Panel panel = new([Monthly(1), new Series("b", new TimeIndex(new DateTime(1990, 1, 1), Frequency.Monthly, 1), [2])]);

        Assert.Equal(2, panel["b"][0]);
        Assert.Null(panel.Find("c"));
        Assert.Equal(["a", "b"], panel.Select(series => series.Id));
        Assert.Throws<KeyNotFoundException>(() => panel["c"]);
    }

    private static Series Monthly(params double[] values) => new("a", new TimeIndex(new DateTime(2000, 1, 1), Frequency.Monthly, values.Length), values);
}
