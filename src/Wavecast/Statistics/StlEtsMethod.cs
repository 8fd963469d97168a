namespace Wavecast.Statistics;

/// <summary>Exponential smoothing without season on the series adjusted by <see cref="Stl"/>, with its last season laid over it.</summary>
internal sealed class StlEtsMethod() : SimpleMethod("stl-ets")
{
    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon) =>
        season > 1 && !SeriesMath.AreConstant(history) && Adjust(history, season) is { } seasons
            ? new FittedStlEts(this, season, horizon, SimpleMethods.Ets.Fit(seasons.Adjusted.AsSpan(), season: 1, horizon))
            : new FittedFormula(this, season, horizon, SimpleMethods.Ets.Fit(history, season, horizon).Forecast);

    /// <summary>Null of two seasons or fewer, and of values so large that their sums are not finite.</summary>
    public static Decomposition? Adjust(ReadOnlySpan<double> history, int season)
    {
        Decomposition? seasons = history.Length > 2L * season ? Stl.Of(history, season) : null;
        return seasons is not null && seasons.Adjusted.All(double.IsFinite) ? seasons : null;
    }
}
