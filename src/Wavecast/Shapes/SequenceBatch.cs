using System.Numerics;

namespace Wavecast;

/// <summary>Sequences side by side, <c>[batch, steps, features]</c>, padded to the longest; immutable.</summary>
/// <remarks>
/// Padding is never read by training or drawing: each sequence counts for its own <see cref="Lengths"/> only.
/// A slice shares the values of the batch it was cut from. Safe to read from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SequenceBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] values;
    private readonly int[] lengths;
    private readonly int first;

    /// <summary>Takes ownership of the values of a padded batch.</summary>
    /// <param name="values">The values, <c>[count, steps, features]</c>, row-major.</param>
    /// <param name="count">Number of sequences; at least 1.</param>
    /// <param name="steps">Steps of the longest sequence; at least 1.</param>
    /// <param name="features">Values at each step; at least 1.</param>
    /// <param name="lengths">Steps of each sequence, from 1 to <paramref name="steps"/>; null where all are whole.</param>
    /// <exception cref="ArgumentException">The sizes and the number of values do not agree.</exception>
    public SequenceBatch(T[] values, int count, int steps, int features, IReadOnlyList<int>? lengths = null)
        : this(values, 0, count, steps, features, lengths?.ToArray() ?? Enumerable.Repeat(steps, count).ToArray())
    {
        ArgumentNullException.ThrowIfNull(values);
        Require.InRange(count, 1, Array.MaxLength);
        Require.InRange(steps, 1, Array.MaxLength);
        Require.InRange(features, 1, Array.MaxLength);
        if ((Int128)count * steps * features != values.Length)
        {
            throw new ArgumentException($"{values.Length} values do not fill [{count}, {steps}, {features}].", nameof(values));
        }
        if (this.lengths.Length != count || this.lengths.Any(length => length < 1 || length > steps))
        {
            throw new ArgumentException($"Expected {count} lengths, each from 1 to {steps}.", nameof(lengths));
        }
    }

    private SequenceBatch(T[] values, int first, int count, int steps, int features, int[] lengths) =>
        (this.values, this.first, Count, Steps, Features, this.lengths) = (values, first, count, steps, features, lengths);

    /// <summary>Number of sequences.</summary>
    public int Count { get; }

    /// <summary>Steps of the longest sequence, to which the others are padded.</summary>
    public int Steps { get; }

    /// <summary>Values at each step.</summary>
    public int Features { get; }

    /// <summary>Steps of each sequence.</summary>
    public ReadOnlySpan<int> Lengths => lengths.AsSpan(first, Count);

    /// <summary>The values of one sequence, <c>[its own length, features]</c>, without padding.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public ReadOnlySpan<T> this[int sequence]
    {
        get
        {
            Require.InRange(sequence, 0, Count - 1, nameof(sequence));
            return values.AsSpan((first + sequence) * Steps * Features, lengths[first + sequence] * Features);
        }
    }

    /// <summary>Some of the sequences, sharing this batch's values: <c>waves[3..]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or outside the batch.</exception>
    public SequenceBatch<T> this[Range range]
    {
        get
        {
            (int offset, int count) = range.GetOffsetAndLength(Count);
            Require.InRange(count, 1, Count, nameof(range));
            return new SequenceBatch<T>(values, first + offset, count, Steps, Features, lengths);
        }
    }

    /// <summary>Pads sequences of different lengths to one batch.</summary>
    /// <param name="sequences">Each <c>[steps, features]</c>, row-major.</param>
    /// <param name="features">Values at each step.</param>
    /// <exception cref="ArgumentException">There is no sequence, or one is empty or not a multiple of <paramref name="features"/>.</exception>
    public static SequenceBatch<T> FromSequences(IReadOnlyList<T[]> sequences, int features = 1)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        Require.InRange(features, 1, Array.MaxLength);
        if (sequences.Count == 0 || sequences.Any(s => s.Length == 0 || s.Length % features != 0))
        {
            throw new ArgumentException($"Expected at least one sequence, each of at least one step of {features} features.", nameof(sequences));
        }
        int[] lengths = [.. sequences.Select(s => s.Length / features)];
        int steps = lengths.Max();
        T[] values = new T[checked(sequences.Count * steps * features)];
        for (int b = 0; b < sequences.Count; b++)
        {
            sequences[b].CopyTo(values, b * steps * features);
        }
        return new SequenceBatch<T>(values, 0, lengths.Length, steps, features, lengths);
    }

    /// <summary>The same sequences in another precision; the values are rounded to nearest.</summary>
    public SequenceBatch<TOther> ConvertTo<TOther>()
        where TOther : unmanaged, IBinaryFloatingPointIeee754<TOther>
    {
        int start = first * Steps * Features;
        TOther[] converted = new TOther[Count * Steps * Features];
        for (int i = 0; i < converted.Length; i++)
        {
            converted[i] = TOther.CreateTruncating(values[start + i]);
        }
        return new SequenceBatch<TOther>(converted, 0, Count, Steps, Features, Lengths.ToArray());
    }
}
