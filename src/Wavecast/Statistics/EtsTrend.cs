namespace Wavecast.Statistics;

/// <summary>What exponential smoothing adds to its level from step to step.</summary>
internal enum EtsTrend
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A slope.</summary>
    Additive,

    /// <summary>A slope that shrinks by a factor with each step.</summary>
    Damped,
}
