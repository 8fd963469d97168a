namespace Wavecast.TimeSeries;

/// <summary>What becomes of the values of a period; see <see cref="Series.Resample"/>.</summary>
public enum Aggregation
{
    /// <summary>The mean of those that are there.</summary>
    Mean,

    /// <summary>The sum; missing if one of them is.</summary>
    Sum,

    /// <summary>The first that is there.</summary>
    First,

    /// <summary>The last that is there.</summary>
    Last,

    /// <summary>The least of those that are there.</summary>
    Min,

    /// <summary>The largest of those that are there.</summary>
    Max,
}
