namespace Wavecast.Statistics;

/// <summary>The last value, repeated.</summary>
internal sealed class NaiveMethod() : SimpleMethod("naive")
{
    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon) =>
        new FittedFormula(this, season, horizon, seen => SeriesMath.Repeat(seen[^1], horizon));
}
