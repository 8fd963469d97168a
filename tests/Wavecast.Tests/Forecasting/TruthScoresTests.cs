using Wavecast.Forecasting;
using Wavecast.Metrics;
using Wavecast.Statistics;
using Wavecast.Tests.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

public sealed class TruthScoresTests
{
    private static readonly double[] Known = RealSeries.AirPassengers[..132], Came = RealSeries.AirPassengers[132..];

    private static readonly PanelForecaster Naive2 = Forecaster.Fit(
        PanelForecasterTests.Monthly(Known), new PanelForecastOptions { Horizon = 12, Model = "naive2" }, CancellationToken.None);

    [Fact]
    public void Of_Naive2_HasAnOwaOfOneAndTheFiguresOfTheMetrics()
    {
        TruthScores scores = Score(Truth(132, 144));

        double[] forecast = SimpleMethods.Naive2.Forecast(Known, 12, 12);
        SeriesScale scale = SeriesScale.Of(Known, 12);
        Assert.Equal(1, scores.Model.Owa, 1e-12);
        Assert.Equal(ForecastMetrics.Mase(Came, forecast, scale), scores.Model.Mase, 1e-12);
        Assert.Equal(ForecastMetrics.Smape(Came, forecast), scores.Naive2.Smape, 1e-12);
        Assert.Equal([80, 95], scores.Model.Intervals.Select(interval => interval.Level));
        Assert.InRange(scores.Model.Intervals[0].Coverage, 0, 1);
        Assert.True(scores.Model.Msis > 0);
        Assert.True(double.IsNaN(scores.Naive2.Msis));
    }

    [Fact]
    public void Of_ATruthThatBeginsEarlier_IsFoundByTime() => Assert.Equal(Score(Truth(132, 144)).Model, Score(Truth(0, 144)).Model, (a, b) => a.Mase == b.Mase && a.Smape == b.Smape);

    [Fact]
    public void Of_AShorterTruth_ScoresWhatThereIs()
    {
        double[] forecast = SimpleMethods.Naive2.Forecast(Known, 12, 12);

        Assert.Equal(ForecastMetrics.Mae(Came.AsSpan(0, 5), forecast.AsSpan(0, 5)), Score(Truth(132, 137)).Model.Mae, 1e-12);
    }

    [Fact]
    public void Of_PlainSteps_BeginsAtTheFirst()
    {
        Panel truth = new([new Series("V1", new TimeIndex(0, Frequency.Steps, 12), Came)]);

        Assert.Equal(Score(Truth(132, 144)).Model.Mase, Score(truth).Model.Mase);
    }

    [Fact]
    public void Of_ATruthThatEndsBefore_NamesTheStepItLacks() => Assert.Equal(
        "The truth of series 'passengers' has no step 1960-01, the first that is forecast.",
        Assert.Throws<ArgumentException>(() => Score(Truth(0, 132))).Message.Split(" (")[0]);

    [Fact]
    public void Of_ATruthOfOtherSeries_NamesTheOneThatIsMissing()
    {
        Series one = Truth(132, 144)[0];
        Panel two = new([new Series("a", one.Index, one.Values), new Series("b", one.Index, one.Values)]);

        Assert.Equal("The truth has no series 'passengers'.", Assert.Throws<ArgumentException>(() => Score(two)).Message.Split(" (")[0]);
    }

    [Fact]
    public void Of_ATruthWithSomeOfTheNames_TakesNoOtherInTheirPlace()
    {
        Series one = PanelForecasterTests.Monthly(Known)[0];
        Panel known = new([new Series("a", one.Index, one.Values), new Series("b", one.Index, one.Values)]);
        PanelForecaster forecaster = Forecaster.Fit(known, new PanelForecastOptions { Horizon = 12, Model = "naive" }, CancellationToken.None);
        Series came = Truth(132, 144)[0];
        Panel truth = new([new Series("b", came.Index, came.Values), new Series("c", came.Index, came.Values)]);

        Assert.Equal(
            "The truth has no series 'a'.",
            Assert.Throws<ArgumentException>(() => TruthScores.Of(forecaster, forecaster.Forecast(CancellationToken.None), truth)).Message.Split(" (")[0]);
    }

    [Fact]
    public void Of_ASeriesThatStartsLate_MeasuresNaive2ByWhatIsKnown()
    {
        double[] late = [.. Enumerable.Repeat(double.NaN, 60), .. Known[60..]];
        PanelForecaster forecaster = Forecaster.Fit(PanelForecasterTests.Monthly(late), new PanelForecastOptions { Horizon = 12, Model = "naive2" }, CancellationToken.None);

        Assert.Equal(1, TruthScores.Of(forecaster, forecaster.Forecast(CancellationToken.None), Truth(132, 144)).Model.Owa, 1e-12);
    }

    private static TruthScores Score(Panel truth) => TruthScores.Of(Naive2, Naive2.Forecast(CancellationToken.None), truth);

    private static Panel Truth(int from, int to) => new([PanelForecasterTests.Monthly(RealSeries.AirPassengers)[0].Range(from, to)]);
}
