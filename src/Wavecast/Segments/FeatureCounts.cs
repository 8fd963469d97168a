namespace Wavecast.Segments;

/// <summary>How many features a network reads beside the values of a series.</summary>
/// <param name="Past">Known as long as the series: read at the steps of each segment.</param>
/// <param name="Future">Known in advance: read, at each segment, for the steps that the head predicts behind it.</param>
/// <param name="Static">The same at all steps.</param>
internal readonly record struct FeatureCounts(int Past, int Future, int Static)
{
    /// <summary>Whether there is any.</summary>
    public bool Any => Past + Future + Static > 0;
}
