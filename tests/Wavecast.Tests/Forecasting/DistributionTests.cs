using System.Collections.Immutable;
using Wavecast.Forecasting;
using Wavecast.Randomness;
using Wavecast.Statistics;
using Wavecast.Tests.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

public sealed class DistributionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ForecastDistribution.Gaussian)]
    [InlineData(ForecastDistribution.StudentT)]
    public void Forecast_OfPassengersByALikelihood_BeatsTheSeasonalNaiveMethod(ForecastDistribution distribution)
    {
        PanelForecaster forecaster = Forecaster.Fit(Passengers(132), new PanelForecastOptions { Horizon = 12, Model = "lstm", Distribution = distribution }, Cancel);
        SeriesForecast forecast = forecaster.Forecast(Cancel).Series[0];

        double error = Error(forecast.Values), naive = Error([.. SimpleMethods.SeasonalNaive.Forecast(RealSeries.AirPassengers.AsSpan(0, 132), 12, 12)]);
        Assert.True(error < 0.6 * naive, $"{error} against {naive}");
        int inside = Enumerable.Range(0, 12).Count(h => RealSeries.AirPassengers[132 + h] >= forecast.Intervals[1].Lower[h] && RealSeries.AirPassengers[132 + h] <= forecast.Intervals[1].Upper[h]);
        Assert.InRange(inside, 9, 12);
    }

    [Fact]
    public void Forecast_OfCounts_IsOfCountsAndFollowsTheirSeason()
    {
        PhiloxStream stream = new(4, RandomPurpose.SamplePath);
        double[] counts = [.. Enumerable.Range(0, 260).Select(t => SpecialFunctions.NegativeBinomialQuantile(stream.Uniform(t), t % 7 < 2 ? 12 : 2, 0.1))];
        PanelForecastOptions options = new() { Horizon = 14, Season = 7, Model = "lstm", Distribution = ForecastDistribution.NegativeBinomial };

        PanelForecaster forecaster = Forecaster.Fit(new Panel([new Series("sold", new TimeIndex(0, Frequency.Steps, 252), counts.AsSpan(0, 252))]), options, Cancel);
        ImmutableArray<double> forecast = forecaster.Forecast(Cancel).Series[0].Values;
        SeriesPaths paths = forecaster.SamplePaths(50, Cancel)[0];

        Assert.All(forecast, value => Assert.InRange(value, 0, 30));
        Assert.All(forecaster.Forecast(Cancel).Series[0].Intervals.SelectMany(interval => interval.Lower.Concat(interval.Upper)), end => Assert.True(end >= 0 && end == Math.Floor(end)));
        Assert.True(Enumerable.Range(0, 14).Where(h => (252 + h) % 7 < 2).Min(h => forecast[h]) > Enumerable.Range(0, 14).Where(h => (252 + h) % 7 >= 2).Max(h => forecast[h]));
        Assert.All(paths.Paths.SelectMany(path => path), value => Assert.True(value >= 0 && value == Math.Floor(value)));
    }

    [Fact]
    public void Fit_CountsThatAreNone_SaysWhichSeriesAndWhere() => Assert.Contains(
        "Series 'passengers' is 104.5 at 1949-03, and a negative binomial distribution is one of counts",
        Assert.Throws<ArgumentException>(() => Forecaster.Fit(
            new Panel([new Series("passengers", new TimeIndex(new DateTime(1949, 1, 1), Frequency.Monthly, 40), [1, 2, 104.5, .. new double[37]])]),
            new PanelForecastOptions { Horizon = 2, Distribution = ForecastDistribution.NegativeBinomial }, Cancel)).Message, StringComparison.Ordinal);

    // Of direct networks the distribution gives the spread, also where series are few.
    [Fact]
    public void Forecast_DistributionOfDirectNetworks_GivesTheIntervals()
    {
        PanelForecastOptions options = new() { Horizon = 12, Model = "lstm", Strategy = ForecastStrategy.Direct };

        double[] quantiles = Widths(options), student = Widths(options with { Distribution = ForecastDistribution.StudentT });

        Assert.All(quantiles.Zip(student), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(student, width => Assert.True(width > 0));

        static double[] Widths(PanelForecastOptions options)
        {
            PredictionInterval interval = Forecaster.Fit(Passengers(100), options, Cancel).Forecast(Cancel).Series[0].Intervals[0];
            return [.. interval.Upper.Zip(interval.Lower, (upper, lower) => upper - lower)];
        }
    }

    [Fact]
    public void Forecast_StrategyAskedFor_IsOfOtherNetworks()
    {
        double naive = Error([.. SimpleMethods.SeasonalNaive.Forecast(RealSeries.AirPassengers.AsSpan(0, 132), 12, 12)]);
        Dictionary<ForecastStrategy, (int Length, int Head)[]> layouts = [];
        foreach (ForecastStrategy strategy in Enum.GetValues<ForecastStrategy>())
        {
            PanelForecaster forecaster = Forecaster.Fit(Passengers(132), new PanelForecastOptions { Horizon = 12, Model = "lstm", Strategy = strategy }, Cancel);
            double error = Error(forecaster.Forecast(Cancel).Series[0].Values);
            Assert.True(error < 0.7 * naive, $"{strategy}: {error} against {naive}");
            layouts[strategy] = [.. forecaster.Learnt.Learnt.Members.Select(member => (member.Network.Recipe.Layout.Length, member.Network.Recipe.Layout.Head))];
        }
        Assert.All(layouts[ForecastStrategy.Recursive], layout => Assert.Equal((1, 1), layout));
        Assert.All(layouts[ForecastStrategy.Direct], layout => Assert.Equal(12, layout.Head));
        Assert.All(layouts[ForecastStrategy.Segments], layout => Assert.True(layout.Length is > 1 and < 12 && layout.Head == layout.Length));
        Assert.Equal(8, layouts[ForecastStrategy.Auto].Count(layout => layout.Head == 1));
        Assert.Equal(8, layouts[ForecastStrategy.Auto].Count(layout => layout.Head == 12));
    }

    [Theory]
    [InlineData(ForecastStrategy.Recursive, ForecastDistribution.Gaussian)]
    [InlineData(ForecastStrategy.Direct, ForecastDistribution.Quantiles)]
    [InlineData(ForecastStrategy.Segments, ForecastDistribution.StudentT)]
    public void SamplePaths_HaveTheForecastAsTheirMedianAndItsIntervalsAsTheirSpread(ForecastStrategy strategy, ForecastDistribution distribution)
    {
        PanelForecastOptions options = new() { Horizon = 12, Model = "lstm", Levels = [80], Strategy = strategy, Distribution = distribution };
        PanelForecaster forecaster = Forecaster.Fit(Passengers(144), options, Cancel);
        SeriesForecast forecast = forecaster.Forecast(Cancel).Series[0];

        SeriesPaths paths = forecaster.SamplePaths(400, Cancel)[0];

        Assert.Equal("1961-01", paths.Index.TextAt(0));
        for (int h = 0; h < 12; h++)
        {
            int step = h;
            double width = forecast.Intervals[0].Upper[h] - forecast.Intervals[0].Lower[h];
            Assert.Equal(200, paths.Paths.Count(path => path[step] < forecast.Values[step]), 12.0);
            Assert.Equal(320, paths.Paths.Count(path => path[step] >= forecast.Intervals[0].Lower[step] - 1e-9 * width && path[step] <= forecast.Intervals[0].Upper[step] + 1e-9 * width), 12.0);
        }
    }

    // Errors of a random walk add up: a path that is high at one step is high at the next.
    [Theory]
    [InlineData(ForecastStrategy.Recursive)]
    [InlineData(ForecastStrategy.Direct)]
    public void SamplePaths_OfARandomWalk_WalkRandomly(ForecastStrategy strategy)
    {
        double[] noise = new double[300];
        new PhiloxStream(8, RandomPurpose.SamplePath).FillGaussian<double>(noise, 0);
        double sum = 100;
        Panel walk = new([new Series("walk", new TimeIndex(0, Frequency.Steps, 300), [.. noise.Select(step => sum += step)])]);
        PanelForecaster forecaster = Forecaster.Fit(walk, new PanelForecastOptions { Horizon = 6, Season = 1, Model = "lstm", Strategy = strategy }, Cancel);

        ImmutableArray<ImmutableArray<double>> paths = forecaster.SamplePaths(500, Cancel)[0].Paths;

        double correlation = Correlation([.. paths.Select(path => path[4])], [.. paths.Select(path => path[5])]);
        Assert.InRange(correlation, 0.7, 0.99);
    }

    [Fact]
    public void SamplePaths_OfASeed_AreTheSameOnAnyThreads()
    {
        PanelForecastOptions options = new() { Horizon = 6, Season = 12, Threads = 1 };
        SeriesPaths one = Forecaster.Fit(Passengers(120), options, Cancel).SamplePaths(5, Cancel)[0], two = Forecaster.Fit(Passengers(120), options with { Threads = 3 }, Cancel).SamplePaths(10, Cancel)[0];

        Assert.Equal(one.Paths.SelectMany(path => path), two.Paths.Take(5).SelectMany(path => path));
        Assert.Contains("'theta'", Assert.Throws<InvalidOperationException>(() => Forecaster.Fit(Passengers(60), options with { Model = "theta" }, Cancel).SamplePaths(5, Cancel)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAModelWithDistributionAndStrategy_DrawsTheSamePaths()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");
        PanelForecaster fitted = Forecaster.Fit(Passengers(100), new PanelForecastOptions { Horizon = 6, Distribution = ForecastDistribution.StudentT, Strategy = ForecastStrategy.Segments }, Cancel);
        fitted.Save(path);

        Assert.Equal(fitted.SamplePaths(3, Cancel)[0].Paths.SelectMany(p => p), PanelForecaster.Load(path).SamplePaths(3, Cancel)[0].Paths.SelectMany(p => p));
    }

    private static Panel Passengers(int length) => new([new Series("passengers", new TimeIndex(new DateTime(1949, 1, 1), Frequency.Monthly, length), RealSeries.AirPassengers.AsSpan(0, length))]);

    private static double Error(ImmutableArray<double> values) => values.Zip(RealSeries.AirPassengers[132..], (f, y) => Math.Abs(f - y)).Average();

    private static double Correlation(double[] x, double[] y)
    {
        double mx = x.Average(), my = y.Average();
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
