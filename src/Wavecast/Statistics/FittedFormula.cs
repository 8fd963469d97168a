namespace Wavecast.Statistics;

/// <summary>A forecast that takes nothing but the history at hand, or what another method learnt.</summary>
internal sealed class FittedFormula(SimpleMethod method, int season, int horizon, Func<ReadOnlySpan<double>, double[]> formula)
    : FittedMethod(method, season, horizon)
{
    private protected override double[] Compute(ReadOnlySpan<double> history) => formula(history);
}
