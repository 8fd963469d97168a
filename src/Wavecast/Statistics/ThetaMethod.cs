namespace Wavecast.Statistics;

/// <summary>Simple exponential smoothing with half the slope of the least-squares line as drift.</summary>
internal sealed class ThetaMethod() : SimpleMethod("theta")
{
    private const int LeastValues = 3;

    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon)
    {
        if (history.Length < LeastValues || SeriesMath.AreConstant(history))
        {
            return new FittedFormula(this, season, horizon, seen => SeriesMath.Repeat(seen[^1], horizon));
        }
        SeasonalAdjustment adjustment = SeasonalAdjustment.Of(history, season);
        Decomposition? seasons = adjustment.Decompose(history);
        EtsFit smoothing = EtsFit.Of(seasons is null ? history : seasons.Adjusted.AsSpan(), EtsForm.Simple, season: 1);
        return new FittedTheta(this, season, horizon, adjustment, smoothing);
    }
}
