namespace Wavecast.Statistics;

/// <summary>How a season is laid over the rest of a series.</summary>
public enum SeasonKind
{
    /// <summary>It is added: value = trend + season + remainder.</summary>
    Additive,

    /// <summary>It is a factor: value = trend · season · remainder.</summary>
    Multiplicative,
}
