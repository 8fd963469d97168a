namespace Wavecast.Statistics;

/// <summary>Exponential smoothing, its form chosen by the corrected Akaike criterion.</summary>
internal sealed class EtsMethod() : SimpleMethod("ets")
{
    private const int LeastValues = 5;
    private const int MostValues = 4096;
    public const int LongestSeason = 24;

    /// <summary>Forms that are fitted to the end.</summary>
    private const int MostFitted = 3;

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
        int length = history.Length;
        bool isSeasonal = season is > 1 and <= LongestSeason && history.Length >= 2 * season;
        bool isPositive = SeriesMath.ArePositive(history);
        EtsForm[] forms = [.. EtsForm.All.Where(form => (form.Season is null || isSeasonal) && (form.IsAdditive || isPositive) && form.Parameters(season) + 1 < length)];
        EtsFit? best = null;
        foreach (EtsForm form in Promising(history, forms, season))
        {
            EtsFit fit = EtsFit.Of(history, form, SeasonOf(form, season));
            best = best is null || fit.Criterion < best.Criterion ? fit : best;
        }
        return best;
    }

    /// <summary>The few forms of the least criterion with states as the search would begin, in their own order: fitting all to the end takes several times as long and chooses the same one.</summary>
    private static EtsForm[] Promising(ReadOnlySpan<double> history, EtsForm[] forms, int season)
    {
        double[] criteria = new double[forms.Length];
        for (int i = 0; i < forms.Length && forms.Length > MostFitted; i++)
        {
            criteria[i] = EtsFit.FromItsStart(history, forms[i], SeasonOf(forms[i], season)).Criterion;
        }
        return [.. forms.Zip(criteria).OrderBy(pair => pair.Second).Take(MostFitted).Select(pair => pair.First).OrderBy(form => EtsForm.All.IndexOf(form))];
    }

    private static int SeasonOf(EtsForm form, int season) => form.Season is null ? 1 : season;
}
