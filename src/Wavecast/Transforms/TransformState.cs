using Wavecast.Storage;

namespace Wavecast.Transforms;

/// <summary>The entries of a fitted transform as a file has them, which may be anything.</summary>
/// <param name="transform">The transform's identifier, for messages.</param>
/// <param name="entries">The state of the whole transform.</param>
/// <param name="prefix">What the names of this part's entries begin with.</param>
internal sealed class TransformState(string transform, IReadOnlyList<(string Name, double[] Values)> entries, string prefix = "")
{
    /// <summary>The name in a chain of an entry of its part <paramref name="i"/>.</summary>
    public static string NameIn(int i, string name) => FormattableString.Invariant($"{i}.{name}");

    /// <summary>The entries of a chain's part.</summary>
    public TransformState Part(int i, string part) => new(part, entries, NameIn(i, ""));

    /// <summary>The one value of an entry.</summary>
    public double Value(string name) => Values(name) is [double value] ? value
        : throw new ModelFormatException($"The entry {prefix}{name} of the transform {transform} has several values; expected one.");

    /// <summary>The values of an entry: at least one, all finite, of the caller's own.</summary>
    public double[] Values(string name)
    {
        double[]? values = entries.FirstOrDefault(entry => entry.Name == prefix + name).Values;
        return values is { Length: > 0 } && Array.TrueForAll(values, double.IsFinite) ? [.. values]
            : throw new ModelFormatException($"The entry {prefix}{name} of the transform {transform} is missing, empty or not finite; expected the state of a fit.");
    }
}
