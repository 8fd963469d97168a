namespace Wavecast.TimeSeries;

/// <summary>What becomes of the missing values of a series; see <see cref="Series.Fill"/>.</summary>
public enum MissingValues
{
    /// <summary>The first one is an error.</summary>
    Error,

    /// <summary>They stay missing, for methods that pass over them.</summary>
    Mask,

    /// <summary>On the straight line between the neighbours; at the ends the nearest value.</summary>
    Interpolate,

    /// <summary>The mean of the nearest values of the same phase of the season before and behind; where the phase has none at all, as <see cref="Interpolate"/>.</summary>
    Seasonal,
}
