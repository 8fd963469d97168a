namespace Wavecast.TimeSeries;

/// <summary>What else is known at each step of a series, and may help to forecast it. Immutable.</summary>
public sealed class Covariate
{
    private readonly ReadOnlyMemory<double> values;

    /// <summary>A covariate of copied values.</summary>
    /// <param name="name">What names it; not empty.</param>
    /// <param name="kind">Up to when it is known.</param>
    /// <param name="values">A value for each step from the series' first; NaN for one that is missing.</param>
    /// <exception cref="ArgumentException">The name is empty, or a value is infinite.</exception>
    public Covariate(string name, CovariateKind kind, ReadOnlySpan<double> values)
        : this(name, kind, (ReadOnlyMemory<double>)values.ToArray())
    {
    }

    /// <summary>A covariate of values that nobody else changes.</summary>
    internal Covariate(string name, CovariateKind kind, ReadOnlyMemory<double> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (kind is not (CovariateKind.Past or CovariateKind.Future))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, $"{kind} is no kind of covariate.");
        }
        for (int t = 0; t < values.Length; t++)
        {
            if (double.IsInfinity(values.Span[t]))
            {
                throw new ArgumentException($"Covariate '{name}' is infinite at step {t + 1}; give NaN for a missing value.", nameof(values));
            }
        }
        (Name, Kind, this.values) = (name, kind, values);
    }

    /// <summary>What names it.</summary>
    public string Name { get; }

    /// <summary>Up to when it is known.</summary>
    public CovariateKind Kind { get; }

    /// <summary>Steps it is known for, from the series' first.</summary>
    public int Length => values.Length;

    /// <summary>A value for each step from the series' first; NaN where one is missing, never infinite.</summary>
    public ReadOnlySpan<double> Values => values.Span;

    /// <summary>The covariate of a part of its series; what is known in advance stays known.</summary>
    internal Covariate Range(int from, int to) =>
        from == 0 && (Kind == CovariateKind.Future || to == Length) ? this : new Covariate(Name, Kind, Kind == CovariateKind.Future ? values[from..] : values[from..to]);

    /// <summary>The name, the kind and the length.</summary>
    public override string ToString() => $"{Name}: {Length} steps, {(Kind == CovariateKind.Future ? "known in advance" : "known as long as the series")}";
}
