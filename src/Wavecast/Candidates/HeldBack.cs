using Wavecast.Metrics;
using Wavecast.Statistics;

namespace Wavecast.Candidates;

/// <summary>The last horizons of a panel, on which recipes are compared: networks learn from what lies before all of them, and forecast each from where it begins.</summary>
internal sealed class HeldBack
{
    private readonly CandidateData data;
    private readonly CandidateData[] origins;
    private readonly int reach;

    /// <summary>Holds back horizons of a panel, or half of it where it has no room for one; series without room are left out.</summary>
    public HeldBack(CandidateData panel)
    {
        int typical = panel.TypicalLength;
        reach = Math.Max(1, Math.Min(panel.Horizon, typical / 2));
        // What is left should have two seasons to be deseasonalised by.
        int room = (int)Math.Max(0, typical - 2L * panel.Season - 1);
        Steps = reach * InnerOrigins.HorizonsIn(typical, reach, room, 1);
        data = panel.Only(Enumerable.Range(0, panel.Series.Length).Where(i => panel.Series[i].Length > Steps + 1));
        origins = [.. Enumerable.Range(0, Steps / reach).Select(i => data.Before(Steps - i * reach))];
    }

    /// <summary>Steps of each series that are held back.</summary>
    public int Steps { get; }

    /// <summary>What lies before them.</summary>
    public CandidateData Training => origins[0];

    /// <summary>The errors of networks that learnt from <see cref="Training"/>; NaN of none.</summary>
    public RecipeErrors ErrorsOf(NetworkEnsemble networks, CancellationToken cancellation)
    {
        if (networks.Members.Count == 0)
        {
            return new RecipeErrors(double.NaN, double.NaN, double.NaN);
        }
        CandidateForecast[] forecasts = networks.Forecast(origins, cancellation);
        SeriesScale[] scales = [.. Training.Series.Select(series => SeriesScale.Of(series.Values, data.Season))];
        double[] mase = new double[origins.Length * scales.Length], smape = new double[mase.Length], pinball = new double[mase.Length];
        for (int o = 0, k = 0; o < origins.Length; o++)
        {
            for (int i = 0; i < scales.Length; i++, k++)
            {
                ReadOnlySpan<double> actual = data.Series[i].Values.Slice(origins[o].Series[i].Length, reach), forecast = forecasts[o].Median[i].AsSpan(0, reach);
                mase[k] = ForecastMetrics.Mase(actual, forecast, scales[i]);
                smape[k] = ForecastMetrics.Smape(actual, forecast);
                pinball[k] = Pinball(actual, forecasts[o].Quantiles?[i]) / scales[i].Absolute;
            }
        }
        return new RecipeErrors(ForecastMetrics.MeanOfDefined(mase), ForecastMetrics.MeanOfDefined(smape), ForecastMetrics.MeanOfDefined(pinball));
    }

    /// <summary>The mean pinball loss of quantiles, <c>[horizon · quantiles]</c>; NaN where there are none.</summary>
    private double Pinball(ReadOnlySpan<double> actual, double[]? said)
    {
        if (said is null)
        {
            return double.NaN;
        }
        int steps = actual.Length, count = data.Quantiles.Length;
        double[] byLevel = [.. Enumerable.Range(0, count * steps).Select(k => said[k % steps * count + k / steps])];
        return ForecastMetrics.Crps(actual, byLevel, data.Quantiles.AsSpan()) / 2;
    }
}
