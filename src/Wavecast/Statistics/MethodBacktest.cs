using System.Collections.Immutable;
using Wavecast.Metrics;

namespace Wavecast.Statistics;

/// <summary>What one method was worth at the origins of a <see cref="Backtest"/>.</summary>
public sealed class MethodBacktest
{
    private readonly Backtest backtest;

    internal MethodBacktest(Backtest backtest, string name, ImmutableArray<ImmutableArray<double>> forecasts, SeriesScale[] scales)
    {
        (this.backtest, Name, Forecasts) = (backtest, name, forecasts);
        Mase = MeanOverOrigins((actual, forecast, i) => ForecastMetrics.Mase(actual, forecast, scales[i]));
        Smape = MeanOverOrigins((actual, forecast, _) => ForecastMetrics.Smape(actual, forecast));
        Mae = MeanOverOrigins((actual, forecast, _) => ForecastMetrics.Mae(actual, forecast));
        Rmse = MeanOverOrigins((actual, forecast, _) => ForecastMetrics.Rmse(actual, forecast));
    }

    private delegate double Error(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, int origin);

    /// <summary>The method's name.</summary>
    public string Name { get; }

    /// <summary>Its forecasts, <c>[origin][horizon]</c>, earliest origin first.</summary>
    public ImmutableArray<ImmutableArray<double>> Forecasts { get; }

    /// <summary>Mean over the origins of the mean absolute error in that of the seasonal naive method inside each origin's history; see <see cref="ForecastMetrics.Mase"/>.</summary>
    public double Mase { get; }

    /// <summary>Mean over the origins of <see cref="ForecastMetrics.Smape"/>, in percent.</summary>
    public double Smape { get; }

    /// <summary>Mean over the origins of the mean absolute error, in the series' units.</summary>
    public double Mae { get; }

    /// <summary>Mean over the origins of the root of the mean squared error, in the series' units.</summary>
    public double Rmse { get; }

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
            errors[i] = error(backtest.Series.Values.Slice(backtest.Origins[i], backtest.Horizon), Forecasts[i].AsSpan(), i);
        }
        return ForecastMetrics.MeanOfDefined(errors);
    }
}
