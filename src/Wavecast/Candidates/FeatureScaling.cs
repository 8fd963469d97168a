using Wavecast.Metrics;
using Wavecast.Segments;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>Covariates of a series as networks read them: about 0, and about 1 apart. Fitted to what is known at a fit.</summary>
internal sealed class FeatureScaling
{
    /// <summary>So that what is seldom not 0, like a holiday, becomes no large number.</summary>
    private const double LeastPartOfRange = 0.25;

    /// <summary>What is less than this part of the values is the rounding of a mean.</summary>
    private const double Rounding = 1e-9;

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

    private static float Scaled(double value, (double Centre, double Unit) scaling) => value - scaling.Centre is var distance && double.IsNaN(distance) ? 0 : (float)(distance / scaling.Unit);

    /// <summary>The unit of a covariate over all series, each about its own mean; 1 where nothing changes.</summary>
    public static double UnitOf(IEnumerable<double[]> columns)
    {
        double squares = 0, largest = 0, magnitude = 0;
        long known = 0;
        foreach (double[] column in columns)
        {
            double centre = ForecastMetrics.MeanOfDefined(column);
            foreach (double value in column)
            {
                double distance = double.IsNaN(value) ? 0 : Math.Abs(value - centre);
                squares += distance * distance;
                largest = Math.Max(largest, distance);
                magnitude = double.IsNaN(value) ? magnitude : Math.Max(magnitude, Math.Abs(value));
                known += double.IsNaN(value) ? 0 : 1;
            }
        }
        double unit = Math.Max(Math.Sqrt(squares / Math.Max(1, known)), LeastPartOfRange * largest);
        return unit > Rounding * magnitude ? unit : 1;
    }

    /// <summary>NaN is the centre of what is not known at all, and its features are 0.</summary>
    private static (double Centre, double Unit) Fit(ReadOnlySpan<double> values) => (ForecastMetrics.MeanOfDefined(values), UnitOf([values.ToArray()]));
}
