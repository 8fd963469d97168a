using System.Collections.Immutable;

namespace Wavecast;

/// <summary>Where a named parameter lies in a network's parameter vector.</summary>
/// <param name="Name">Such as <c>lstm.0.weight_hh</c>.</param>
/// <param name="Sizes">Its dimensions, row-major.</param>
/// <param name="Offset">Index of its first value in the vector.</param>
public sealed record ParameterSlice(string Name, ImmutableArray<int> Sizes, int Offset)
{
    /// <summary>Number of its values.</summary>
    public int Length { get; } = Sizes.Aggregate(1, (product, size) => product * size);

    /// <summary>Index after its last value.</summary>
    public int End => Offset + Length;
}
