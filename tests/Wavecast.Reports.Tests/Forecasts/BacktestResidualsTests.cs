using Wavecast.Reports.Forecasts;

namespace Wavecast.Reports.Tests.Forecasts;

public sealed class BacktestResidualsTests
{
    /// <summary>The naive method is one step behind the ramp at each of three origins; two missing keep lags of two inside a series.</summary>
    [Fact]
    public void Of_TwoRamps_KeepsThemApart()
    {
        ForecastReportInput input = Samples.Input(new([Samples.Ramp("a", 20), Samples.Ramp("b", 30)]), origins: 3);

        BacktestResiduals residuals = BacktestResiduals.Of(input.Backtest!);

        Assert.Equal(2, residuals.Lags);
        Assert.Equal([1, 1, 1, double.NaN, double.NaN, 1, 1, 1], residuals.OneStep);
        Assert.Equal(2 * 3 * 2, residuals.Transforms.Length);
    }
}
