namespace Wavecast.Dynamics;

/// <summary>What a free run comes to in the end.</summary>
public enum Attractor
{
    /// <summary>It stands still, or dies out towards that.</summary>
    FixedPoint,

    /// <summary>It repeats itself, and small errors of everything but the phase die out: one exponent is 0, or an exact repetition has none; all others are below.</summary>
    LimitCycle,

    /// <summary>Two exponents or more are 0 and none is above: several independent oscillations, or one whose size is that of its start.</summary>
    Torus,

    /// <summary>It wanders: an exponent is above 0, small errors grow.</summary>
    Chaos,

    /// <summary>It leaves the range of the data by more than ten times its width, or becomes no number.</summary>
    Leaves,

    /// <summary>It has not come to anything yet.</summary>
    Unsettled,
}
