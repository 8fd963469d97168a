using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>Something that adds to each series, or multiplies it, and is known beyond its end: taken out before anything is fitted, and laid over forecasts again.</summary>
internal abstract class FittedEffects(EffectKind kind)
{
    /// <summary>Whether it adds or multiplies.</summary>
    public EffectKind Kind { get; } = kind;

    /// <summary>Series without the effects; the same series, or those gone on.</summary>
    public CandidateData Adjust(CandidateData data) => Kind == EffectKind.None ? data : data with
    {
        Series = [.. data.Series.Select((series, i) =>
        {
            double[] values = series.Values.ToArray(), effects = Between(series, i, 0, values.Length);
            for (int t = 0; t < values.Length; t++)
            {
                values[t] = Kind == EffectKind.Multiplicative ? values[t] * Math.Exp(-effects[t]) : values[t] - effects[t];
                // Counts stay counts, as far as a likelihood of them must be able to read them.
                values[t] = data.IsOfCounts ? Math.Max(0, values[t]) : values[t];
            }
            return new Series(series.Id, series.Index, (ReadOnlyMemory<double>)values).With(series.Covariates, series.StaticFeatures);
        })],
    };

    /// <summary>Forecasts with the effects.</summary>
    public CandidateForecast Restore(CandidateData data, CandidateForecast forecast)
    {
        if (Kind == EffectKind.None)
        {
            return forecast;
        }
        double[][] effects = [.. data.Series.Select((series, i) => Between(series, i, series.Length, series.Length + data.Horizon))];
        return new CandidateForecast(
            [.. forecast.Median.Select((values, i) => With(values, effects[i], 1))],
            forecast.Quantiles?.Select((values, i) => values is null ? null : With(values, effects[i], data.Quantiles.Length)).ToArray());
    }

    /// <summary>The effects on a series from one step up to another, of which the series may not have come to all.</summary>
    protected abstract double[] Between(Series series, int place, int from, int to);

    private double[] With(double[] values, double[] byStep, int perStep)
    {
        double[] restored = new double[values.Length];
        for (int k = 0; k < restored.Length; k++)
        {
            double effect = byStep[k / perStep];
            restored[k] = Kind == EffectKind.Multiplicative ? values[k] * Math.Exp(effect) : values[k] + effect;
        }
        return restored;
    }
}
