namespace Wavecast.Statistics;

/// <summary>Which windows of a panel networks are trained on.</summary>
public enum WindowSampling
{
    /// <summary>Each series as often as any other, however short.</summary>
    Evenly,

    /// <summary>Each window as often as any other, so that a series of twice the length counts twice.</summary>
    ByLength,
}
