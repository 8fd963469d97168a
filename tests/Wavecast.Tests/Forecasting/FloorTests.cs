using Wavecast.Candidates;
using Wavecast.Forecasting;
using Wavecast.Randomness;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

/// <summary>Series that are often 0 and never below, as sales are: nothing is forecast below.</summary>
public sealed class FloorTests
{
    private const int Length = 160;

    private static readonly PanelForecastOptions Ahead = new() { Horizon = 8, Season = 1, Levels = [80, 95] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PanelForecastOptions.Auto)]
    [InlineData(PanelForecastOptions.Lstm)]
    public void Fit_OfSales_EndsAtZeroAndSaysSo(string model)
    {
        PanelForecaster forecaster = Forecaster.Fit(new Panel([Sales(shift: 0)]), Ahead with { Model = model }, Cancel);

        SeriesForecast forecast = forecaster.Forecast(Cancel).Series[0];
        Assert.All(forecast.Intervals, interval => Assert.All(interval.Lower, lower => Assert.Equal(0, lower)));
        Assert.All(forecast.Intervals, interval => Assert.All(interval.Upper.Zip(interval.Lower, (upper, lower) => upper - lower), width => Assert.True(width > 0.5)));
        Assert.All(forecast.Values, value => Assert.True(value >= 0));
        Assert.All(forecaster.SamplePaths(120, Cancel).SelectMany(paths => paths.Paths).SelectMany(path => path), value => Assert.True(value >= 0));
        Assert.Contains(forecaster.Notes, note => note == "The series is often 0 and never below; so the forecast ends at 0.");
    }

    // One value below 0 is enough to know that there are such; a simple method that was asked for says what it says.
    [Theory]
    [InlineData(PanelForecastOptions.Auto, -1)]
    [InlineData("mean", 0)]
    public void Fit_OfOthers_GoesBelowZero(string model, double shift)
    {
        PanelForecaster forecaster = Forecaster.Fit(new Panel([Sales(shift)]), Ahead with { Model = model }, Cancel);

        Assert.All(forecaster.Forecast(Cancel).Series[0].Intervals[^1].Lower, lower => Assert.True(lower < 0));
        Assert.DoesNotContain(forecaster.Notes, note => note.Contains("ends at 0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { 0, 1.0, 0, 2, 0 }, true)]
    [InlineData(new[] { 0, 1.0, 0, 2, 3 }, false)]
    [InlineData(new[] { 0, 1.0, 0, -1, 0 }, false)]
    [InlineData(new[] { 0, double.NaN, 0, 5, 0 }, true)]
    [InlineData(new[] { 1.0, 2, 3 }, false)]
    public void HasFloor_ThreeZerosAndNoneBelow_IsTrue(double[] values, bool expected) =>
        Assert.Equal(expected, CandidateData.HasFloor(new Series("s", new TimeIndex(0, Frequency.Steps, values.Length), values)));

    [Fact]
    public void HasFloor_ZerosThatAreRare_IsFalse()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(t => t % 30 == 0 ? 0.0 : 5)];

        Assert.False(CandidateData.HasFloor(new Series("s", new TimeIndex(0, Frequency.Steps, values.Length), values)));
    }

    /// <summary>Half of the steps sell nothing, the others up to 3.</summary>
    private static Series Sales(double shift)
    {
        PhiloxStream noise = new(3, RandomPurpose.ObservationNoise);
        return new Series("sales", new TimeIndex(0, Frequency.Steps, Length), [.. Enumerable.Range(0, Length).Select(t => Math.Max(0, Math.Round(1.5 * noise.Gaussian(0, 0, t))) + (t == 50 ? shift : 0))]);
    }
}
