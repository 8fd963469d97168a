namespace Wavecast.Statistics;

/// <summary>Whether and how a method takes the season out of a series before it forecasts, and lays it over the forecast again.</summary>
/// <param name="Season">Steps of a season.</param>
/// <param name="Kind">How the season is laid over the rest; null where none was found.</param>
internal readonly record struct SeasonalAdjustment(int Season, SeasonKind? Kind)
{
    /// <summary>That of a series by <see cref="SeasonalityTest"/>: multiplicative where all values are above 0.</summary>
    public static SeasonalAdjustment Of(ReadOnlySpan<double> values, int season) =>
        new(season, SeasonalityTest.Of(values, season).IsSeasonal ? KindFor(values) : null);

    /// <summary>Of a series that may have gone on; null where it has no season to take out, or is shorter than two.</summary>
    /// <remarks>A season of factors is added where a value is 0 or below.</remarks>
    public Decomposition? Decompose(ReadOnlySpan<double> values) =>
        Kind is null || values.Length < 2L * Season ? null
        : ClassicalDecomposition.Of(values, Season, Kind == SeasonKind.Additive ? SeasonKind.Additive : KindFor(values));

    private static SeasonKind KindFor(ReadOnlySpan<double> values) =>
        SeriesMath.ArePositive(values) ? SeasonKind.Multiplicative : SeasonKind.Additive;
}
