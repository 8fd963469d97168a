namespace Wavecast.Candidates;

/// <summary>Whether one forecast's errors at successive origins are greater than another's by more than chance.</summary>
/// <remarks>
/// Diebold and Mariano, Journal of Business &amp; Economic Statistics 13 (1995): the mean difference by its deviation, where differences at origins less
/// than a horizon apart go together; their variance is Newey and West's, Econometrica 55 (1987).
/// </remarks>
internal static class PredictiveAccuracy
{
    private const int FewestOrigins = 8;

    /// <summary>Two deviations: one case in twenty by chance, of a Gaussian.</summary>
    private const double Limit = 2;

    /// <summary>Whether so many origins are enough to tell.</summary>
    public static bool CanTell(int origins) => origins >= FewestOrigins;

    /// <summary>Whether the mean of differences is above 0 by more than chance; false where there are too few to tell.</summary>
    /// <param name="differences">Error less other error at each origin, in their order.</param>
    /// <param name="overlap">Origins within a horizon.</param>
    public static bool IsWorse(double[] differences, int overlap)
    {
        int count = differences.Length;
        if (!CanTell(count))
        {
            return false;
        }
        double mean = differences.Average();
        double variance = 0;
        for (int lag = 0; lag <= Math.Min(overlap, count - 1); lag++)
        {
            double sum = 0;
            for (int o = lag; o < count; o++)
            {
                sum += (differences[o] - mean) * (differences[o - lag] - mean);
            }
            variance += (lag == 0 ? 1 : 2 * (1 - lag / (overlap + 1.0))) * sum / count;
        }
        return mean > Limit * Math.Sqrt(Math.Max(variance, 0) / count);
    }
}
