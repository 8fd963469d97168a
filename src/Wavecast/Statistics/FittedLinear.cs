namespace Wavecast.Statistics;

/// <summary>A fit of <see cref="LinearMethod"/>: the coefficients of all its regressions; which forecasts ran away is seen anew each time.</summary>
/// <param name="method">The method.</param>
/// <param name="season">Steps of a season.</param>
/// <param name="horizon">Steps to forecast.</param>
/// <param name="ofValues">The regressions of the values.</param>
/// <param name="ofLogarithms">Those of their logarithms; they take part where all values are above 0.</param>
internal sealed class FittedLinear(SimpleMethod method, int season, int horizon, LinearMap[] ofValues, LinearMap[] ofLogarithms)
    : FittedMethod(method, season, horizon)
{
    /// <summary>Ranges of the history beyond its largest and smallest value, where a forecast has run away.</summary>
    private const double Runaway = 2;

    private protected override double[] Compute(ReadOnlySpan<double> history)
    {
        List<(double[] Values, double Weight)> forecasts = Forecasts(ofValues, history);
        if (ofLogarithms.Length > 0 && SeriesMath.ArePositive(history))
        {
            forecasts.AddRange(Forecasts(ofLogarithms, SeriesMath.Logarithms(history)).Select(forecast => (Array.ConvertAll(forecast.Values, Math.Exp), forecast.Weight)));
        }
        double total = forecasts.Sum(forecast => forecast.Weight);
        return total > 0 ? Mean(forecasts, total) : SeasonalNaiveMethod.LastSeason(history, Season, Horizon);
    }

    /// <summary>Those that did not run away, of the regressions that a history is long enough for.</summary>
    private List<(double[] Values, double Weight)> Forecasts(LinearMap[] maps, ReadOnlySpan<double> values)
    {
        List<(double[] Values, double Weight)> forecasts = [];
        (double low, double high) = Bounds(values);
        foreach (LinearMap map in maps)
        {
            if (map.LookBack <= values.Length && map.Forecast(values, Horizon) is var forecast
                && Array.TrueForAll(forecast, value => value >= low && value <= high))
            {
                forecasts.Add((forecast, map.Weight));
            }
        }
        return forecasts;
    }

    /// <summary>Between which a forecast has not run away.</summary>
    private static (double Low, double High) Bounds(ReadOnlySpan<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        double margin = Runaway * (high - low);
        return (low - margin, high + margin);
    }

    private double[] Mean(List<(double[] Values, double Weight)> forecasts, double total) =>
        [.. Enumerable.Range(0, Horizon).Select(s => forecasts.Sum(forecast => forecast.Weight * forecast.Values[s]) / total)];
}
