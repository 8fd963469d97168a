namespace Wavecast.Statistics;

/// <summary>Exponential smoothing, its form chosen by the corrected Akaike criterion.</summary>
internal sealed class EtsMethod() : SimpleMethod("ets")
{
    private const int LeastValues = 5;
    private const int MostValues = 4096;
    public const int LongestSeason = 24;

    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon) =>
        Best(history, season) is { } fit
            ? new FittedEts(this, season, horizon, fit, Math.Max(0, history.Length - MostValues))
            : new FittedFormula(this, season, horizon, seen => SeriesMath.Repeat(seen[^1], horizon));

    /// <summary>The form of the least criterion; null where there are too few values for any, or nothing to fit.</summary>
    public static EtsFit? Best(ReadOnlySpan<double> history, int season)
    {
        history = history[^Math.Min(history.Length, MostValues)..];
        if (history.Length < LeastValues || SeriesMath.AreConstant(history))
        {
            return null;
        }
        bool isSeasonal = season is > 1 and <= LongestSeason && history.Length >= 2 * season;
        EtsFit? best = null;
        foreach (EtsForm form in EtsForm.All)
        {
            if ((form.Season is null || isSeasonal) && (form.IsAdditive || SeriesMath.ArePositive(history)) && form.Parameters(season) + 1 < history.Length)
            {
                EtsFit fit = EtsFit.Of(history, form, form.Season is null ? 1 : season);
                best = best is null || fit.Criterion < best.Criterion ? fit : best;
            }
        }
        return best;
    }
}
