using System.Collections.Immutable;

namespace Wavecast.Candidates;

/// <summary>What is taken out of series before candidates are fitted to them.</summary>
/// <param name="Covariates">How covariates that are known in advance act.</param>
/// <param name="OfSeasons">How long seasons act.</param>
/// <param name="Seasons">Which; none for none.</param>
internal sealed record EffectRecipe(EffectKind Covariates, EffectKind OfSeasons, ImmutableArray<LongSeason> Seasons)
{
    /// <summary>Nothing.</summary>
    public static EffectRecipe None { get; } = new(EffectKind.None, EffectKind.None, []);
}
