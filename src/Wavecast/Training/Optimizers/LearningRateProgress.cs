namespace Wavecast.Training.Optimizers;

/// <summary>Where a learning-rate schedule stands.</summary>
/// <param name="Factor">Multiplies the learning rate in the coming epoch.</param>
/// <param name="Epoch">The coming epoch, from 0.</param>
/// <param name="BestLoss">The lowest loss that counted as better; <see cref="double.MaxValue"/> before there was one.</param>
/// <param name="BadEpochs">Epochs since then, or since the factor last fell.</param>
internal readonly record struct LearningRateProgress(double Factor, int Epoch, double BestLoss, int BadEpochs);
