using System.Collections.Immutable;

namespace Wavecast.Tables;

/// <summary>Sequences with the names and the index that their table gave them. Immutable.</summary>
public sealed class SequenceTable
{
    private readonly ImmutableArray<IReadOnlyList<string>> index;

    internal SequenceTable(
        SequenceBatch<double> sequences,
        ImmutableArray<string> names,
        ImmutableArray<string> features,
        string? indexName,
        ImmutableArray<IReadOnlyList<string>> index,
        ImmutableArray<string> notes) =>
        (Sequences, Names, FeatureNames, IndexName, this.index, Notes) = (sequences, names, features, indexName, index, notes);

    /// <summary>The values, <c>[batch, steps, features]</c>, padded to the longest sequence.</summary>
    public SequenceBatch<double> Sequences { get; }

    /// <summary>The name of each sequence: its column or its id; the file's name for features of one sequence.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The name of each feature: its column; <c>value</c> where every column is a sequence of its own.</summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>The name of the column of steps or dates; null where there is none.</summary>
    public string? IndexName { get; }

    /// <summary>What a reader of the table should know, a sentence each: columns left out, sequences that end early.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>The same with more to know.</summary>
    internal SequenceTable With(IEnumerable<string> notes) => new(Sequences, Names, FeatureNames, IndexName, index, [.. Notes, .. notes]);

    /// <summary>The steps or dates of a sequence, one a step, as the table has them; empty where there is no such column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public IReadOnlyList<string> GetIndex(int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sequence, Sequences.Count);
        return index.IsEmpty ? [] : index[sequence];
    }
}
