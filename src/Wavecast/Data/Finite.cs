using System.Numerics;

namespace Wavecast.Data;

/// <summary>Refuses data with values that are not numbers, naming the first.</summary>
internal static class Finite
{
    /// <exception cref="ArgumentException">A value of a sequence's own steps is NaN or infinite.</exception>
    public static void Check<T>(SequenceBatch<T> batch, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int b = 0; b < batch.Count; b++)
        {
            ReadOnlySpan<T> sequence = batch[b];
            for (int i = 0; i < sequence.Length; i++)
            {
                if (!T.IsFinite(sequence[i]))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"Sequence {b} is {sequence[i]} at step {i / batch.Features}, feature {i % batch.Features}; fill or cut such values first."), name);
                }
            }
        }
    }
}
