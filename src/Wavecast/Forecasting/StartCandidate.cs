namespace Wavecast.Forecasting;

/// <summary>Initial weights with the output in closed form: where a training may start.</summary>
/// <param name="Seed">Of the layers' weights.</param>
/// <param name="Shape">The network's.</param>
/// <param name="Parameters">The parameter vector.</param>
/// <param name="Error">Root mean square error of drawing the validation part; infinite where it overflows.</param>
/// <param name="IsLinear">Whether nothing but the bypass takes part.</param>
internal sealed record StartCandidate<T>(long Seed, NetworkShape Shape, T[] Parameters, double Error, bool IsLinear)
{
    /// <summary>The change of a long drawing, see <see cref="EnduranceTest"/>; null where it was not measured.</summary>
    public double? Drift { get; init; }
}
