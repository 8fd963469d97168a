namespace Wavecast;

/// <summary>Reported once after every epoch, from the thread that trains.</summary>
/// <param name="Epoch">The figures of the epoch; the first report of a new run is epoch 0.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Elapsed">Time since the call.</param>
/// <param name="Left">Estimated time until the run ends by its epochs or its time limit; null before the first epoch of the call.</param>
public sealed record TrainingProgress(TrainingEpoch Epoch, int Epochs, TimeSpan Elapsed, TimeSpan? Left);
