namespace Wavecast.Forecasting;

/// <summary>What became of one start of a training that had several.</summary>
/// <param name="Seed">Of the layers' initial weights.</param>
/// <param name="Bypass">Last inputs that a linear map adds to its predictions.</param>
/// <param name="Evaluations">Evaluations spent on it.</param>
/// <param name="FreeRunRmse">The error of its best epoch in drawing the validation part, in the data's units where it has one feature; null where it overflowed.</param>
/// <param name="IsKept">Whether the model comes from it.</param>
public sealed record TrainingStart(long Seed, int Bypass, int Evaluations, double? FreeRunRmse, bool IsKept);
