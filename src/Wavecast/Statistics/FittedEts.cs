namespace Wavecast.Statistics;

/// <summary>A fit of <see cref="EtsMethod"/>: form, smoothing constants and first states; the states are followed through the history at hand.</summary>
/// <param name="method">The method.</param>
/// <param name="season">Steps of a season.</param>
/// <param name="horizon">Steps to forecast.</param>
/// <param name="fit">The fit.</param>
/// <param name="first">The step that the fit's values began with.</param>
internal sealed class FittedEts(SimpleMethod method, int season, int horizon, EtsFit fit, int first) : FittedMethod(method, season, horizon)
{
    private protected override double[] Compute(ReadOnlySpan<double> history)
    {
        // A history that ends before the fit's first step is followed from one of the same season.
        int start = first < history.Length ? first : first % Season;
        return fit.Forecast(history[(start < history.Length ? start : 0)..], Horizon);
    }
}
