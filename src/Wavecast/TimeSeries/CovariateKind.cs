namespace Wavecast.TimeSeries;

/// <summary>Up to when a covariate is known.</summary>
public enum CovariateKind
{
    /// <summary>As long as its series: a measurement, whose future is as unknown.</summary>
    Past,

    /// <summary>Beyond the end of its series: a holiday, a price that was decided, a weather forecast.</summary>
    Future,
}
