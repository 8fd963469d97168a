using Wavecast.Metrics;
using Wavecast.Statistics;
using Wavecast.Tests.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Documentation;

/// <summary>The programs of <c>docs/how-to/forecast-without-training.md</c>, word for word.</summary>
#pragma warning disable xUnit1051 // A guide's program has no test's cancellation token.
public sealed class ForecastWithoutTrainingTests
{
    [Fact]
    public void Methods_AsInTheGuide_ForecastAndAreCompared()
    {
        double[] passengers = RealSeries.AirPassengers;

        TimeIndex index = new(new DateTime(1949, 1, 1), Frequency.Monthly, passengers.Length);
        Series series = new("passengers", index, passengers);
        int season = series.Index.Frequency.SeasonLength;
        double[] forecast = SimpleMethods.Combination.Forecast(series.Values, season, horizon: 24);
        string first = series.Index.Next(24).TextAt(0);

        Assert.Equal("1961-01", first[..7]);
        // The summers of 1961 and 1962 were fuller than that of 1960, 622 in July; nobody doubled.
        Assert.InRange(forecast.Max(), 622, 2 * 622);

        Backtest backtest = Backtest.Run(series, SimpleMethods.All, new BacktestOptions { Horizon = 24, Origins = 5, Stride = 12 });
        foreach (MethodBacktest method in backtest.Methods.OrderBy(method => method.Mase))
        {
            Console.WriteLine($"{method.Name} {method.Mase:F3}");
        }

        Assert.Equal("linear", backtest.Methods.MinBy(method => method.Mase)!.Name);
    }

    [Fact]
    public void Fit_AsInTheGuide_ForecastsFromLaterOrigins()
    {
        Series series = new("passengers", new TimeIndex(new DateTime(1949, 1, 1), Frequency.Monthly, 144), RealSeries.AirPassengers);
        int season = series.Index.Frequency.SeasonLength;

        FittedMethod fitted = SimpleMethods.Combination.Fit(series.Values[..120], season, horizon: 12);
        for (int origin = 120; origin + fitted.Horizon <= series.Length; origin++)
        {
            double[] year = fitted.Forecast(series.Values[..origin]);
            double error = ForecastMetrics.Mae(series.Values.Slice(origin, fitted.Horizon), year);
            Console.WriteLine($"{series.Index.TextAt(origin)} {error:F1}");
        }

        // A month of 1959 and 1960 differs from that of the year before by 47.6 on average.
        Assert.InRange(ForecastMetrics.Mae(series.Values[132..], fitted.Forecast(series.Values[..132])), 0, 47.6);
    }

    [Fact]
    public void Guide_ShowsThesePrograms() => Guide.ShowsWhatIsTested("forecast-without-training", programs: 3, nameof(ForecastWithoutTrainingTests));
}
