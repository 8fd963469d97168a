namespace Wavecast.Statistics;

/// <summary>The mean of the history.</summary>
internal sealed class MeanMethod() : SimpleMethod("mean")
{
    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon) =>
        new FittedFormula(this, season, horizon, seen => SeriesMath.Repeat(SeriesMath.Mean(seen), horizon));
}
