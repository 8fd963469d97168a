using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>The state of an optimizer as plain named vectors and numbers, for a checkpoint.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class OptimizerSnapshot<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Vectors by name; those that belong to the parameters have their length. An optimizer may share them: they are to be read only.</summary>
    public IDictionary<string, T[]> Vectors { get; } = new Dictionary<string, T[]>(StringComparer.Ordinal);

    /// <summary>Numbers by name: counters and step sizes.</summary>
    public IDictionary<string, double> Numbers { get; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>A vector that must be there in the given length.</summary>
    /// <exception cref="ArgumentException">It is missing or has another length.</exception>
    internal T[] Vector(string name, int length) =>
        !Vectors.TryGetValue(name, out T[]? vector) ? throw new ArgumentException($"The snapshot has no vector '{name}'; it is of another optimizer.")
        : vector.Length != length ? throw new ArgumentException($"The snapshot's vector '{name}' has {vector.Length} values; expected {length}.")
        : vector;

    /// <summary>A number that must be there.</summary>
    /// <exception cref="ArgumentException">It is missing.</exception>
    internal double Number(string name) =>
        Numbers.TryGetValue(name, out double number) ? number : throw new ArgumentException($"The snapshot has no number '{name}'; it is of another optimizer.");

    /// <summary>A counter that must be there: a whole number in a range.</summary>
    /// <exception cref="ArgumentException">It is missing, not whole or out of range.</exception>
    internal long Count(string name, long most)
    {
        double number = Number(name);
        return number >= 0 && number <= most && double.IsInteger(number)
            ? (long)number
            : throw new ArgumentException(FormattableString.Invariant($"The snapshot's '{name}' is {number}; expected a whole number from 0 to {most}."));
    }
}
