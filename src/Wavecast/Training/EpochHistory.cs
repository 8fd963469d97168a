namespace Wavecast.Training;

/// <summary>The finished epochs of a run: a thinned list of them, and whatever the list dropped, the best and the last one.</summary>
/// <param name="limit">The most epochs that the list keeps.</param>
/// <param name="comparedAt">Evaluations after which the best epoch so far is remembered for good.</param>
internal sealed class EpochHistory(int limit, int comparedAt)
{
    private readonly ThinnedList<TrainingEpoch> thinned = new(limit);

    /// <summary>Finished epochs, epoch 0 included, kept or not.</summary>
    public int Count => thinned.Count;

    /// <summary>The distance between the epochs that the list keeps.</summary>
    public int Stride => thinned.Stride;

    /// <summary>Epoch 0.</summary>
    public TrainingEpoch First => thinned.Kept.Span[0];

    /// <summary>The best of all; of no meaning before epoch 0.</summary>
    public TrainingEpoch Best { get; private set; } = new(0, 0, double.NaN, null, null);

    /// <summary>The last one; of no meaning before epoch 0.</summary>
    public TrainingEpoch Last { get; private set; } = new(0, 0, double.NaN, null, null);

    /// <summary>The best of the epochs that began before the evaluations at which starts are compared were used up.</summary>
    public TrainingEpoch Compared { get; set; } = new(0, 0, double.NaN, null, null);

    /// <summary>The numbers of the epochs that are kept, in order: multiples of the stride, the best and the last.</summary>
    public static int[] Numbers(int count, int stride, int best) =>
        [.. Enumerable.Range(0, ThinnedList<TrainingEpoch>.KeptOf(count, stride)).Select(i => i * stride).Append(best).Append(count - 1).Distinct().Order()];

    /// <summary>Adds a finished epoch.</summary>
    public void Add(TrainingEpoch epoch, bool isBest)
    {
        Note(epoch, isBest);
        thinned.Add(epoch);
    }

    /// <summary>All that are kept, in order.</summary>
    public TrainingEpoch[] ToArray() => Count == 0 ? [] :
    [
        .. Numbers(Count, Stride, Best.Epoch)
            .Select(number => number == Last.Epoch ? Last : number == Best.Epoch ? Best : thinned.Kept.Span[number / Stride]),
    ];

    /// <summary>Becomes the history, empty until now, of which those were kept.</summary>
    /// <param name="kept">What <see cref="ToArray"/> gave.</param>
    /// <param name="count">What <see cref="Count"/> was.</param>
    /// <param name="stride">What <see cref="Stride"/> was.</param>
    /// <param name="isBetter">Whether an epoch is better than another.</param>
    public void Restore(TrainingEpoch[] kept, int count, int stride, Func<TrainingEpoch, TrainingEpoch, bool> isBetter)
    {
        for (int i = 0; i < kept.Length; i++)
        {
            Note(kept[i], i == 0 || isBetter(kept[i], Best));
        }
        thinned.Restore([.. kept.Where(epoch => epoch.Epoch % stride == 0)], count, stride);
    }

    private void Note(TrainingEpoch epoch, bool isBest)
    {
        bool isEarly = epoch.Epoch == 0 || Last.Evaluations < comparedAt;
        Last = epoch;
        Best = isBest ? epoch : Best;
        Compared = isEarly ? Best : Compared;
    }
}
