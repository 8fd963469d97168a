namespace Wavecast.Forecasting;

/// <summary>Batches made from others, sequence by sequence.</summary>
internal static class SequenceBatchExtensions
{
    /// <summary>What a sequence becomes.</summary>
    /// <param name="sequence">Its values, <c>[its length, features]</c>.</param>
    public delegate double[] SequenceMap(ReadOnlySpan<double> sequence);

    /// <summary>Each sequence mapped to another of as many features.</summary>
    public static SequenceBatch<double> Select(this SequenceBatch<double> batch, SequenceMap map)
    {
        double[][] sequences = new double[batch.Count][];
        for (int b = 0; b < batch.Count; b++)
        {
            sequences[b] = map(batch[b]);
        }
        return SequenceBatch<double>.FromSequences(sequences, batch.Features);
    }

    /// <summary>Steps of each sequence, from a first one on.</summary>
    /// <param name="batch">Sequences of at least <paramref name="first"/> + <paramref name="count"/> steps.</param>
    /// <param name="first">From 0.</param>
    /// <param name="count">At least 1.</param>
    public static SequenceBatch<double> Steps(this SequenceBatch<double> batch, int first, int count) =>
        first == 0 && count == batch.Steps && batch.Lengths.IndexOfAnyExcept(batch.Steps) < 0
            ? batch
            : batch.Select(sequence => sequence.Slice(first * batch.Features, count * batch.Features).ToArray());

    /// <summary>Steps of the shortest sequence.</summary>
    public static int ShortestSteps(this SequenceBatch<double> batch)
    {
        int shortest = batch.Steps;
        foreach (int length in batch.Lengths)
        {
            shortest = Math.Min(shortest, length);
        }
        return shortest;
    }
}
