using Wavecast.Statistics;

namespace Wavecast.Transforms;

/// <summary>Values divided by, or less, the index of their step in the season.</summary>
/// <param name="name">The identifier.</param>
/// <param name="kind">Whether the season is added or a factor.</param>
/// <param name="indices">One for each step of a season, from the fitted history's first step; above 0 where they are factors.</param>
internal sealed class FittedDeseasonalise(string name, SeasonKind kind, double[] indices) : FittedElementwise(name)
{
    public const string Indices = "indices";

    public override IReadOnlyList<(string Name, double[] Values)> State => [(Indices, [.. indices])];

    protected override double Forward(double value, long t) =>
        kind == SeasonKind.Additive ? value - indices[t % indices.Length] : value / indices[t % indices.Length];

    protected override double Backward(double transformed, long t) =>
        kind == SeasonKind.Additive ? transformed + indices[t % indices.Length] : transformed * indices[t % indices.Length];
}
