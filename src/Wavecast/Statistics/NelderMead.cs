namespace Wavecast.Statistics;

/// <summary>Minimises a function of a few numbers, each within bounds, without its gradient.</summary>
/// <remarks>
/// Nelder and Mead, The Computer Journal 7 (1965), with the coefficients of Gao and Han, Computational Optimization and Applications 51
/// (2012), which grow gentler with the dimension. A point out of bounds is moved to the nearest within. A simplex can lie flat
/// on a bound before its time; <see cref="Run"/> again from its best point raises it.
/// </remarks>
/// <param name="cost">The function; may be infinite, must not be NaN, must not keep its argument.</param>
/// <param name="lower">The least value of each number.</param>
/// <param name="upper">The greatest.</param>
internal sealed class NelderMead(Func<double[], double> cost, double[] lower, double[] upper)
{
    private readonly int size = lower.Length;
    private readonly double[] costs = new double[lower.Length + 1];
    private readonly double[][] points = new double[lower.Length + 1][];
    private readonly double[] centre = new double[lower.Length];

    private double Expansion => 1 + 2.0 / size;

    private double Contraction => 0.75 - 0.5 / size;

    private double Shrinkage => 1 - 1.0 / size;

    /// <summary>How often the function was called.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The best point, and the function there.</summary>
    public (double[] Point, double Cost) Best => (points[0], costs[0]);

    /// <summary>Goes on until the simplex' costs lie within a tolerance, or the function was called so often in all.</summary>
    /// <param name="start">Within the bounds.</param>
    /// <param name="steps">The simplex' edges from the start, none 0; turned round where they would leave the bounds.</param>
    /// <param name="evaluationsMost">Calls after which no further step is made.</param>
    /// <param name="tolerance">In the function's units.</param>
    public void Run(double[] start, double[] steps, int evaluationsMost, double tolerance)
    {
        (points[0], costs[0]) = Evaluate([.. start]);
        for (int i = 0; i < size; i++)
        {
            double[] corner = [.. start];
            corner[i] += start[i] + steps[i] <= upper[i] && start[i] + steps[i] >= lower[i] ? steps[i] : -steps[i];
            (points[i + 1], costs[i + 1]) = Evaluate(corner);
        }
        Array.Sort(costs, points);
        while (double.IsFinite(costs[0]) && costs[^1] - costs[0] > tolerance && Evaluations < evaluationsMost)
        {
            Step();
            Array.Sort(costs, points);
        }
    }

    private void Step()
    {
        Centre();
        (double[] Point, double Cost) reflected = Along(1);
        if (reflected.Cost < costs[0])
        {
            (double[] Point, double Cost) expanded = Along(Expansion);
            ReplaceWorst(expanded.Cost < reflected.Cost ? expanded : reflected);
        }
        else if (reflected.Cost < costs[^2])
        {
            ReplaceWorst(reflected);
        }
        else
        {
            bool isOutside = reflected.Cost < costs[^1];
            (double[] Point, double Cost) contracted = Along(isOutside ? Contraction : -Contraction);
            if (contracted.Cost < Math.Min(reflected.Cost, costs[^1]))
            {
                ReplaceWorst(contracted);
            }
            else
            {
                Shrink();
            }
        }
    }

    private void ReplaceWorst((double[] Point, double Cost) found) => (points[^1], costs[^1]) = found;

    /// <summary>The mean of all points but the worst.</summary>
    private void Centre()
    {
        Array.Clear(centre);
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < size; k++)
            {
                centre[k] += points[i][k] / size;
            }
        }
    }

    /// <summary>The point on the line from the worst through the centre, so many of their distances beyond the centre.</summary>
    private (double[] Point, double Cost) Along(double distances)
    {
        double[] point = new double[size];
        for (int k = 0; k < size; k++)
        {
            point[k] = centre[k] + distances * (centre[k] - points[^1][k]);
        }
        return Evaluate(point);
    }

    private void Shrink()
    {
        for (int i = 1; i <= size; i++)
        {
            for (int k = 0; k < size; k++)
            {
                points[i][k] = points[0][k] + Shrinkage * (points[i][k] - points[0][k]);
            }
            (points[i], costs[i]) = Evaluate(points[i]);
        }
    }

    private (double[] Point, double Cost) Evaluate(double[] point)
    {
        for (int k = 0; k < size; k++)
        {
            point[k] = Math.Clamp(point[k], lower[k], upper[k]);
        }
        Evaluations++;
        return (point, cost(point));
    }
}
