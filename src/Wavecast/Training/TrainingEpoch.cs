namespace Wavecast;

/// <summary>The figures of one epoch.</summary>
/// <param name="Epoch">Its number from 1; 0 for the initial parameters.</param>
/// <param name="Evaluations">Evaluations of the training loss made so far, this epoch's included.</param>
/// <param name="TrainLoss">
/// The training loss as the optimizer met it: of its last evaluation or accepted point for a full batch (first-order
/// methods evaluate before they update), over all mini-batches of the epoch otherwise (mean of means, sum of sums).
/// Of epoch 0, the loss at the initial parameters. Not finite only where a run diverged at once.
/// </param>
/// <param name="ValidationLoss">
/// The teacher-forced loss after the epoch, without noise, of the validation sequences; of the training sequences where
/// none were given and <see cref="Selection.Loss"/> or <see cref="Selection.Last"/> needs it; null otherwise.
/// </param>
/// <param name="FreeRunRmse">
/// Root mean square error of sequences drawn freely after the epoch, in the units of the data given to the trainer; null
/// where nothing needed it (no validation sequences, no goal, another selection) or where the drawing overflowed.
/// </param>
public sealed record TrainingEpoch(int Epoch, int Evaluations, double TrainLoss, double? ValidationLoss, double? FreeRunRmse)
{
    /// <summary>How much a long drawing had changed at its end, see <see cref="EnduranceTest"/>; infinite where it overflowed, null where the epoch could not become the best anyway.</summary>
    public double? Drift { get; init; }

    /// <summary>Which start the epoch belongs to, from 0, where a training has several.</summary>
    public int Start { get; init; }

    /// <summary>What a learning-rate schedule on plateau goes by.</summary>
    internal double ScheduleLoss => ValidationLoss ?? TrainLoss;
}
