using Wavecast.Metrics;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>The linear effects of covariates that are known in advance.</summary>
internal sealed class CovariateEffects : FittedEffects
{
    private readonly Effect[] effects;

    private CovariateEffects(EffectKind kind, Effect[] effects)
        : base(kind) => this.effects = effects;

    /// <summary>No effects.</summary>
    public static CovariateEffects None { get; } = new(EffectKind.None, []);

    /// <summary>Learns the effects in all series; none where no covariate is known in advance.</summary>
    public static CovariateEffects Fit(CandidateData data, EffectKind kind, CancellationToken cancellation)
    {
        int[] places = [.. Enumerable.Range(0, data.Series[0].Covariates.Length).Where(c => data.Series[0].Covariates[c].Kind == CovariateKind.Future)];
        if (kind == EffectKind.None || places.Length == 0)
        {
            return None;
        }
        double[] units = [.. places.Select(place => FeatureScaling.UnitOf(data.Series.Select(series => series.Covariates[place].Values[..series.Length].ToArray())))];
        double[][] centres = new double[data.Series.Length][];
        EffectRegression[] regressions = new EffectRegression[data.Series.Length];
        Jobs.Run(regressions.Length, data.Threads, i =>
        {
            Series series = data.Series[i];
            double[] own = centres[i] = [.. places.Select(place => ForecastMetrics.MeanOfDefined(series.Covariates[place].Values[..series.Length].ToArray()))];
            regressions[i] = new EffectRegression(data, series, kind, places.Length, () => ColumnsOf(series, places, own, units));
        }, cancellation);
        EffectRegression.Run(regressions, data.Threads, cancellation);
        return new CovariateEffects(kind, [.. data.Series.Select((series, i) => new Effect(
            places, centres[i], [.. units.Select((unit, f) => regressions[i].Coefficients[f] / unit)],
            [.. places.Select(place => SeriesMath.RangeOfKnown(series.Covariates[place].Values[..series.Length]))]))]);
    }

    /// <summary>The covariates about their means, in units; 0 where one is missing.</summary>
    private static double[][] ColumnsOf(Series series, int[] places, double[] centres, double[] units)
    {
        double[][] columns = new double[places.Length][];
        for (int f = 0; f < columns.Length; f++)
        {
            double[] column = columns[f] = series.Covariates[places[f]].Values[..series.Length].ToArray();
            for (int t = 0; t < column.Length; t++)
            {
                column[t] = double.IsNaN(column[t]) ? 0 : (column[t] - centres[f]) / units[f];
            }
        }
        return columns;
    }

    /// <inheritdoc/>
    protected override double[] Between(Series series, int place, int from, int to) => [.. Enumerable.Range(from, to - from).Select(t => effects[place].At(series, t))];

    /// <summary>A series' effects.</summary>
    /// <param name="Places">Of the covariates.</param>
    /// <param name="Centres">Their means, at which they have no effect.</param>
    /// <param name="Coefficients">What one more of each adds.</param>
    /// <param name="Seen">The range of each in the history, one range beyond which an effect grows no more.</param>
    private sealed record Effect(int[] Places, double[] Centres, double[] Coefficients, (double Least, double Most)[] Seen)
    {
        /// <summary>Their sum at a step; a missing value, and a covariate of which nothing was known, have none.</summary>
        public double At(Series series, int step)
        {
            double sum = 0;
            for (int f = 0; f < Places.Length; f++)
            {
                double range = Seen[f].Most - Seen[f].Least, value = series.Covariates[Places[f]].Values[step] - Centres[f];
                sum += double.IsNaN(value) ? 0 : Coefficients[f] * Math.Clamp(value, Seen[f].Least - range - Centres[f], Seen[f].Most + range - Centres[f]);
            }
            return sum;
        }
    }
}
