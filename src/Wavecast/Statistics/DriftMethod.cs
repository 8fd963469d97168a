namespace Wavecast.Statistics;

/// <summary>The straight line through the first and the last value.</summary>
internal sealed class DriftMethod() : SimpleMethod("drift")
{
    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon) =>
        new FittedFormula(this, season, horizon, seen => Line(seen, horizon));

    private static double[] Line(ReadOnlySpan<double> history, int horizon)
    {
        double last = history[^1], slope = history.Length > 1 ? (last - history[0]) / (history.Length - 1) : 0;
        return SeriesMath.Ahead(horizon, h => last + h * slope);
    }
}
