namespace Wavecast.Statistics;

/// <summary>Whether a series keeps about a level that it returns to, rather than wandering off or growing.</summary>
/// <remarks>Kwiatkowski, Phillips, Schmidt and Shin, Journal of Econometrics 54 (1992), about a constant level; the long-run variance by Bartlett's weights over √n lags.</remarks>
internal static class StationarityTest
{
    /// <summary>Above this a level is rejected at 1 %: a history that drifts a little, as of ten years of temperatures, is not worth rejecting.</summary>
    private const double Critical = 0.739;

    /// <summary>Whether a level is not rejected.</summary>
    /// <param name="values">Without gaps.</param>
    public static bool HasLevel(ReadOnlySpan<double> values) => Statistic(values) <= Critical;

    /// <summary>The squared partial sums about the mean, by the long-run variance; NaN where nothing changes.</summary>
    /// <param name="values">Without gaps.</param>
    public static double Statistic(ReadOnlySpan<double> values)
    {
        double mean = SeriesMath.MeanOfKnown(values);
        double[] errors = new double[values.Length];
        double partial = 0, squares = 0, variance = 0;
        for (int t = 0; t < errors.Length; t++)
        {
            errors[t] = values[t] - mean;
            partial += errors[t];
            squares += partial * partial;
            variance += errors[t] * errors[t];
        }
        int lags = (int)Math.Sqrt(errors.Length);
        for (int lag = 1; lag <= lags; lag++)
        {
            double products = 0;
            for (int t = lag; t < errors.Length; t++)
            {
                products += errors[t] * errors[t - lag];
            }
            variance += 2 * (1 - lag / (lags + 1.0)) * products;
        }
        return squares / variance / errors.Length;
    }
}
