namespace Wavecast.Data;

/// <summary>How a <see cref="FeatureScaler"/> brings features to a common size.</summary>
public enum Scaling
{
    /// <summary>Values stay as they are.</summary>
    None,

    /// <summary>Mean 0 and standard deviation 1 (of the values themselves, divided by n).</summary>
    Standard,

    /// <summary>Least value 0 and greatest value 1.</summary>
    MinMax,
}
