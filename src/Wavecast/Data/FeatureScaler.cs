using System.Collections.Immutable;

namespace Wavecast.Data;

/// <summary>Brings each feature to a common size and back: scaled = (value − offset) / scale. Immutable.</summary>
/// <remarks>Fit it on the training part only. <see cref="Offset"/> and <see cref="Scale"/> are all there is to it: a scaler made of them is the same.</remarks>
public sealed class FeatureScaler
{
    /// <summary>A scaler of given numbers, such as those kept in a model file.</summary>
    /// <param name="offset">Finite; one for each feature.</param>
    /// <param name="scale">Finite and above 0; one for each feature.</param>
    /// <exception cref="ArgumentException">The numbers differ in count, there are none, or one is out of range.</exception>
    public FeatureScaler(IEnumerable<double> offset, IEnumerable<double> scale)
    {
        (Offset, Scale) = ([.. offset], [.. scale]);
        if (Offset.IsEmpty || Offset.Length != Scale.Length)
        {
            throw new ArgumentException($"A scaler needs one offset and one scale for each feature; it got {Offset.Length} and {Scale.Length}.", nameof(scale));
        }
        for (int k = 0; k < Offset.Length; k++)
        {
            if (!double.IsFinite(Offset[k]) || !double.IsFinite(Scale[k]) || Scale[k] <= 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Feature {k} has offset {Offset[k]} and scale {Scale[k]}; expected finite numbers, the scale above 0."), nameof(scale));
            }
        }
    }

    /// <summary>What is subtracted, for each feature.</summary>
    public ImmutableArray<double> Offset { get; }

    /// <summary>What is then divided by, for each feature.</summary>
    public ImmutableArray<double> Scale { get; }

    /// <summary>Number of features.</summary>
    public int Features => Offset.Length;

    /// <summary>The scaler of a batch: each sequence counts for its own steps. A constant feature keeps scale 1.</summary>
    /// <exception cref="ArgumentException">A value is not finite, or too large for its spread to be a number.</exception>
    public static FeatureScaler Fit(SequenceBatch<double> batch, Scaling scaling)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Finite.Check(batch, nameof(batch));
        FeatureRange[] ranges = [.. Enumerable.Range(0, batch.Features).Select(k => FeatureRange.Of(batch, k))];
        if (scaling is Scaling.Standard or Scaling.MinMax)
        {
            CheckSpread(batch, ranges, scaling);
        }
        return scaling switch
        {
            Scaling.None => new(ranges.Select(_ => 0.0), ranges.Select(_ => 1.0)),
            Scaling.Standard => new(ranges.Select(r => r.Mean), ranges.Select(r => Usable(r.Deviation))),
            Scaling.MinMax => new(ranges.Select(r => r.Least), ranges.Select(r => Usable(r.Most - r.Least))),
            _ => throw new ArgumentOutOfRangeException(nameof(scaling), scaling, $"There is no scaling {scaling}."),
        };
    }

    /// <summary>The scaled batch.</summary>
    /// <exception cref="ArgumentException">The batch has another number of features.</exception>
    public SequenceBatch<double> Apply(SequenceBatch<double> batch) => Map(batch, Apply);

    /// <summary>Scales values <c>[steps, features]</c> in place.</summary>
    /// <exception cref="ArgumentException">The values are not whole steps.</exception>
    public void Apply(Span<double> values) => Map(values, (value, offset, scale) => (value - offset) / scale);

    /// <summary>The batch in the units of the data again.</summary>
    /// <exception cref="ArgumentException">The batch has another number of features.</exception>
    public SequenceBatch<double> Invert(SequenceBatch<double> batch) => Map(batch, Invert);

    /// <summary>Brings scaled values <c>[steps, features]</c> back to the units of the data, in place.</summary>
    /// <exception cref="ArgumentException">The values are not whole steps.</exception>
    public void Invert(Span<double> values) => Map(values, (value, offset, scale) => value * scale + offset);

    private SequenceBatch<double> Map(SequenceBatch<double> batch, Action<Span<double>> inPlace)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Features != Features)
        {
            throw new ArgumentException($"The batch has {batch.Features} feature(s), the scaler {Features}.", nameof(batch));
        }
        int stride = batch.Steps * Features;
        double[] mapped = new double[batch.Count * stride];
        for (int b = 0; b < batch.Count; b++)
        {
            Span<double> sequence = mapped.AsSpan(b * stride, batch[b].Length);
            batch[b].CopyTo(sequence);
            inPlace(sequence);
        }
        return new SequenceBatch<double>(mapped, batch.Count, batch.Steps, Features, batch.Lengths.ToArray());
    }

    private void Map(Span<double> values, Func<double, double, double, double> map)
    {
        if (values.Length % Features != 0)
        {
            throw new ArgumentException($"{values.Length} values are not whole steps of {Features} features.", nameof(values));
        }
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = map(values[i], Offset[i % Features], Scale[i % Features]);
        }
    }

    /// <exception cref="ArgumentException">The numbers that would scale a feature are not finite.</exception>
    private static void CheckSpread(SequenceBatch<double> batch, FeatureRange[] ranges, Scaling scaling)
    {
        int k = Array.FindIndex(ranges, r => !double.IsFinite(scaling == Scaling.Standard ? r.Mean + r.Deviation : r.Most - r.Least));
        if (k < 0)
        {
            return;
        }
        double largest = Math.Max(Math.Abs(ranges[k].Least), Math.Abs(ranges[k].Most));
        int b = Enumerable.Range(0, batch.Count).First(index => batch[index].IndexOfAny(largest, -largest) >= 0);
        throw new ArgumentException(
            FormattableString.Invariant($"Feature {k} has values too large to scale, up to ±{largest:g4} in sequence {b}; divide its column by a constant, or use Scaling.{nameof(Scaling.None)}."), nameof(batch));
    }

    // A spread below the least number vanishes; such a feature is constant for every purpose.
    private static double Usable(double spread) => spread == 0 ? 1 : spread;
}
