using Wavecast.Forecasting;
using Wavecast.Randomness;
using Wavecast.Segments;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

/// <summary>Days with a week and a year, which return to them.</summary>
public sealed class LongSeasonForecastTests
{
    private const int Known = 1140;

    private static readonly PanelForecastOptions MonthAhead = new() { Horizon = 30, Threads = 2 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Fit_OfThreeYearsOfDays_FindsTheYearAndErrsLess()
    {
        Panel known = Days(Known);

        PanelForecaster forecaster = Forecaster.Fit(known, MonthAhead, Cancel), without = Forecaster.Fit(known, MonthAhead with { FindsLongSeasons = false }, Cancel);

        Assert.Equal(["year"], forecaster.LongSeasons);
        Assert.Equal(7, forecaster.Season);
        Assert.Contains(forecaster.Notes, note => note.StartsWith("Beside the season of 7 steps the year of 365.24 steps ", StringComparison.Ordinal));
        Assert.Empty(without.LongSeasons);
        Assert.True(Error(forecaster) < 0.7 * Error(without), $"{Error(forecaster)} against {Error(without)}");
        // What others are compared with takes the series as they are, and has no part.
        Assert.All(["naive", "seasonal-naive", "mean", "drift"], name => Assert.Equal(
            without.Candidates.Single(candidate => candidate.Name == name).Mase, forecaster.Candidates.Single(candidate => candidate.Name == name).Mase));
        Assert.All(forecaster.Candidates.Where(candidate => candidate.Weight > 0), candidate => Assert.True(candidate.Name is "lstm" or "linear" or "theta" or "ets", candidate.Name));
    }

    [Fact]
    public void Fit_OfASimpleMethodOrWithACalendar_LooksForNone()
    {
        Panel known = Days(Known);

        Assert.Empty(Forecaster.Fit(known, MonthAhead with { Model = "theta" }, Cancel).LongSeasons);
        Assert.Empty(Forecaster.Fit(known, MonthAhead with { Calendar = [CalendarFeature.Fourier(2)] }, Cancel).LongSeasons);
    }

    [Fact]
    public void Load_OfAModelWithAYear_ForecastsTheSameBitsAndGoesOn()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");
        PanelForecaster forecaster = Forecaster.Fit(Days(Known), MonthAhead with { Threads = 1 }, Cancel);
        forecaster.Save(path);

        PanelForecaster loaded = PanelForecaster.Load(path);

        Assert.Equal(["year"], loaded.LongSeasons);
        Assert.Equal(Numbers(forecaster), Numbers(loaded));
        Assert.Equal(Numbers(forecaster.Append(Days(Known + 9))), Numbers(loaded.Append(Days(Known + 9))));
        Assert.Equal(Numbers(forecaster), Numbers(Forecaster.Fit(Days(Known), MonthAhead, Cancel)));
        Assert.Equal(
            forecaster.SamplePaths(3, Cancel)[0].Paths.SelectMany(step => step), loaded.SamplePaths(3, Cancel)[0].Paths.SelectMany(step => step));
    }

    [Fact]
    public void Backtest_OfAYear_SeesNothingBeyondItsOrigins()
    {
        Panel known = Days(Known), spiked = new([new Series("a", known[0].Index, [.. known[0].Values[..^20], .. Enumerable.Repeat(1e6, 20)])]);
        PanelBacktestOptions origins = new() { Origins = 2, Stride = 30 };

        PanelForecast calm = Forecaster.Backtest(known, MonthAhead, origins, Cancel).Forecasts[0], wild = Forecaster.Backtest(spiked, MonthAhead, origins, Cancel).Forecasts[0];

        Assert.Equal(calm.Series[0].Values, wild.Series[0].Values);
    }

    // What returns to a level is read about it, where that has less error on what is held back.
    [Fact]
    public void Fit_OfWhatReturnsToALevel_HasNetworksThatSeeIt()
    {
        double[] values = new double[900];
        for (int t = 1; t < values.Length; t++)
        {
            values[t] = 0.95 * values[t - 1] + new PhiloxStream(2, RandomPurpose.ObservationNoise).Gaussian(t);
        }
        values[^1] = 12;
        Panel panel = new([new Series("a", new TimeIndex(0, Frequency.Steps, values.Length), values)]);
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");

        PanelForecaster forecaster = Forecaster.Fit(panel, new() { Horizon = 60, Season = 1, Model = "lstm", Threads = 2 }, Cancel);
        forecaster.Save(path);

        Assert.Contains("values about their mean", Assert.Single(forecaster.Recipes), StringComparison.Ordinal);
        Assert.InRange(forecaster.Forecast(Cancel).Series[0].Values[4], 6, 12);
        Assert.InRange(forecaster.Forecast(Cancel).Series[0].Values[^1], -2, 3);
        Assert.Equal(Numbers(forecaster), Numbers(PanelForecaster.Load(path)));
    }

    [Fact]
    public void Of_NoLevelSteps_SubtractsNothing() => Assert.Equal(0, new WindowScaling(0, IsUnitOfWindow: false).Of([3, 4, 5], 2, new double[1]).Level);

    private static double Error(PanelForecaster forecaster) => forecaster.Forecast(Cancel).Series[0].Values.Select((value, h) => Math.Abs(value - Value(Known + h, isNoisy: false))).Average();

    private static IEnumerable<double> Numbers(PanelForecaster forecaster)
    {
        SeriesForecast forecast = forecaster.Forecast(Cancel).Series[0];
        return [.. forecast.Values, .. forecast.Intervals.SelectMany(interval => (double[])[.. interval.Lower, .. interval.Upper])];
    }

    private static Panel Days(int length) => new([new Series("a", new TimeIndex(new DateTime(2020, 9, 1, 0, 0, 0, DateTimeKind.Unspecified), Frequency.Daily, length), [.. Enumerable.Range(0, length).Select(t => Value(t))])]);

    private static double Value(int t, bool isNoisy = true) => 50 + 12 * Math.Sin(2 * Math.PI * t / 365.2425) + 4 * Math.Cos(6 * Math.PI * t / 365.2425) + 3 * Math.Sin(2 * Math.PI * t / 7)
        + (isNoisy ? 1.5 * new PhiloxStream(5, RandomPurpose.ObservationNoise).Gaussian(t) : 0);
}
