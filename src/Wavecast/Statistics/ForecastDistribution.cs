namespace Wavecast.Statistics;

/// <summary>What the networks say of each step to come.</summary>
public enum ForecastDistribution
{
    /// <summary>Quantiles, of no assumed form, learnt by pinball loss.</summary>
    Quantiles,

    /// <summary>A Gaussian's mean and standard deviation.</summary>
    Gaussian,

    /// <summary>Student's t: location, scale and degrees of freedom, above 2; for series with outliers.</summary>
    StudentT,

    /// <summary>A negative binomial's mean and dispersion, for counts: whole numbers from 0.</summary>
    NegativeBinomial,
}
