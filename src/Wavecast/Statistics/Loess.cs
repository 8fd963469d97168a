namespace Wavecast.Statistics;

/// <summary>Smoothing by weighted least squares over the nearest points, of values that lie a step apart.</summary>
/// <remarks>Cleveland, Journal of the American Statistical Association 74 (1979), with the tricube weights and the widening beyond the
/// series' length that Cleveland, Cleveland, McRae and Terpenning, Journal of Official Statistics 6 (1990), section 2, give.</remarks>
/// <param name="Window">Points that count, from 2.</param>
/// <param name="IsLinear">Whether a line is fitted rather than a mean.</param>
internal readonly record struct Loess(int Window, bool IsLinear)
{
    /// <summary>The smooth value at a step; it may lie outside the series.</summary>
    public double At(int step, ReadOnlySpan<double> values)
    {
        int count = Math.Min(Window, values.Length);
        int first = Math.Clamp(step - (count - 1) / 2, 0, values.Length - count);
        double reach = Math.Max(step - first, first + count - 1 - step) + (Window - count) / 2;
        double weights = 0, sum = 0, position = 0;
        for (int i = first; i < first + count; i++)
        {
            double weight = Weight(Math.Abs(i - step), reach);
            weights += weight;
            sum += weight * values[i];
            position += weight * (i - step);
        }
        if (!IsLinear)
        {
            return sum / weights;
        }
        double centre = position / weights, mean = sum / weights, products = 0, squares = 0;
        for (int i = first; i < first + count; i++)
        {
            double weight = Weight(Math.Abs(i - step), reach), distance = i - step - centre;
            products += weight * distance * (values[i] - mean);
            squares += weight * distance * distance;
        }
        return squares > 0 ? mean - centre * products / squares : mean;
    }

    /// <summary>The smooth values of all steps.</summary>
    public double[] Smooth(ReadOnlySpan<double> values)
    {
        double[] smooth = new double[values.Length];
        for (int t = 0; t < smooth.Length; t++)
        {
            smooth[t] = At(t, values);
        }
        return smooth;
    }

    /// <summary>Tricube; flat within a thousandth of the reach and 0 beyond all but a thousandth of it, as in the authors' program.</summary>
    private static double Weight(double distance, double reach)
    {
        if (distance > 0.999 * reach)
        {
            return 0;
        }
        double share = distance / reach, rest = 1 - share * share * share;
        return distance <= 0.001 * reach ? 1 : rest * rest * rest;
    }
}
