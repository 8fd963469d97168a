namespace Wavecast.Data;

/// <summary>Cuts long sequences into windows of equal length.</summary>
public static class Windows
{
    /// <summary>The windows of all sequences, sequence by sequence, each in the order of time.</summary>
    /// <remarks>
    /// Windows start at steps 0, stride, 2·stride … of each sequence as long as a whole window fits, as in PyTorch's
    /// <c>unfold</c>: steps left over at the end are in no window. With stride = window they touch, with a smaller
    /// one they overlap.
    /// </remarks>
    /// <param name="batch">The sequences, <c>[batch, steps, features]</c>.</param>
    /// <param name="window">Steps of a window; at least 1.</param>
    /// <param name="stride">Steps from the start of a window to the start of the next; at least 1.</param>
    /// <returns>The windows, <c>[windows, window, features]</c>.</returns>
    /// <exception cref="ArgumentException">A sequence is shorter than a window, a size is out of range, or the windows would not fit an array.</exception>
    public static SequenceBatch<double> Cut(SequenceBatch<double> batch, int window, int stride)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Require.InRange(window, 1, int.MaxValue, nameof(window));
        Require.InRange(stride, 1, int.MaxValue, nameof(stride));
        int size = CheckedSize(batch, window, stride, out int windows);

        double[] values = new double[windows * size];
        int written = 0;
        for (int b = 0; b < batch.Count; b++)
        {
            for (long start = 0; start + window <= batch.Lengths[b]; start += stride)
            {
                batch[b].Slice((int)start * batch.Features, size).CopyTo(values.AsSpan(written));
                written += size;
            }
        }
        return new SequenceBatch<double>(values, windows, window, batch.Features);
    }

    private static int CheckedSize(SequenceBatch<double> batch, int window, int stride, out int windows)
    {
        long total = 0;
        for (int b = 0; b < batch.Count; b++)
        {
            int length = batch.Lengths[b];
            total += length >= window
                ? (length - window) / stride + 1
                : throw new ArgumentException($"Sequence {b} has {length} steps, fewer than a window of {window}; take a shorter window or leave the sequence out.", nameof(window));
        }
        long size = (long)window * batch.Features;
        if ((Int128)total * size > Array.MaxLength)
        {
            throw new ArgumentException($"{total} windows of {window} steps do not fit in memory; take a longer stride.", nameof(stride));
        }
        windows = (int)total;
        return (int)size;
    }
}
