using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>What is known along steps that several series share: they share the memory too.</summary>
/// <param name="covariates">Name, kind, a value for each step, and the step behind the last cell that is filled.</param>
internal sealed class CovariateValues(List<(string Name, CovariateKind Kind, double[] Values, int End)> covariates)
{
    /// <summary>A series with what is known of it.</summary>
    /// <param name="series">A series that has some of the steps.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="features">What tells it from others.</param>
    public Series AddTo(Series series, int first, IReadOnlyCollection<StaticFeature> features) => covariates.Count + features.Count > 0
        ? series.With(covariates.Select(covariate => Range(covariate.Name, covariate.Kind, covariate.Values, covariate.End, first, first + series.Length)), features)
        : series;

    private static Covariate Range(string name, CovariateKind kind, double[] values, int end, int from, int to) =>
        new(name, kind, values.AsMemory(from..(kind == CovariateKind.Future ? Math.Max(to, end) : to)));
}
