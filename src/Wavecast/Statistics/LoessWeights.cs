namespace Wavecast.Statistics;

/// <summary>The weights of the points around a step, by their distance from it.</summary>
/// <remarks>
/// They depend on where the step lies among its points alone, which is in their middle but near the ends of a series: made once for all
/// those steps, they leave half of the time of <see cref="Stl"/>.
/// </remarks>
/// <param name="points">Points that count.</param>
/// <param name="widening">Steps beyond the farthest point that the weights reach.</param>
internal sealed class LoessWeights(int points, int widening)
{
    private readonly double[] weights = new double[points];

    /// <summary>Weight times distance from the weighted mean of the positions.</summary>
    private readonly double[] moments = new double[points];

    private int? position;
    private double sum, centre, squares;

    /// <summary>Makes the weights for a step at so many steps after the first point; it may lie outside the points.</summary>
    public void MoveTo(int step)
    {
        if (step == position)
        {
            return;
        }
        position = step;
        double reach = Math.Max(step, points - 1 - step) + widening, positions = 0;
        (sum, squares) = (0, 0);
        for (int i = 0; i < points; i++)
        {
            weights[i] = Weight(Math.Abs(i - step), reach);
            sum += weights[i];
            positions += weights[i] * (i - step);
        }
        centre = positions / sum;
        for (int i = 0; i < points; i++)
        {
            double distance = i - step - centre;
            moments[i] = weights[i] * distance;
            squares += moments[i] * distance;
        }
    }

    /// <summary>The weighted mean of the points' values.</summary>
    public double Mean(ReadOnlySpan<double> values)
    {
        double total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            total += weights[i] * values[i];
        }
        return total / sum;
    }

    /// <summary>The weighted least-squares line through the points' values, at the step.</summary>
    public double Line(ReadOnlySpan<double> values)
    {
        double mean = Mean(values), products = 0;
        for (int i = 0; i < values.Length; i++)
        {
            products += moments[i] * (values[i] - mean);
        }
        return squares > 0 ? mean - centre * products / squares : mean;
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
