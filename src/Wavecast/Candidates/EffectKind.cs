namespace Wavecast.Candidates;

/// <summary>How covariates that are known in advance act on a series.</summary>
internal enum EffectKind
{
    /// <summary>Not at all, or only through the networks.</summary>
    None,

    /// <summary>What each adds.</summary>
    Additive,

    /// <summary>What each multiplies by; of values above 0.</summary>
    Multiplicative,
}
