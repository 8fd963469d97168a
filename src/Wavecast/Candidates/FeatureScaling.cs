using Wavecast.Segments;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>Covariates of a series as networks read them: about 0, and about 1 apart. Fitted to what is known at a fit.</summary>
internal sealed class FeatureScaling
{
    /// <summary>So that what is seldom not 0, like a holiday, becomes no large number.</summary>
    private const double LeastPartOfRange = 0.25;

    private readonly (double Centre, double Unit)[] covariates;
    private readonly (double Centre, double Unit)[] statics;

    private FeatureScaling((double, double)[] covariates, (double, double)[] statics) => (this.covariates, this.statics) = (covariates, statics);

    /// <summary>How many features the series of a panel have.</summary>
    public static FeatureCounts CountsOf(CandidateData data) => new(
        data.Series[0].Covariates.Count(covariate => covariate.Kind == CovariateKind.Past),
        data.Series[0].Covariates.Count(covariate => covariate.Kind == CovariateKind.Future),
        data.Series[0].StaticFeatures.Length);

    /// <summary>The scaling of each series: of its covariates by what is known of them up to its end, of static features by those of all series.</summary>
    public static FeatureScaling[] Of(CandidateData data)
    {
        (double, double)[] statics = [.. Enumerable.Range(0, data.Series[0].StaticFeatures.Length)
            .Select(f => Fit([.. data.Series.Select(series => series.StaticFeatures[f].Value)]))];
        return [.. data.Series.Select(series => new FeatureScaling([.. series.Covariates.Select(covariate => Fit(covariate.Values[..series.Length]))], statics))];
    }

    /// <summary>The features of the series, or of it gone on.</summary>
    public SeriesFeatures Apply(Series series) => new(
        Of(series, CovariateKind.Past), Of(series, CovariateKind.Future), [.. series.StaticFeatures.Select((feature, f) => Scaled(feature.Value, statics[f]))]);

    private float[][] Of(Series series, CovariateKind kind) => [.. Enumerable.Range(0, covariates.Length)
        .Where(c => series.Covariates[c].Kind == kind)
        .Select(c =>
        {
            float[] scaled = new float[series.Covariates[c].Length];
            for (int t = 0; t < scaled.Length; t++)
            {
                scaled[t] = Scaled(series.Covariates[c].Values[t], covariates[c]);
            }
            return scaled;
        })];

    private static float Scaled(double value, (double Centre, double Unit) scaling) => double.IsNaN(value) ? 0 : (float)((value - scaling.Centre) / scaling.Unit);

    private static (double Centre, double Unit) Fit(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0, largest = 0;
        int known = 0;
        foreach (double value in values)
        {
            sum += double.IsNaN(value) ? 0 : value;
            known += double.IsNaN(value) ? 0 : 1;
        }
        double centre = known > 0 ? sum / known : 0;
        foreach (double value in values)
        {
            double distance = double.IsNaN(value) ? 0 : Math.Abs(value - centre);
            squares += distance * distance;
            largest = Math.Max(largest, distance);
        }
        double unit = Math.Max(Math.Sqrt(squares / Math.Max(1, known)), LeastPartOfRange * largest);
        return (centre, unit > 0 && double.IsFinite(unit) ? unit : 1);
    }
}
