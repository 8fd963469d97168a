using System.Collections.Immutable;
using Wavecast.Segments;
using Wavecast.Transforms;

namespace Wavecast.Candidates;

/// <summary>How one network of an ensemble is made: what is done to the series before, and the network's own recipe.</summary>
/// <param name="Recipe">The network's.</param>
/// <param name="Transforms">Applied to each series, the first that can be fitted to it; none is the identity.</param>
internal sealed record MemberRecipe(SegmentRecipe Recipe, ImmutableArray<SeriesTransform> Transforms)
{
    /// <summary>The transformation of a series; null for none.</summary>
    public FittedTransform? FitTo(ReadOnlySpan<double> values, int season)
    {
        foreach (SeriesTransform transform in Transforms)
        {
            if (transform.TryFit(values, season, out _) is { } fitted)
            {
                return fitted;
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public bool Equals(MemberRecipe? other) => other is not null && Recipe == other.Recipe && Transforms.Select(transform => transform.Name).SequenceEqual(other.Transforms.Select(transform => transform.Name));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Recipe.Updates, Recipe.Layout.Segments, Recipe.Scaling, Transforms.Length);

    /// <summary>What is done to the series, in words.</summary>
    public override string ToString() =>
        $"{(Transforms.IsEmpty ? "" : Transforms[0].Name + ", ")}look-back {Recipe.Layout.LookBack} in segments of {Recipe.Layout.Length}, head of {Recipe.Layout.Head}, {(Recipe.Scaling.LevelSteps switch { 0 => "nothing", 1 => "last value", int steps => $"median of {steps} steps" })} subtracted, {Recipe.Hidden} units, {Recipe.Updates} updates{(Recipe.HasBypass ? ", bypass" : "")}{(Recipe.Layout.Features.Any ? ", covariates" : "")}";
}
