namespace Wavecast.Statistics;

/// <summary>How much a series is like itself some steps earlier.</summary>
public static class Autocorrelation
{
    /// <summary>The autocorrelations at the lags 0, 1, …, each from −1 to 1: rₖ = cₖ / c₀, where cₖ = Σ (yₜ − ȳ)(yₜ₋ₖ − ȳ) / n.</summary>
    /// <remarks>
    /// The biased estimator, as R's <c>acf</c>: divided by n at every lag, so that the lags with few pairs count less. A pair of
    /// which a value is missing is left out; then n is the number of pairs left plus the lag.
    /// </remarks>
    /// <param name="values">Oldest first; NaN where a value is missing.</param>
    /// <param name="lags">The largest lag, from 0.</param>
    /// <returns><c>[lags + 1]</c>, the first 1. NaN where there is no pair; throughout for a constant or without a value.</returns>
    /// <exception cref="ArgumentException">A value is infinite, or the lag is out of range.</exception>
    public static double[] Of(ReadOnlySpan<double> values, int lags)
    {
        Require.InRange(lags, 0, Array.MaxLength - 1, nameof(lags));
        double[] deviations = Deviations(values);
        (double squares, int known) = Product(deviations, 0);
        double[] result = new double[lags + 1];
        Array.Fill(result, double.NaN);
        for (int k = 0; k < Math.Min(result.Length, values.Length); k++)
        {
            (double product, int pairs) = Product(deviations, k);
            if (pairs > 0)
            {
                // Of a complete series the second factor is exactly 1. With gaps in it a quotient may leave the range of a correlation.
                result[k] = Math.Clamp(product / squares * ((double)known / (pairs + k)), -1, 1);
            }
        }
        return result;
    }

    private static double[] Deviations(ReadOnlySpan<double> values)
    {
        double sum = 0, count = 0;
        double first = double.NaN;
        bool isConstant = true;
        for (int t = 0; t < values.Length; t++)
        {
            if (double.IsInfinity(values[t]))
            {
                throw new ArgumentException(FormattableString.Invariant($"The value at step {t} is {values[t]}; give NaN for a missing one."), nameof(values));
            }
            if (!double.IsNaN(values[t]))
            {
                first = count == 0 ? values[t] : first;
                isConstant &= values[t] == first;
                sum += values[t];
                count++;
            }
        }
        // The mean of a constant may miss it by a rounding, and roundings are no deviations.
        double mean = isConstant ? first : sum / count;
        double[] deviations = new double[values.Length];
        for (int t = 0; t < deviations.Length; t++)
        {
            deviations[t] = values[t] - mean;
        }
        return deviations;
    }

    /// <summary>The sum over the pairs that many steps apart, and their number.</summary>
    private static (double Sum, int Pairs) Product(double[] deviations, int lag)
    {
        double sum = 0;
        int pairs = 0;
        for (int t = lag; t < deviations.Length; t++)
        {
            double product = deviations[t] * deviations[t - lag];
            if (!double.IsNaN(product))
            {
                sum += product;
                pairs++;
            }
        }
        return (sum, pairs);
    }
}
