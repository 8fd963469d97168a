namespace Wavecast.Training;

/// <summary>An explosion of the loss after which a run went back to its best parameters and on with a safer optimizer.</summary>
/// <param name="Epoch">The epoch in which it happened; it was begun again.</param>
/// <param name="Evaluation">Evaluations of the training loss made until it was seen, that one included.</param>
/// <param name="Loss">The loss that gave it away: the training loss, or the validation loss where that was the first to show it. May not be finite.</param>
/// <param name="BestEpoch">The epoch whose parameters the run went back to; 0 for the initial ones.</param>
/// <param name="Reason">The same as a sentence for people.</param>
public sealed record TrainingRescue(int Epoch, int Evaluation, double Loss, int BestEpoch, string Reason);
