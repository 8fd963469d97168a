namespace Wavecast.Plotting;

/// <summary>What was measured at the end of an epoch.</summary>
/// <param name="Evaluations">Number of evaluations until then.</param>
/// <param name="ValidationLoss">The loss on the validation sequences, if measured.</param>
/// <param name="FreeRunRmse">The error of the validation sequences' free run, in the data's units, if measured.</param>
public sealed record LossMark(int Evaluations, double? ValidationLoss = null, double? FreeRunRmse = null);
