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
    public void Guide_ShowsThesePrograms() => Guide.ShowsWhatIsTested("forecast-without-training", programs: 2, nameof(ForecastWithoutTrainingTests));
}
