using Wavecast.Forecasting;
using Wavecast.Tests.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Documentation;

/// <summary>The programs of <c>docs/how-to/forecast-in-your-own-program.md</c>, word for word.</summary>
#pragma warning disable xUnit1051 // A guide's program has no test's cancellation token.
public sealed class ForecastInYourOwnProgramTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static Panel Panel { get; } = new([Monthly("passengers", RealSeries.AirPassengers)]);

    private static PanelForecastOptions Options { get; } = new() { Horizon = 12, Model = "theta" };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Fit_AsInTheGuide_PrintsIntervals()
    {
        // Five years, so that the fit of all candidates is a short one.
        double[] passengers = RealSeries.AirPassengers[..60];

        TimeIndex index = new(new DateTime(1949, 1, 1), Frequency.Monthly, passengers.Length);
        Panel panel = new([new Series("passengers", index, passengers)]);

        PanelForecaster forecaster = Forecaster.Fit(panel, new PanelForecastOptions { Horizon = 12 });
        SeriesForecast forecast = forecaster.Forecast().Series[0];

        PredictionInterval interval = forecast.Intervals[0];
        for (int h = 0; h < 12; h++)
        {
            Console.WriteLine($"{forecast.Index.TextAt(h)} {forecast.Values[h]:F0}, {interval.Level} % between {interval.Lower[h]:F0} and {interval.Upper[h]:F0}");
        }

        Assert.Equal((12, "1954-01", 80), (forecast.Values.Length, forecast.Index.TextAt(0)[..7], interval.Level));
        Assert.All(Enumerable.Range(0, 12), h => Assert.InRange(forecast.Values[h], interval.Lower[h], interval.Upper[h]));

        Console.WriteLine($"{forecaster.Chosen}: MASE {forecaster.Mase:F3} at {forecaster.Origins} origins, a season of {forecaster.Season}");
        foreach (CandidateReport candidate in forecaster.Candidates.OrderByDescending(candidate => candidate.Weight))
        {
            Console.WriteLine($"{candidate.Name} {candidate.Mase:F3} {candidate.Weight:P0}");
        }
        foreach (string note in forecaster.Notes)
        {
            Console.WriteLine(note);
        }

        Assert.Equal(12, forecaster.Season);
        Assert.Equal(1, forecaster.Candidates.Sum(candidate => candidate.Weight), 1e-12);
        Assert.Contains(forecaster.Candidates, candidate => candidate.Name == PanelForecastOptions.Lstm);
    }

    [Fact]
    public void Backtest_AsInTheGuide_MeasuresModelAndCandidates()
    {
        (Panel panel, PanelForecastOptions options) = (Panel, Options);

        PanelBacktest backtest = Forecaster.Backtest(panel, options, new PanelBacktestOptions { Origins = 4 });
        Console.WriteLine($"MASE {backtest.Model.Mase:F3}, OWA {backtest.Model.Owa:F3}");
        foreach (IntervalScores level in backtest.Model.Intervals)
        {
            Console.WriteLine($"the {level.Level} % intervals held {level.Coverage:P0}");
        }
        foreach ((string name, ForecastScores scores) in backtest.Candidates)
        {
            Console.WriteLine($"{name} {scores.Mase:F3}");
        }

        // Six months apart, the last a year before the end.
        Assert.Equal([30, 24, 18, 12], backtest.Back);
        Assert.Equal(backtest.Candidates["theta"].Mase, backtest.Model.Mase);
        Assert.True(backtest.Model.Mase < backtest.Candidates["seasonal-naive"].Mase);
    }

    [Fact]
    public void Truth_AsInTheGuide_IsFoundByTime()
    {
        (Panel panel, PanelForecastOptions options) = (Panel, Options);

        Panel known = new(panel.Select(series => series.Take(series.Length - 12)));
        PanelForecaster past = Forecaster.Fit(known, options);
        TruthScores scores = TruthScores.Of(past, past.Forecast(), truth: panel);
        Console.WriteLine($"sMAPE {scores.Model.Smape:F2} %, Naive2's {scores.Naive2.Smape:F2} %");

        double[] forecast = [.. past.Forecast().Series[0].Values], actual = RealSeries.AirPassengers[132..];
        Assert.Equal(forecast.Zip(actual, (f, y) => 200 * Math.Abs(f - y) / (f + y)).Average(), scores.Model.Smape, 1e-9);
    }

    [Fact]
    public void Append_AsInTheGuide_GoesOnFromWhatWasSaved()
    {
        Panel panel = new([Monthly("passengers", RealSeries.AirPassengers[..132])]);
        PanelForecaster forecaster = Forecaster.Fit(panel, Options);
        string path = folder["passengers.safetensors"];
        double[] came = RealSeries.AirPassengers[132..135];

        forecaster.Save(path);
        PanelForecaster loaded = PanelForecaster.Load(path);

        Panel longer = new(loaded.Panel.Select(series => new Series(series.Id, series.Index.Extend(came.Length), [.. series.Values, .. came])));
        PanelForecaster current = loaded.Append(longer);
        PanelForecast next = current.Forecast();

        Assert.Equal(forecaster.Forecast().Series[0].Values, loaded.Forecast().Series[0].Values);
        Assert.Equal("1960-04", next.Series[0].Index.TextAt(0)[..7]);
        Assert.NotEqual(forecaster.Forecast().Series[0].Values, next.Series[0].Values);
    }

    [Fact]
    public void Covariates_AsInTheGuide_AreReadAndPathsDrawn()
    {
        Panel panel = new([Monthly("passengers", RealSeries.AirPassengers[..72])]);
        PanelForecastOptions options = Options;
        double[] holidayMonths = [.. Enumerable.Range(0, 84).Select(month => month % 12 is 6 or 7 ? 1.0 : 0)];

        Covariate holidays = new("holiday", CovariateKind.Future, holidayMonths);
        Panel told = new([panel[0].With([holidays])]);
        PanelForecaster informed = Forecaster.Fit(told, options with { Model = PanelForecastOptions.Lstm, Calendar = [CalendarFeature.Month] });
        SeriesPaths paths = informed.SamplePaths(200)[0];
        double chance = paths.Paths.Count(path => path.Sum() > 6000) / 200.0;

        Assert.Equal((200, 12), (paths.Paths.Length, paths.Paths[0].Length));
        Assert.InRange(chance, 0, 1);
        Assert.Contains(informed.Notes, note => note.StartsWith("What is known in advance", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_ThatIsCancelledAsInTheGuide_Throws()
    {
        (Panel panel, PanelForecastOptions options) = (Panel, Options);

        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(5));
        PanelForecaster limited = Forecaster.Fit(panel, options with { TimeLimit = TimeSpan.FromMinutes(1) }, patience.Token);

        Assert.Equal("theta", limited.Chosen);
        patience.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Forecaster.Fit(panel, options, patience.Token));
    }

    [Fact]
    public void ManySeries_AsInTheGuide_AreFittedTogetherToTheSameBits()
    {
        double[][] sales = [.. Enumerable.Range(0, 12).Select(i => RealSeries.AirPassengers.Skip(i).Take(60).ToArray())];
        PanelForecastOptions options = Options;

        TimeIndex months = new(new DateTime(2020, 1, 1), Frequency.Monthly, sales[0].Length);
        Panel shops = new(sales.Select((values, i) => new Series($"shop {i}", months, values)));

        PanelForecast one = Forecaster.Fit(shops, options with { Seed = 7, Threads = 1 }).Forecast();
        PanelForecast all = Forecaster.Fit(shops, options with { Seed = 7, Threads = Environment.ProcessorCount }).Forecast();
        bool areSame = one.Find("shop 3")!.Values.SequenceEqual(all.Find("shop 3")!.Values);

        Assert.True(areSame);
        Assert.Equal(12, all.Series.Length);
    }

    [Fact]
    public void Guide_ShowsThesePrograms() => Guide.ShowsWhatIsTested("forecast-in-your-own-program", programs: 8, nameof(ForecastInYourOwnProgramTests));

    private static Series Monthly(string id, double[] values) => new(id, new TimeIndex(new DateTime(1949, 1, 1), Frequency.Monthly, values.Length), values);
}
