namespace Wavecast.Statistics;

/// <summary>How networks reach the steps of a horizon.</summary>
public enum ForecastStrategy
{
    /// <summary>Whatever is best for the data: many series have direct networks, few the mean of recursive and direct ones.</summary>
    Auto,

    /// <summary>A step at a time, each read back before the next: a free run.</summary>
    Recursive,

    /// <summary>All steps at once.</summary>
    Direct,

    /// <summary>A segment of several steps at a time, read back before the next.</summary>
    Segments,
}
