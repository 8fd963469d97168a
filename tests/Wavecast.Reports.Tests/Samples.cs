using Wavecast.Forecasting;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Tests;

/// <summary>Small panels and their reports.</summary>
internal static class Samples
{
    public static Series Of(string id, params double[] values) => new(id, new TimeIndex(0, Frequency.Steps, values.Length), values);

    /// <summary>The values 0, 1, 2, … of which the naive method is one step behind, two, three, …</summary>
    public static Series Ramp(string id, int length) => Of(id, [.. Enumerable.Range(0, length).Select(t => (double)t)]);

    /// <summary>Noise from 0 to 1.</summary>
    public static double[] Noise(int seed, int length)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
    }

    public static ForecastReportInput Input(Panel panel, int horizon = 2, string model = "naive", Panel? truth = null, int origins = 0)
    {
        PanelForecastOptions options = new() { Horizon = horizon, Model = model, Members = 1 };
        PanelForecaster forecaster = Forecaster.Fit(panel, options);
        return new ForecastReportInput
        {
            Title = "A try",
            Forecaster = forecaster,
            Forecast = forecaster.Forecast(),
            Truth = truth,
            Backtest = origins > 0 ? Forecaster.Backtest(panel, options, new PanelBacktestOptions { Origins = origins }) : null,
            Source = "try.csv",
            Command = "wavecast forecast try.csv --horizon 2",
        };
    }

    public static Page PageOf(ForecastReportInput input) => new(HtmlPage.Of(ForecastReport.Of(input)));
}
