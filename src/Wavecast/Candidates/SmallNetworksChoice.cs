namespace Wavecast.Candidates;

/// <summary>What small networks do beyond the closed form of the values.</summary>
/// <param name="IsTrained">Whether their layers are trained; else the closed form speaks alone.</param>
/// <param name="ReadsPast">Whether they read covariates that are known as long as the series.</param>
/// <param name="SeesLevel">Whether they read the values about their mean, and so how far from it a series is; else what they read is about the last value.</param>
internal readonly record struct SmallNetworksChoice(bool IsTrained, bool ReadsPast, bool SeesLevel);
