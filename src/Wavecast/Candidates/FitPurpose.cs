namespace Wavecast.Candidates;

/// <summary>What a candidate is fitted for.</summary>
internal enum FitPurpose
{
    /// <summary>A comparison inside the history, for which fewer networks do.</summary>
    Comparison,

    /// <summary>The forecast behind it.</summary>
    Forecast,
}
