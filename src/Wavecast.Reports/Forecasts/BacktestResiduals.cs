using Wavecast.Forecasting;
using Wavecast.Metrics;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>What a backtest's forecasts left over.</summary>
internal sealed class BacktestResiduals
{
    /// <summary>Errors one step ahead by their series' scale, oldest first; the series one behind the other, with so many missing between them that no lag reaches from one to the next.</summary>
    public required double[] OneStep { get; init; }

    /// <summary>Of each value, the probability that its forecast gave to lower ones; see <see cref="QuantileTransform"/>.</summary>
    public required double[] Transforms { get; init; }

    /// <summary>The largest lag that there are pairs for.</summary>
    public required int Lags { get; init; }

    public static BacktestResiduals Of(PanelBacktest backtest)
    {
        int origins = backtest.Back.Length, lags = Math.Clamp((int)(10 * Math.Log10(origins)), 1, Math.Max(1, origins - 1));
        List<double> oneStep = [], transforms = [];
        for (int i = 0; i < backtest.Panel.Count; i++)
        {
            Series series = backtest.Panel[i];
            double scale = SeriesScale.Of(series.Values, backtest.Season).Absolute;
            oneStep.AddRange(Enumerable.Repeat(double.NaN, i > 0 ? lags : 0));
            for (int o = 0; o < origins; o++)
            {
                SeriesForecast said = backtest.Forecasts[o].Series[i];
                int origin = series.Length - backtest.Back[o];
                double error = (series[origin] - said.Values[0]) / scale;
                oneStep.Add(double.IsFinite(error) ? error : double.NaN);
                transforms.AddRange(Enumerable.Range(0, said.Values.Length).Select(h => QuantileTransform.Of(series[origin + h], said, h)));
            }
        }
        return new BacktestResiduals { OneStep = [.. oneStep], Transforms = [.. transforms], Lags = lags };
    }
}
