using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Statistics;

public sealed class BacktestTests
{
    private static readonly BacktestOptions TwoYearsAhead = new() { Horizon = 24, Origins = 5, Stride = 12 };

    // R's figures for the protocol of tests/Wavecast.Tests/Statistics/README.md.
    [Fact]
    public void Run_OfTheSeasonalNaiveMethod_HasTheFigureOfR()
    {
        Backtest backtest = Backtest.Run(Monthly(RealSeries.AirPassengers), [SimpleMethods.SeasonalNaive], TwoYearsAhead, TestContext.Current.CancellationToken);

        Assert.Equal([72, 84, 96, 108, 120], backtest.Origins);
        Assert.Equal(12, backtest.Season);
        Assert.Equal(2.120, backtest.Methods[0].Mase, 0.0005);
    }

    [Fact]
    public void Run_WithASpikeBehindAnOrigin_ForecastsTheSameFromThatOriginAndAllBefore()
    {
        double[] spiked = [.. RealSeries.AirPassengers];
        spiked[96] *= 50;

        Backtest plain = Run(RealSeries.AirPassengers), withSpike = Run(spiked);

        for (int m = 0; m < plain.Methods.Length; m++)
        {
            Assert.Equal(plain.Methods[m].Forecasts[..3].SelectMany(f => f), withSpike.Methods[m].Forecasts[..3].SelectMany(f => f));
            Assert.NotEqual(plain.Methods[m].Forecasts[3], withSpike.Methods[m].Forecasts[3]);
        }

        static Backtest Run(double[] values) =>
            Backtest.Run(Monthly(values), [SimpleMethods.SeasonalNaive, SimpleMethods.Theta, SimpleMethods.Linear, SimpleMethods.Combination], TwoYearsAhead, TestContext.Current.CancellationToken);
    }

    // The last value of 0, 1, 2, … is h behind at step h, and the seasonal naive error inside the history is 1.
    [Fact]
    public void Errors_OfTheLastValueOnALine_GrowWithTheHorizon()
    {
        Series line = Steps([.. Enumerable.Range(0, 20).Select(t => (double)t)]);

        MethodBacktest naive = Backtest.Run(line, [SimpleMethods.Naive], new BacktestOptions { Horizon = 4, Origins = 2 }, TestContext.Current.CancellationToken).Methods[0];

        Assert.Equal([1, 2, 3, 4], naive.MaeByHorizon());
        Assert.Equal(2.5, naive.Mae, 1e-12);
        Assert.Equal(2.5, naive.Mase, 1e-12);
        Assert.Equal(Math.Sqrt(7.5), naive.Rmse, 1e-12);
    }

    [Fact]
    public void Errors_WhereAValueToForecastIsMissing_LeaveItOut()
    {
        double[] values = [.. Enumerable.Range(0, 12).Select(t => (double)t)];
        values[11] = double.NaN;

        MethodBacktest naive = Backtest.Run(Steps(values), [SimpleMethods.Naive], new BacktestOptions { Horizon = 3 }, TestContext.Current.CancellationToken).Methods[0];

        Assert.Equal(1.5, naive.Mae, 1e-12);
        Assert.Equal([1, 2, double.NaN], naive.MaeByHorizon());
    }

    [Fact]
    public void Run_OfASeriesTooShort_SaysHowLongItMustBe()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Backtest.Run(Steps([1, 2, 3, 4, 5]), [SimpleMethods.Naive], new BacktestOptions { Horizon = 2, Origins = 3 }, TestContext.Current.CancellationToken));
        Assert.StartsWith("Series 's' has 5 steps; 3 origins 2 steps apart and a horizon of 2 need 7.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithAGapBeforeTheLastOrigin_NamesItsTime()
    {
        double[] values = [.. RealSeries.AirPassengers];
        values[13] = double.NaN;

        ArgumentException e = Assert.Throws<ArgumentException>(() => Backtest.Run(Monthly(values), [SimpleMethods.Naive], TwoYearsAhead, TestContext.Current.CancellationToken));
        Assert.StartsWith("Series 's' has no value at 1950-02", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Cancelled_Ends() =>
        Assert.Throws<OperationCanceledException>(() => Backtest.Run(Steps([1, 2, 3]), [SimpleMethods.Naive], new BacktestOptions { Horizon = 1 }, new CancellationToken(canceled: true)));

    private static Series Monthly(double[] values) => new("s", new TimeIndex(new DateTime(1949, 1, 1), Frequency.Monthly, values.Length), values);

    private static Series Steps(double[] values) => new("s", new TimeIndex(0, Frequency.Steps, values.Length), values);
}
