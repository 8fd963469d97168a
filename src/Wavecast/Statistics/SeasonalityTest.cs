namespace Wavecast.Statistics;

/// <summary>Whether a series has a season: whether its autocorrelation at that lag is more than chance.</summary>
/// <remarks>
/// The test of the M4 competition, one-sided 95 % (two-sided 90 %): |rₘ| > 1.645 √((1 + 2 Σ rₖ²) / n), k from 1 to m − 1; the variance
/// is Bartlett's, Journal of the Royal Statistical Society B 8 (1946). A trend counts as autocorrelation too: the test is a rule of
/// those methods rather than proof of a season.
/// </remarks>
public sealed record SeasonalityTest
{
    private const double Quantile = 1.645;

    private SeasonalityTest(int season, double autocorrelation, double limit) =>
        (Season, Autocorrelation, Limit) = (season, autocorrelation, limit);

    /// <summary>Steps of the season that was looked for.</summary>
    public int Season { get; }

    /// <summary>The autocorrelation at that lag, from −1 to 1; 0 where the test could not be made.</summary>
    public double Autocorrelation { get; }

    /// <summary>What its magnitude must exceed; infinite where the test could not be made.</summary>
    public double Limit { get; }

    /// <summary>Whether the season was found.</summary>
    public bool IsSeasonal => Math.Abs(Autocorrelation) > Limit;

    /// <summary>Tests a series. No season is found of 1 step, in a constant, or in two seasons or fewer.</summary>
    /// <param name="values">Oldest first; finite, at least one value.</param>
    /// <param name="season">Steps of a season, from 1.</param>
    /// <exception cref="ArgumentException">The series is empty or a value is not finite, or the season is below 1.</exception>
    public static SeasonalityTest Of(ReadOnlySpan<double> values, int season)
    {
        SeriesMath.Check(values, nameof(values));
        Require.InRange(season, 1, int.MaxValue, nameof(season));
        SeasonalityTest none = new(season, 0, double.PositiveInfinity);
        if (season == 1 || values.Length <= 2L * season || SeriesMath.AreConstant(values))
        {
            return none;
        }
        double[] correlations = Statistics.Autocorrelation.Of(values, season);
        double squares = 0;
        for (int k = 1; k < season; k++)
        {
            squares += correlations[k] * correlations[k];
        }
        double autocorrelation = correlations[season];
        double limit = Quantile * Math.Sqrt((1 + 2 * squares) / values.Length);
        return double.IsFinite(autocorrelation) && double.IsFinite(limit) ? new(season, autocorrelation, limit) : none;
    }
}
