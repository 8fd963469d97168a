using Wavecast.Metrics;
using Wavecast.Statistics;
using Wavecast.Tests.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Documentation;

/// <summary>The programs of <c>docs/how-to/forecast-without-training.md</c>, word for word.</summary>
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

        Series known = series.Take(series.Length - 24);
        ReadOnlySpan<double> actual = series.Values[known.Length..];
        SeriesScale scale = SeriesScale.Of(known.Values, season);
        Dictionary<string, double> errors = [];
        foreach (SimpleMethod method in SimpleMethods.All)
        {
            errors[method.Name] = ForecastMetrics.Mase(actual, method.Forecast(known.Values, season, 24), scale);
        }

        Assert.Equal("linear", errors.MinBy(error => error.Value).Key);
        Assert.True(errors["combination"] < errors["seasonal-naive"], "A combination should be better than what it combines least of.");
    }

    [Fact]
    public void Guide_ShowsThesePrograms() => Guide.ShowsWhatIsTested("forecast-without-training", programs: 2, nameof(ForecastWithoutTrainingTests));
}
