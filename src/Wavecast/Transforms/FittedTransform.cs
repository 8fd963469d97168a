using Wavecast.Storage;

namespace Wavecast.Transforms;

/// <summary>A transform with what it learnt from one series' past. Immutable, safe on several threads.</summary>
/// <remarks>Everything counts steps from the first one of the history that was fitted. What comes out is finite, or NaN for missing.</remarks>
public abstract class FittedTransform
{
    private protected FittedTransform(string name) => Name = name;

    /// <summary>The identifier of the transform that was fitted, <see cref="SeriesTransform.Name"/>.</summary>
    public string Name { get; }

    /// <summary>Whether each step is an increasing function of its value alone, so that quantiles may be inverted one by one; all but differences are.</summary>
    public abstract bool IsElementwise { get; }

    /// <summary>What was learnt, for a file: names that differ, each with its values, all finite; <see cref="Restore"/> takes it with <see cref="Name"/>.</summary>
    public abstract IReadOnlyList<(string Name, double[] Values)> State { get; }

    /// <summary>The transform that was stored; gives the same bits.</summary>
    /// <param name="name">Its <see cref="Name"/>.</param>
    /// <param name="state">Its <see cref="State"/>, in any order.</param>
    /// <exception cref="ModelFormatException">There is no such transform, or the state is not one of it.</exception>
    public static FittedTransform Restore(string name, IReadOnlyList<(string Name, double[] Values)> state)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(state);
        SeriesTransform transform;
        try
        {
            transform = SeriesTransform.Named(name);
        }
        catch (ArgumentException e)
        {
            throw new ModelFormatException($"A transform cannot be restored: {e.Message}", e);
        }
        FittedTransform fitted = transform.Load(new TransformState(transform.Name, state));
        return fitted.State.Count == state.Count ? fitted
            : throw new ModelFormatException($"The state of the transform {transform} has {state.Count} entries; expected {fitted.State.Count}.");
    }

    /// <summary>The transformed values.</summary>
    /// <param name="values">From the fitted history's first step on, the history or more; finite, or NaN where missing.</param>
    /// <returns>As many; NaN where the value is missing or, being new, has no transformed one (the logarithm of 0), and on a difference's first steps.</returns>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    public double[] Apply(ReadOnlySpan<double> values)
    {
        Check(values, nameof(values));
        double[] transformed = ApplyTo(values);
        for (int t = 0; t < transformed.Length; t++)
        {
            transformed[t] = double.IsFinite(transformed[t]) ? transformed[t] : double.NaN;
        }
        return transformed;
    }

    /// <summary>Gives transformed values back in the series' units.</summary>
    /// <param name="future">Transformed values of the steps right behind <paramref name="history"/>; NaN where missing.</param>
    /// <param name="history">Values in the series' units from the fitted history's first step on, up to the future; finite, or NaN where missing.</param>
    /// <returns>As many as the future has; what is beyond the largest double is that.</returns>
    /// <remarks>
    /// What no value is transformed to comes back as the nearest one that has a transformed value. A difference is added to the value it is the
    /// distance from; where that is missing, to the last known one of its phase, and where there is none, to the last known one.
    /// </remarks>
    /// <exception cref="ArgumentException">A value of the history is infinite, or a difference's lag is longer than the history.</exception>
    public double[] Invert(ReadOnlySpan<double> future, ReadOnlySpan<double> history)
    {
        Check(history, nameof(history));
        double[] values = InvertFrom(future, history);
        for (int h = 0; h < values.Length; h++)
        {
            values[h] = Math.Clamp(values[h], double.MinValue, double.MaxValue);
        }
        return values;
    }

    /// <summary>How much a unit of the transformed is in the series' units near a value, by which errors of one are told in the other; 1 where that is about the same.</summary>
    /// <param name="value">A value of the series, above 0 where the transform needs that.</param>
    internal virtual double UnitAt(double value) => 1;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The transformed values, of values that were checked; infinite ones stand for none.</summary>
    private protected abstract double[] ApplyTo(ReadOnlySpan<double> values);

    /// <summary>Values in the series' units, behind a history that was checked; may be infinite.</summary>
    private protected abstract double[] InvertFrom(ReadOnlySpan<double> future, ReadOnlySpan<double> history);

    /// <exception cref="ArgumentException">A value is infinite.</exception>
    internal static void Check(ReadOnlySpan<double> values, string name)
    {
        for (int t = 0; t < values.Length; t++)
        {
            if (double.IsInfinity(values[t]))
            {
                throw new ArgumentException(FormattableString.Invariant($"The value at step {t} is {values[t]}; give a finite one, or NaN where it is missing."), name);
            }
        }
    }
}
