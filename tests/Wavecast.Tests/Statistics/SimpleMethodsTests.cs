using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class SimpleMethodsTests
{
    // Around those where a method changes over to another: 5, twice and three times the seasons.
    private static readonly int[] Lengths = [1, 2, 3, 4, 5, 6, 8, 9, 11, 12, 14, 15, 20, 27];

    private static readonly double[] Pattern = [0.5, 1.5, 0.75, 1.25];

    [Fact]
    public void Naive_RepeatsTheLastValue() => Assert.Equal([4, 4], SimpleMethods.Naive.Forecast([1, 9, 4], 2, 2));

    [Fact]
    public void SeasonalNaive_GoesOnRoundTheLastSeason()
    {
        Assert.Equal([2, 3, 4, 2, 3], SimpleMethods.SeasonalNaive.Forecast([1, 2, 3, 4], 3, 5));
        Assert.Equal([4, 4], SimpleMethods.SeasonalNaive.Forecast([1, 2, 3, 4], 5, 2));
    }

    [Fact]
    public void Drift_GoesOnAlongTheLineFromTheFirstValue()
    {
        Assert.Equal([9, 11], SimpleMethods.Drift.Forecast([1, 50, 3, 7], 1, 2));
        Assert.Equal([7, 7], SimpleMethods.Drift.Forecast([7], 1, 2));
    }

    [Fact]
    public void Mean_RepeatsTheMean() => Assert.Equal([3, 3], SimpleMethods.Mean.Forecast([1, 2, 6], 2, 2));

    [Fact]
    public void Naive2_OfASeasonOfFactors_RepeatsTheFactors()
    {
        double[] forecast = SimpleMethods.Naive2.Forecast(Repeated(10, seasons: 10), 4, 6);

        Expect([5, 15, 7.5, 12.5, 5, 15], forecast, 1e-12);
    }

    [Fact]
    public void Naive2_OfASeasonAroundZero_AddsIt()
    {
        double[] history = [.. Repeated(10, seasons: 10).Select(value => value - 10)];

        Expect([-5, 5, -2.5, 2.5], SimpleMethods.Naive2.Forecast(history, 4, 4), 1e-12);
    }

    [Fact]
    public void Naive2_OfFewerThanThreeSeasonsOrNone_IsNaive()
    {
        double[] short11 = [.. Repeated(10, seasons: 10).Take(11)];

        Assert.Equal([7.5, 7.5], SimpleMethods.Naive2.Forecast(short11, 4, 2));
        Assert.Equal([12.5, 12.5], SimpleMethods.Naive2.Forecast(Repeated(10, seasons: 10), 1, 2));
    }

    [Fact]
    public void Theta_OfAStraightLine_GoesOnWithHalfItsSlope()
    {
        // Smoothing follows the line (α at its bound, 0.9999); the trend line 0 rises by 1 a step, the smoothed line 2 stays: half of 1.
        double[] line = [.. Enumerable.Range(0, 40).Select(t => 5.0 + t)];

        Expect([44.5, 45, 45.5], SimpleMethods.Theta.Forecast(line, 1, 3), 1e-3);
    }

    [Fact]
    public void Theta_OfASeasonAroundALevel_RepeatsTheSeason() =>
        Expect([5, 15, 7.5, 12.5, 5], SimpleMethods.Theta.Forecast(Repeated(10, seasons: 10), 4, 5), 1e-6);

    [Fact]
    public void Ets_OfAStraightLine_GoesOnAlongIt()
    {
        double[] line = [.. Enumerable.Range(0, 40).Select(t => 5.0 - t)];

        Expect([-35, -36, -37], SimpleMethods.Ets.Forecast(line, 1, 3), 1e-2);
    }

    [Fact]
    public void StlEts_OfALongSeasonOnALine_GoesOnWithBoth()
    {
        double[] history = [.. Enumerable.Range(0, 5 * 52).Select(Wave)];

        double[] forecast = SimpleMethods.StlEts.Forecast(history, 52, 60);

        // Two passes of STL leave up to a tenth of a season's rise, 5.2, in the season.
        Expect([.. Enumerable.Range(history.Length, 60).Select(Wave)], forecast, 0.6);

        static double Wave(int t) => 100 + 0.1 * t + 5 * Math.Sin(2 * Math.PI * t / 52);
    }

    [Theory]
    [InlineData("ets")]
    [InlineData("theta")]
    [InlineData("naive2")]
    public void Forecast_InOtherUnits_IsTheSameInThem(string name)
    {
        // A power of two: no rounding differs.
        double[] scaled = [.. RealSeries.AirPassengers.Select(value => 1024 * value)];

        double[] expected = SimpleMethods.Named(name).Forecast(RealSeries.AirPassengers, 12, 6);

        Assert.Equal(expected.Select(value => 1024 * value), SimpleMethods.Named(name).Forecast(scaled, 12, 6));
    }

    public static TheoryData<string> Names => [.. SimpleMethods.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_OfAnyFiniteHistory_IsFinite(string name)
    {
        SimpleMethod method = SimpleMethods.Named(name);
        double[][] histories =
        [
            .. Lengths.Select(length => Enumerable.Range(0, length).Select(t => (double)(t * t % 7)).ToArray()),
            .. Lengths.Select(length => Enumerable.Range(0, length).Select(t => 1.0 + t * t % 5).ToArray()),
            new double[30],
            [.. Enumerable.Repeat(3.3, 30)],
            [.. Enumerable.Range(0, 30).Select(t => t % 3 == 0 ? double.MaxValue : -double.MaxValue)],
            [.. Enumerable.Range(0, 30).Select(t => double.MaxValue / (1 + t % 4))],
            [.. Enumerable.Range(0, 30).Select(t => double.Epsilon * (t % 4))],
            [.. Enumerable.Range(0, 30).Select(t => Math.Pow(10, 20 * (t % 4) - 30))],
            [.. Enumerable.Range(0, 30).Select(t => t < 29 ? 0.0 : 1.0)],
            [.. Enumerable.Range(0, 30).Select(t => Math.Exp(20 * t))],
        ];
        foreach (double[] history in histories)
        {
            foreach (int season in new[] { 1, 2, 4, 7, 13, int.MaxValue })
            {
                double[] forecast = method.Forecast(history, season, 15);
                Assert.True(forecast.Length == 15 && forecast.All(double.IsFinite), $"{name}, season {season}, of {string.Join(' ', history)}: {string.Join(' ', forecast)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_OfAConstant_IsThatConstant(string name) =>
        Assert.Equal([0.1, 0.1, 0.1], SimpleMethods.Named(name).Forecast([.. Enumerable.Repeat(0.1, 40)], 4, 3), (a, b) => Math.Abs(a - b) < 1e-15);

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_WithABadArgument_NamesIt(string name)
    {
        SimpleMethod method = SimpleMethods.Named(name);

        Assert.Throws<ArgumentException>("history", () => method.Forecast([], 1, 1));
        Assert.Contains("step 1 is NaN", Assert.Throws<ArgumentException>("history", () => method.Forecast([1, double.NaN], 1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("season", () => method.Forecast([1], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => method.Forecast([1], 1, 0));
    }

    [Fact]
    public void Named_OfAnUnknownMethod_ListsThoseThereAre()
    {
        Assert.Equal(["naive", "seasonal-naive", "drift", "mean", "naive2", "theta", "ets", "stl-ets", "linear", "combination"], SimpleMethods.All.Select(method => method.Name));
        Assert.Contains("naive, seasonal-naive, drift", Assert.Throws<ArgumentException>("name", () => SimpleMethods.Named("arima")).Message, StringComparison.Ordinal);
    }

    private static double[] Repeated(double level, int seasons) => [.. Enumerable.Range(0, 4 * seasons).Select(t => level * Pattern[t % 4])];

    private static void Expect(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
