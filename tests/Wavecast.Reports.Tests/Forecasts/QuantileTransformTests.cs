using Wavecast.Forecasting;
using Wavecast.Reports.Forecasts;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Tests.Forecasts;

public sealed class QuantileTransformTests
{
    /// <summary>Quantiles: 0.025 at 0, 0.1 at 2, 0.5 at 4, 0.9 at 8, 0.975 at 10.</summary>
    private static readonly SeriesForecast Said = Forecast(4, (80, 2, 8), (95, 0, 10));

    [Theory]
    [InlineData(4, 0.5)]
    [InlineData(2, 0.1)]
    [InlineData(10, 0.975)]
    [InlineData(3, 0.3)]
    [InlineData(6, 0.7)]
    [InlineData(9, 0.9375)]
    [InlineData(-5, 0.0125)]
    [InlineData(50, 0.9875)]
    [InlineData(double.NaN, double.NaN)]
    public void Of_Value_IsReadBetweenTheEnds(double value, double expected) => Assert.Equal(expected, QuantileTransform.Of(value, Said, 0), 1e-12);

    [Fact]
    public void Of_IntervalWithoutWidth_IsItsMiddle() => Assert.Equal(0.5, QuantileTransform.Of(4, Forecast(4, (80, 4, 4)), 0), 1e-12);

    [Fact]
    public void Of_NoInterval_IsNone() => Assert.True(double.IsNaN(QuantileTransform.Of(4, Forecast(4), 0)));

    private static SeriesForecast Forecast(double median, params (double Level, double Lower, double Upper)[] bands) =>
        new("s", new TimeIndex(0, Frequency.Steps, 1), [median], [.. bands.Select(band => new PredictionInterval(band.Level, [band.Lower], [band.Upper]))]);
}
