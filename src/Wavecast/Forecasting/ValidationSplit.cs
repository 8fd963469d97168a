using Wavecast.Data;

namespace Wavecast.Forecasting;

/// <summary>Which part of the data is kept from training and drawn freely to choose the best parameters. Immutable.</summary>
public sealed record ValidationSplit
{
    /// <summary>From this many sequences on, whole sequences are held back; with fewer, the tail of each.</summary>
    internal const int FewestToHoldBackWhole = 4;

    private const double SequenceShare = 0.1;

    /// <summary>Of few sequences so many are held back, if that is at most a quarter: one alone may be a lucky one.</summary>
    private const int FewSequences = 3;

    private const double TailShare = 0.2;

    private ValidationSplit()
    {
    }

    /// <summary>Of 4 sequences or more, the first tenth (at least three, but at most a quarter); of fewer, the last fifth of each.</summary>
    public static ValidationSplit Automatic { get; } = new();

    /// <summary>Everything is trained on.</summary>
    public static ValidationSplit None { get; } = Sequences(0);

    /// <summary>Number of sequences that are held back, or null.</summary>
    public int? Count { get; private init; }

    /// <summary>Share of the sequences or of each tail that is held back, or null.</summary>
    public double? Share { get; private init; }

    /// <summary>The first sequences are held back.</summary>
    /// <param name="count">How many; 0 for none.</param>
    public static ValidationSplit Sequences(int count) => new() { Count = Require.InRange(count, 0, int.MaxValue, nameof(count)) };

    /// <summary>Of 4 sequences or more, a share of them (the first ones, at least one); of fewer, the last share of the steps of each.</summary>
    /// <param name="share">Above 0 and below 1.</param>
    public static ValidationSplit Fraction(double share) =>
        new() { Share = Require.Fraction(Require.Positive(share, nameof(share)), nameof(share)) };

    /// <summary>Cuts the data.</summary>
    /// <param name="data">Sequences of at least 2 steps.</param>
    /// <exception cref="ArgumentException">Nothing would be left to train on.</exception>
    internal DataSplit Cut(SequenceBatch<double> data)
    {
        if (Count is { } count)
        {
            return ByCount(data, count);
        }
        return data.Count >= FewestToHoldBackWhole
            ? ByCount(data, Share is { } share ? Math.Clamp((int)(share * data.Count), 1, data.Count - 1) : AutomaticCount(data.Count))
            : ByTail(data);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{(Count, Share) switch
    {
        ({ } count, _) => $"{count}",
        (_, { } share) => $"{share}",
        _ => "automatic",
    }}");

    private static int AutomaticCount(int sequences) => Math.Max((int)(SequenceShare * sequences), Math.Min(FewSequences, sequences / FewestToHoldBackWhole));

    private static DataSplit ByCount(SequenceBatch<double> data, int count) =>
        new(count == 0 ? new Split(data, null) : Split.BySequences(data, count));

    private DataSplit ByTail(SequenceBatch<double> data)
    {
        int shortest = data.ShortestSteps();
        int tail = Math.Min((int)(shortest * (Share ?? TailShare)), shortest - 2);
        if (tail < 1)
        {
            return Share is null
                ? new DataSplit(new Split(data, null))
                : throw new ArgumentException($"A fraction of {ToString()} of {shortest} steps leaves nothing to train or to validate on; take another, or 0 for no validation.");
        }
        // All warm-ups are equally long, so a longer sequence is validated on its last part.
        Split parts = new(
            data.Select(sequence => sequence[..^(tail * data.Features)].ToArray()),
            data.Select(sequence => sequence[^(shortest * data.Features)..].ToArray()));
        return new DataSplit(parts)
        {
            WarmUp = shortest - tail,
            Steps = tail,
        };
    }
}
