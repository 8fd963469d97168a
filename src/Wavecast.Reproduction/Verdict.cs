namespace Wavecast.Reproduction;

/// <summary>Whether a claim holds in what was measured.</summary>
public enum Verdict
{
    /// <summary>The measurement agrees with the claim, beyond its own uncertainty.</summary>
    Holds,

    /// <summary>The measurement contradicts the claim, beyond its own uncertainty.</summary>
    DoesNotHold,

    /// <summary>The measurement's uncertainty includes both.</summary>
    Undecided,
}
