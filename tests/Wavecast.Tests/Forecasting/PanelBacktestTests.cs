using Wavecast.Forecasting;
using Wavecast.Statistics;
using Wavecast.Tests.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

public sealed class PanelBacktestTests
{
    private static readonly PanelForecastOptions YearAhead = new() { Horizon = 12, Threads = 2 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("seasonal-naive")]
    [InlineData("theta")]
    public void Backtest_OfASimpleMethod_HasTheFiguresOfItsOwnBacktest(string name)
    {
        Panel panel = PanelForecasterTests.Monthly(RealSeries.AirPassengers);

        PanelBacktest backtest = Forecaster.Backtest(panel, YearAhead with { Horizon = 24, Model = name }, new PanelBacktestOptions { Origins = 5 }, Cancel);
        MethodBacktest own = Backtest.Run(panel[0], [SimpleMethods.Named(name)], new BacktestOptions { Horizon = 24, Origins = 5, Stride = 12 }, Cancel).Methods[0];

        Assert.Equal([72, 60, 48, 36, 24], backtest.Back);
        Assert.Equal(5, backtest.Fits);
        Assert.Equal((own.Mase, own.Smape, own.Mae, own.Rmse), (backtest.Model.Mase, backtest.Model.Smape, backtest.Model.Mae, backtest.Model.Rmse));
        Assert.Equal(own.Mase, backtest.Candidates[name].Mase);
        Assert.Equal(own.Forecasts.SelectMany(f => f), backtest.Forecasts.SelectMany(f => f.Series[0].Values));
        Assert.Equal(own.Mase, backtest.MaseBySeries[0], 1e-12);
        Assert.Equal(own.Mase, backtest.MaseByHorizon.Average(), 1e-12);
        Assert.False(backtest.Candidates.ContainsKey("lstm"));
    }

    // Transformations, seasons, recipes, weights and calibration are all made before an origin: what comes later changes nothing.
    [Theory]
    [InlineData("auto")]
    [InlineData("lstm")]
    public void Backtest_WithASpikeBehindAnOrigin_ForecastsTheSameFromThereAndAllBefore(string model)
    {
        double[] spiked = [.. RealSeries.AirPassengers[..110]];
        spiked[92] *= 40;
        PanelBacktestOptions origins = new() { Origins = 3, Stride = 9 };

        PanelBacktest plain = Run(RealSeries.AirPassengers[..110]), withSpike = Run(spiked);

        // The origins lie at 80, 89 and 98.
        Assert.Equal(Numbers(plain.Forecasts[0]), Numbers(withSpike.Forecasts[0]));
        Assert.Equal(Numbers(plain.Forecasts[1]), Numbers(withSpike.Forecasts[1]));
        Assert.NotEqual(Numbers(plain.Forecasts[2]), Numbers(withSpike.Forecasts[2]));

        PanelBacktest Run(double[] values) => Forecaster.Backtest(PanelForecasterTests.Monthly(values), YearAhead with { Model = model }, origins, Cancel);
        static double[] Numbers(PanelForecast forecast) =>
            [.. forecast.Series.SelectMany(series => series.Values.Concat(series.Intervals.SelectMany(interval => interval.Lower.Concat(interval.Upper))))];
    }

    [Fact]
    public void Backtest_WithoutRefits_IsTheFirstFitGoneOn()
    {
        Panel panel = PanelForecasterTests.Monthly(RealSeries.AirPassengers[..110]);
        PanelBacktest backtest = Forecaster.Backtest(panel, YearAhead, new PanelBacktestOptions { Origins = 4, Stride = 3, RefitEvery = null }, Cancel);

        PanelForecaster first = Forecaster.Fit(new Panel([panel[0].Take(89)]), YearAhead, Cancel);

        for (int o = 0; o < 4; o++)
        {
            Assert.Equal(first.Append(new Panel([panel[0].Take(89 + 3 * o)])).Forecast(Cancel).Series[0].Values, backtest.Forecasts[o].Series[0].Values);
        }
    }

    [Fact]
    public void Backtest_WithFewRefits_FitsAtTheFirstOriginOfEachGroup()
    {
        Panel panel = PanelForecasterTests.Monthly(RealSeries.AirPassengers[..110]);
        PanelForecastOptions theta = YearAhead with { Model = "theta" };

        PanelBacktest backtest = Forecaster.Backtest(panel, theta, new PanelBacktestOptions { Origins = 4, Stride = 3, RefitEvery = 2 }, Cancel);

        PanelForecaster second = Forecaster.Fit(new Panel([panel[0].Take(95)]), theta, Cancel);
        Assert.Equal(second.Forecast(Cancel).Series[0].Values, backtest.Forecasts[2].Series[0].Values);
        Assert.Equal(second.Append(new Panel([panel[0].Take(98)])).Forecast(Cancel).Series[0].Values, backtest.Forecasts[3].Series[0].Values);
    }

    [Fact]
    public void Backtest_OnOneThreadAndTwo_HasTheSameFigures()
    {
        Panel panel = PanelForecasterTests.Monthly(RealSeries.AirPassengers[..90]);

        Assert.Equal(Run(1).Model.Mase, Run(2).Model.Mase);

        PanelBacktest Run(int threads) => Forecaster.Backtest(panel, YearAhead with { Threads = threads }, new PanelBacktestOptions { Origins = 2 }, Cancel);
    }

    [Fact]
    public void Backtest_OfASeriesThatIsTooShort_NamesIt() => Assert.Equal(
        "Series 'passengers' has 40 steps; 5 origins 12 steps apart and a horizon of 24 need 73. Take fewer, or a shorter horizon.",
        Assert.Throws<ArgumentException>(() => Forecaster.Backtest(
            PanelForecasterTests.Monthly(RealSeries.AirPassengers[..40]), new PanelForecastOptions { Horizon = 24 }, new PanelBacktestOptions(), Cancel)).Message.Split(" (")[0]);

    // A walk that turns into a wave of 6: what season there is depends on how much is known, and is found before the first origin for all.
    [Theory]
    [InlineData("theta")]
    [InlineData("auto")]
    public void Backtest_WhereTheSeasonComesLate_KeepsToWhatWasKnownFirst(string model)
    {
        Wavecast.Randomness.PhiloxStream noise = new(2, Wavecast.Randomness.RandomPurpose.ObservationNoise);
        double walk = 50;
        double[] values = [.. Enumerable.Range(0, 60).Select(t => walk += noise.Gaussian(t)), .. Enumerable.Range(0, 80).Select(t => 50 + 20 * Math.Sin(2 * Math.PI * t / 6))];
        Panel panel = new([new Series("late", new TimeIndex(0, Frequency.Steps, values.Length), values)]);

        PanelBacktest backtest = Forecaster.Backtest(panel, new PanelForecastOptions { Horizon = 6, Model = model }, new PanelBacktestOptions { Origins = 8, Stride = 10 }, Cancel);

        Assert.Equal(1, backtest.Season);
        Assert.False(backtest.Candidates.ContainsKey("seasonal-naive"));
    }

    [Fact]
    public void Backtest_OfASeriesThatStartsBehindTheFirstOrigin_SaysWhatItHas()
    {
        double[] late = [.. Enumerable.Repeat(double.NaN, 60), .. RealSeries.AirPassengers[..40]];

        Assert.Equal(
            "Series 'passengers' has 40 steps from its first value on; 5 origins 12 steps apart and a horizon of 24 need 73. Take fewer, or a shorter horizon.",
            Assert.Throws<ArgumentException>(() => Forecaster.Backtest(PanelForecasterTests.Monthly(late), new PanelForecastOptions { Horizon = 24 }, new PanelBacktestOptions(), Cancel)).Message.Split(" (")[0]);
    }
}
