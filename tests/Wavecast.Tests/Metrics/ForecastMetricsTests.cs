using Wavecast.Metrics;

namespace Wavecast.Tests.Metrics;

public sealed class ForecastMetricsTests
{
    private const double Missing = double.NaN;

    // Errors 1, −2 and 3; the fourth value is missing.
    private static readonly double[] Actual = [4, 2, -3, Missing];
    private static readonly double[] Forecast = [3, 4, -6, 50];
    private static readonly SeriesScale Scale = new(Absolute: 4, Squared: 9, Season: 1);

    [Fact]
    public void PointErrors_AreMeansOverKnownValues()
    {
        Assert.Equal(6 / 3.0, ForecastMetrics.Mae(Actual, Forecast), 1e-15);
        Assert.Equal(Math.Sqrt(14 / 3.0), ForecastMetrics.Rmse(Actual, Forecast), 1e-15);
        Assert.Equal(0.5, ForecastMetrics.Mase(Actual, Forecast, Scale), 1e-15);
        Assert.Equal(Math.Sqrt(14 / 27.0), ForecastMetrics.Rmsse(Actual, Forecast, Scale), 1e-15);
        Assert.Equal(200 / 3.0 * (1 / 7.0 + 2 / 6.0 + 3 / 9.0), ForecastMetrics.Smape(Actual, Forecast), 1e-12);
        Assert.Equal(100 / 3.0 * (1 / 4.0 + 2 / 2.0 + 3 / 3.0), ForecastMetrics.Mape(Actual, Forecast), 1e-12);
        Assert.Equal(100 * 6 / 9.0, ForecastMetrics.Wape(Actual, Forecast), 1e-12);
    }

    [Fact]
    public void Percentages_OfZeros_AreAsSaid()
    {
        Assert.Equal(0, ForecastMetrics.Smape([0, 0], [0, 0]));
        Assert.Equal(100, ForecastMetrics.Smape([0, 0], [0, 3]));
        Assert.Equal(50, ForecastMetrics.Mape([0, 2], [9, 3]));
        Assert.Equal(double.NaN, ForecastMetrics.Mape([0, 0], [0, 1]));
        Assert.Equal(double.NaN, ForecastMetrics.Wape([0, 0], [0, 1]));
    }

    [Fact]
    public void Errors_WithoutAKnownValueOrAScale_AreUndefined()
    {
        Assert.Equal(double.NaN, ForecastMetrics.Mae([Missing], [1]));
        Assert.Equal(double.NaN, ForecastMetrics.Smape([], []));
        Assert.Equal(double.NaN, ForecastMetrics.Mase([1], [2], SeriesScale.Of([5, 5, 5], 1)));
        Assert.Equal(double.NaN, ForecastMetrics.Coverage([Missing], [1], [2]));
        Assert.Equal(double.NaN, ForecastMetrics.IntervalScore([Missing], [1], [2], 0.9));
        Assert.Equal(double.NaN, ForecastMetrics.IntervalWidth([], []));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Errors_OfAForecastThatIsNoNumber_AreInfinite(double value)
    {
        Assert.Equal(double.PositiveInfinity, ForecastMetrics.Mae([1, 2], [1, value]));
        Assert.Equal(double.PositiveInfinity, ForecastMetrics.Smape([1, 2], [1, value]));
        Assert.Equal(double.PositiveInfinity, ForecastMetrics.Pinball([1, 2], [1, value], 0.5));
        Assert.Equal(double.PositiveInfinity, ForecastMetrics.IntervalScore([2], [value], [double.NaN], 0.5));
        Assert.Equal(0, ForecastMetrics.Coverage([2], [double.NaN], [3]));
        Assert.Equal(1, ForecastMetrics.Mae([1, Missing], [2, value]));
    }

    [Fact]
    public void Pinball_WeighsTheSides()
    {
        // 2 above a forecast of the 90 % quantile costs 1.8, 2 below it 0.2.
        Assert.Equal((1.8 + 0.2) / 2, ForecastMetrics.Pinball([5, 5], [3, 7], 0.9), 1e-15);
        Assert.Equal(ForecastMetrics.Mae(Actual, Forecast) / 2, ForecastMetrics.Pinball(Actual, Forecast, 0.5), 1e-15);
    }

    [Fact]
    public void Crps_OfOneQuantileIsMae_OfManyThatOfTheDistribution()
    {
        Assert.Equal(ForecastMetrics.Mae(Actual, Forecast), ForecastMetrics.Crps(Actual, Forecast, [0.5]), 1e-15);

        // Uniform on 0 … 1 and y = 0.25: ∫ (F(x) − 1{x ≥ y})² dx = y³/3 + (1 − y)³/3; the midpoint rule of 1,000 levels errs by less than 1/1000².
        double[] levels = [.. Enumerable.Range(0, 1000).Select(i => (i + 0.5) / 1000)];
        Assert.Equal((Math.Pow(0.25, 3) + Math.Pow(0.75, 3)) / 3, ForecastMetrics.Crps([0.25], levels, levels), 1e-6);
    }

    [Fact]
    public void Crps_ReadsARowALevel() =>
        Assert.Equal(2 * (0.25 * 1 + 0.25 * 2 + 0.25 * 3 + 0.25 * 4) / 4, ForecastMetrics.Crps([10, 20], [9, 18, 13, 24], [0.25, 0.75]), 1e-15);

    [Fact]
    public void Intervals_AreScoredByWidthAndMisses()
    {
        // Within; 2 above the upper end; 1 below the lower; on an end; missing. 2/α = 20.
        double[] actual = [5, 12, 3, 6, Missing], lower = [4, 4, 4, 6, 0], upper = [8, 10, 9, 7, 1];

        Assert.Equal(2 / 4.0, ForecastMetrics.Coverage(actual, lower, upper));
        Assert.Equal((4 + 6 + 5 + 1 + 1) / 5.0, ForecastMetrics.IntervalWidth(lower, upper), 1e-15);
        Assert.Equal((4 + (6 + 40) + (5 + 20) + 1) / 4.0, ForecastMetrics.IntervalScore(actual, lower, upper, 0.9), 1e-12);
        Assert.Equal(76 / 4.0 / 4, ForecastMetrics.Msis(actual, lower, upper, 0.9, Scale), 1e-12);
    }

    [Fact]
    public void Owa_TakesMeansFirst_AndSeriesThatAreDefinedForBoth()
    {
        // sMAPE (2 + 4) / (4 + 8), not the mean of ratios; MASE of the first series only: 3 / 2.
        double owa = ForecastMetrics.Owa([2, 4], [3, double.NaN], [4, 8], [2, 7]);

        Assert.Equal(0.5 * (0.5 + 1.5), owa, 1e-15);
        Assert.Equal(double.NaN, ForecastMetrics.Owa([1], [double.NaN], [1], [1]));
        Assert.Equal(3, ForecastMetrics.MeanOfDefined([2, double.NaN, 4]));
        Assert.Equal(double.NaN, ForecastMetrics.MeanOfDefined([]));
    }

    [Fact]
    public void BadArguments_AreNamed()
    {
        Assert.Throws<ArgumentException>("forecast", () => ForecastMetrics.Mae([1], [1, 2]));
        Assert.Throws<ArgumentException>("actual", () => ForecastMetrics.Smape([double.PositiveInfinity], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => ForecastMetrics.Pinball([1], [1], 1));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => ForecastMetrics.IntervalScore([1], [1], [1], double.NaN));
        Assert.Throws<ArgumentException>("quantiles", () => ForecastMetrics.Crps([1, 2], [1, 2, 3], [0.1, 0.9]));
        Assert.Throws<ArgumentException>("upper", () => ForecastMetrics.Coverage([1], [2], [1]));
        Assert.Throws<ArgumentException>("lower", () => ForecastMetrics.IntervalScore([1], [], [1], 0.5));
        Assert.Throws<ArgumentException>("mase", () => ForecastMetrics.Owa([1], [], [1], [1]));
    }
}
