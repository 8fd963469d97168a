using System.Collections.Immutable;

namespace Wavecast.Candidates;

/// <summary>How candidates are combined for the series of a panel: in one way for all, or for each in its own.</summary>
internal sealed class PanelMix
{
    /// <param name="mixes">One for all, or one for each series; each of the same candidates.</param>
    public PanelMix(ImmutableArray<CandidateMix> mixes)
    {
        Mixes = mixes;
        Weights = [.. Enumerable.Range(0, mixes[0].Weights.Length).Select(c => mixes.Length == 1 ? mixes[0].Weights[c] : mixes.Average(mix => mix.Weights[c]))];
    }

    /// <summary>The mean weight of each candidate over the series, summing to 1; 0 for one that has no part in any.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>One for all, or one for each series.</summary>
    public ImmutableArray<CandidateMix> Mixes { get; }

    /// <summary>Of a series.</summary>
    public CandidateMix this[int series] => Mixes.Length == 1 ? Mixes[0] : Mixes[series];

    /// <summary>One way for all.</summary>
    public static implicit operator PanelMix(CandidateMix mix) => new([mix]);
}
