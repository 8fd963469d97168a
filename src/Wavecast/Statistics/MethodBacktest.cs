using System.Collections.Immutable;
using Wavecast.Metrics;

namespace Wavecast.Statistics;

/// <summary>What one method was worth at the origins of a <see cref="Backtest"/>.</summary>
public sealed class MethodBacktest
{
    private readonly Backtest backtest;

    internal MethodBacktest(Backtest backtest, string name, ImmutableArray<ImmutableArray<double>> forecasts) =>
        (this.backtest, Name, Forecasts) = (backtest, name, forecasts);

    /// <summary>The method's name.</summary>
    public string Name { get; }

    /// <summary>Its forecasts, <c>[origin][horizon]</c>, earliest origin first.</summary>
    public ImmutableArray<ImmutableArray<double>> Forecasts { get; }

    /// <summary>Mean over the origins of the mean absolute error in that of the seasonal naive method inside each origin's history; see <see cref="ForecastMetrics.Mase"/>.</summary>
    public double Mase => MeanOverOrigins((actual, forecast, scale) => ForecastMetrics.Mase(actual, forecast, scale));

    /// <summary>Mean over the origins of <see cref="ForecastMetrics.Smape"/>, in percent.</summary>
    public double Smape => MeanOverOrigins((actual, forecast, _) => ForecastMetrics.Smape(actual, forecast));

    /// <summary>Mean over the origins of the mean absolute error, in the series' units.</summary>
    public double Mae => MeanOverOrigins((actual, forecast, _) => ForecastMetrics.Mae(actual, forecast));

    /// <summary>Mean over the origins of the root of the mean squared error, in the series' units.</summary>
    public double Rmse => MeanOverOrigins((actual, forecast, _) => ForecastMetrics.Rmse(actual, forecast));

    private delegate double Error(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, SeriesScale scale);

    /// <summary>Mean absolute error at each step of the horizon, over the origins, <c>[horizon]</c>; NaN where no value is known.</summary>
    public double[] MaeByHorizon()
    {
        double[] errors = new double[backtest.Horizon];
        for (int h = 0; h < errors.Length; h++)
        {
            double[] atStep = [.. Forecasts.Select((forecast, i) => Math.Abs(backtest.Series[backtest.Origins[i] + h] - forecast[h]))];
            errors[h] = ForecastMetrics.MeanOfDefined(atStep);
        }
        return errors;
    }

    private double MeanOverOrigins(Error error)
    {
        double[] errors = new double[Forecasts.Length];
        for (int i = 0; i < errors.Length; i++)
        {
            ReadOnlySpan<double> values = backtest.Series.Values;
            int origin = backtest.Origins[i];
            errors[i] = error(values.Slice(origin, backtest.Horizon), Forecasts[i].AsSpan(), SeriesScale.Of(values[..origin], backtest.Season));
        }
        return ForecastMetrics.MeanOfDefined(errors);
    }
}
