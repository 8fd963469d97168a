namespace Wavecast.Data;

/// <summary>A part of the data to train on and a part to select by. Immutable.</summary>
/// <param name="Training">What the parameters are fitted to.</param>
/// <param name="Validation">What the best parameters are selected by; null for none.</param>
/// <remarks>Split before cutting into windows: overlapping windows would carry training steps into the validation.</remarks>
public sealed record Split(SequenceBatch<double> Training, SequenceBatch<double>? Validation)
{
    /// <summary>As one asks for it in a single number: of several sequences some for validation, of a single one its tail.</summary>
    /// <param name="batch">The data.</param>
    /// <param name="validation">0 for none; below 1 a fraction; from 1 on a whole number of sequences, or of steps of a single sequence.</param>
    /// <param name="warmUp">Steps before the tail of a single sequence that its validation begins with; of no account where there are several.</param>
    /// <exception cref="ArgumentException">The number is negative or not whole, or nothing would be left to train on.</exception>
    public static Split By(SequenceBatch<double> batch, double validation, int warmUp)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!(validation >= 0 && validation <= int.MaxValue) || (validation > 1 && validation != Math.Floor(validation)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(validation), validation, FormattableString.Invariant($"The validation part is {validation}; expected 0, a fraction below 1 or a whole number."));
        }
        int whole = batch.Count > 1 ? batch.Count : batch.Lengths[0];
        int amount = validation >= 1 ? (int)validation : Share(validation, whole);
        return amount == 0 ? new Split(batch, null)
            : batch.Count > 1 ? BySequences(batch, amount)
            : ByTail(batch, amount, warmUp);
    }

    /// <summary>The first sequences for validation, as in PyTorch's example, the others for training.</summary>
    /// <param name="batch">Two sequences at least.</param>
    /// <param name="validation">Number of sequences for validation, from 1.</param>
    /// <exception cref="ArgumentException">Nothing would be left to train on.</exception>
    public static Split BySequences(SequenceBatch<double> batch, int validation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Require.InRange(validation, 1, int.MaxValue, nameof(validation));
        return validation < batch.Count
            ? new Split(batch[validation..], batch[..validation])
            : throw new ArgumentException($"{validation} of {batch.Count} sequence(s) for validation leave none to train on; take fewer.", nameof(validation));
    }

    /// <summary>A fraction of the sequences for validation, rounded to whole ones: at least one, and one is left.</summary>
    /// <param name="batch">Two sequences at least.</param>
    /// <param name="fraction">Above 0 and below 1.</param>
    /// <exception cref="ArgumentException">There is one sequence only, or the fraction is out of range.</exception>
    public static Split ByFraction(SequenceBatch<double> batch, double fraction)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Require.Positive(Require.Fraction(fraction, nameof(fraction)), nameof(fraction));
        return BySequences(batch, Share(fraction, batch.Count));
    }

    /// <summary>The last steps of a single sequence for validation, the steps before them for training.</summary>
    /// <remarks>The validation sequence begins <paramref name="warmUp"/> steps before the tail: what the network reads before it draws the tail.</remarks>
    /// <param name="batch">One sequence.</param>
    /// <param name="tail">Steps held back from training, from 1.</param>
    /// <param name="warmUp">Steps before the tail, from 0; the training part has them too.</param>
    /// <exception cref="ArgumentException">There are several sequences, fewer than two steps would be left to train on, or the warm-up is longer than they are.</exception>
    public static Split ByTail(SequenceBatch<double> batch, int tail, int warmUp)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Require.InRange(tail, 1, int.MaxValue, nameof(tail));
        Require.InRange(warmUp, 0, int.MaxValue, nameof(warmUp));
        if (batch.Count != 1)
        {
            throw new ArgumentException($"Only a single sequence is split by its tail; there are {batch.Count}.", nameof(batch));
        }
        int length = batch.Lengths[0];
        int left = length - tail;
        if (left < 2)
        {
            throw new ArgumentException($"A tail of {tail} of {length} steps leaves fewer than 2 to train on; take a shorter one.", nameof(tail));
        }
        if (warmUp > left)
        {
            throw new ArgumentException($"A warm-up of {warmUp} steps does not fit the {left} before the tail; take a shorter one.", nameof(warmUp));
        }
        return new Split(Steps(0, left), Steps(left - warmUp, length));

        SequenceBatch<double> Steps(int from, int to) =>
            new(batch[0][(from * batch.Features)..(to * batch.Features)].ToArray(), 1, to - from, batch.Features);
    }

    private static int Share(double fraction, int whole) =>
        fraction == 0 ? 0 : Math.Max(1, Math.Min(whole - 1, (int)Math.Round(fraction * whole)));
}
