using Wavecast.Metrics;
using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class FittedMethodTests
{
    private const int Horizon = 6;

    public static TheoryData<string> Names => [.. SimpleMethods.All.Select(method => method.Name)];

    // Other histories between must leave no trace: the fit keeps no states.
    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_OfWhatWasFitted_HasTheBitsOfTheMethods(string name)
    {
        SimpleMethod method = SimpleMethods.Named(name);
        foreach (double[] history in Histories())
        {
            foreach (int season in new[] { 1, 2, 4, 50 })
            {
                FittedMethod fit = method.Fit(history, season, Horizon);
                fit.Forecast([1, 5, 2, 8, 3]);

                Assert.Equal(method.Forecast(history, season, Horizon).Select(BitConverter.DoubleToInt64Bits), fit.Forecast(history).Select(BitConverter.DoubleToInt64Bits));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_OfAnyOtherHistory_IsFinite(string name)
    {
        foreach (double[] history in Histories().Where((_, i) => i % 3 == 0))
        {
            FittedMethod fit = SimpleMethods.Named(name).Fit(history, 4, Horizon);
            foreach (double[] other in Histories())
            {
                double[] forecast = fit.Forecast(other);
                Assert.True(forecast.Length == Horizon && forecast.All(double.IsFinite), $"{name} of {string.Join(' ', history)}, from {string.Join(' ', other)}: {string.Join(' ', forecast)}");
            }
        }
    }

    [Theory]
    [InlineData("naive")]
    [InlineData("seasonal-naive")]
    [InlineData("drift")]
    [InlineData("mean")]
    public void Forecast_OfAMethodThatLearnsNothing_IsThatOfTheLaterHistory(string name)
    {
        SimpleMethod method = SimpleMethods.Named(name);

        double[] forecast = method.Fit(RealSeries.AirPassengers.AsSpan(0, 5), 12, Horizon).Forecast(RealSeries.AirPassengers);

        Assert.Equal(method.Forecast(RealSeries.AirPassengers, 12, Horizon), forecast);
    }

    // Two years after the fit the level has risen by a quarter, and the season is the same: without either, errors would be those of the naive method.
    [Theory]
    [InlineData("naive2")]
    [InlineData("theta")]
    [InlineData("ets")]
    [InlineData("stl-ets")]
    [InlineData("linear")]
    [InlineData("combination")]
    public void Forecast_FromALaterOrigin_FollowsWhatHasComeSince(string name)
    {
        ReadOnlySpan<double> later = RealSeries.AirPassengers.AsSpan(0, 120), actual = RealSeries.AirPassengers.AsSpan(120, 12);

        double[] forecast = SimpleMethods.Named(name).Fit(later[..96], 12, 12).Forecast(later);

        Assert.InRange(Mae(forecast, actual), 0, 0.7 * Mae(SimpleMethods.Naive.Forecast(later, 12, 12), actual));
    }

    [Fact]
    public void Forecast_OfNaive2_KeepsWhetherThereIsASeason()
    {
        double[] season = [5, 15, 7, 13], flat = [.. Enumerable.Range(0, 40).Select(t => (double)(t % 3))];
        double[] seasonal = [.. Enumerable.Range(0, 40).Select(t => season[t % 4])];

        // Of a season that stays, the last value is one step's and the next another's.
        Assert.Equal([5, 15, 7, 13], SimpleMethods.Naive2.Fit(seasonal.AsSpan(0, 32), 4, 4).Forecast(seasonal), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([13, 13, 13, 13], SimpleMethods.Naive2.Fit(flat, 4, 4).Forecast(seasonal));
    }

    [Fact]
    public void Forecast_OnSeveralThreads_IsTheSame()
    {
        FittedMethod fit = SimpleMethods.Combination.Fit(RealSeries.AirPassengers.AsSpan(0, 100), 12, Horizon);
        double[][] expected = [.. Enumerable.Range(100, 40).Select(end => fit.Forecast(RealSeries.AirPassengers.AsSpan(0, end)))];
        double[][] actual = new double[expected.Length][];

        Parallel.For(0, actual.Length, i => actual[i] = fit.Forecast(RealSeries.AirPassengers.AsSpan(0, 100 + i)));

        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_SaysWhatItIsOf(string name)
    {
        FittedMethod fit = SimpleMethods.Named(name).Fit([1, 2, 3], 4, 5);

        Assert.Equal((name, 4, 5, name), (fit.Name, fit.Season, fit.Horizon, fit.ToString()));
    }

    [Fact]
    public void FitAndForecast_WithABadArgument_NameIt()
    {
        Assert.Throws<ArgumentException>("history", () => SimpleMethods.Naive.Fit([], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("season", () => SimpleMethods.Naive.Fit([1], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => SimpleMethods.Naive.Fit([1], 1, 0));
        Assert.Throws<ArgumentException>("history", () => SimpleMethods.Naive.Fit([1], 1, 1).Forecast([]));
        Assert.Contains(
            "step 1 is NaN", Assert.Throws<ArgumentException>("history", () => SimpleMethods.Naive.Fit([1], 1, 1).Forecast([1, double.NaN])).Message, StringComparison.Ordinal);
    }

    /// <summary>Short and longer, around where methods change over to others: noise, constant, below 0, with season, with trend, near the largest double.</summary>
    private static IEnumerable<double[]> Histories() =>
        from length in new[] { 1, 2, 3, 4, 5, 8, 9, 12, 13, 27, 60 }
        from value in new Func<int, double>[]
        {
            t => 1 + t * t % 5, t => 3.3, t => t * 7919 % 13 - 9 - 0.3 * t, t => 10 + 4 * Math.Sin(Math.PI * t / 2) + t % 3, t => 5 + 0.7 * t,
            t => t % 3 == 0 ? double.MaxValue : -double.MaxValue,
        }
        select Enumerable.Range(0, length).Select(value).ToArray();

    private static double Mae(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual) => ForecastMetrics.Mae(actual, forecast);
}
