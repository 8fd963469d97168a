namespace Wavecast.Candidates;

/// <summary>What small networks do beyond the closed form of the values.</summary>
/// <param name="IsTrained">Whether their layers are trained; else the closed form speaks alone.</param>
/// <param name="ReadsPast">Whether they read covariates that are known as long as the series.</param>
internal readonly record struct SmallNetworksChoice(bool IsTrained, bool ReadsPast);
