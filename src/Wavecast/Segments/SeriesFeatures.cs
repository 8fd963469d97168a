namespace Wavecast.Segments;

/// <summary>What a network reads beside the values of a series, scaled; 0 stands for what is missing.</summary>
/// <param name="Past">Each from the series' first step to its last.</param>
/// <param name="Future">Each from the series' first step to the last that it is known for.</param>
/// <param name="Static">One number each.</param>
internal sealed record SeriesFeatures(float[][] Past, float[][] Future, float[] Static);
