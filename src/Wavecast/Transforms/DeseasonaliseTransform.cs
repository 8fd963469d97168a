using Wavecast.Statistics;
using Wavecast.Storage;

namespace Wavecast.Transforms;

/// <summary>The season taken out by an index of each of its steps.</summary>
/// <param name="kind">Whether the season is added or a factor.</param>
internal sealed class DeseasonaliseTransform(SeasonKind kind) : SeriesTransform(NameOf(kind))
{
    private protected override FittedTransform? Learn(ReadOnlySpan<double> history, int season, out string problem)
    {
        if (season == 1 || history.Length < 2L * season)
        {
            problem = season == 1 ? "there is no season; give one, or leave this transform out."
                : FormattableString.Invariant($"the history has {history.Length} steps, fewer than two seasons of {season}; give more, or a shorter season.");
            return null;
        }
        double[]? indices = SeasonalIndices.Of(history, season, kind, out problem);
        return indices is null ? null : new FittedDeseasonalise(Name, kind, indices);
    }

    internal override FittedTransform Load(TransformState state)
    {
        double[] indices = state.Values(FittedDeseasonalise.Indices);
        return kind == SeasonKind.Additive || Array.TrueForAll(indices, index => index > 0) ? new FittedDeseasonalise(Name, kind, indices)
            : throw new ModelFormatException($"An index of the transform {Name} is not above 0; expected factors.");
    }

    private static string NameOf(SeasonKind kind) => kind switch
    {
        SeasonKind.Additive => "deseasonalise:additive",
        SeasonKind.Multiplicative => "deseasonalise:multiplicative",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of season."),
    };
}
