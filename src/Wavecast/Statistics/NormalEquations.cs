namespace Wavecast.Statistics;

/// <summary>Least squares with a ridge: a and b minimise Σ(y − a − x·b)² + λ|b|², solved from sums over rows, for several targets at once and many λ.</summary>
/// <remarks>Hoerl and Kennard, Technometrics 12 (1970); the ridge by generalised cross-validation (Golub, Heath and Wahba, Technometrics 21, 1979).</remarks>
internal sealed class NormalEquations
{
    /// <summary>Least part of the rows that coefficients may leave free, below which cross-validation says nothing.</summary>
    private const double LeastFree = 0.01;

    private readonly int inputs;
    private readonly int targets;
    private readonly double[] gram;
    private readonly double[] cross;
    private readonly double[] squares;
    private readonly double[] inputSums;
    private readonly double[] targetSums;
    private int rows;

    /// <param name="inputs">Values of x, from 1.</param>
    /// <param name="targets">Values of y, from 1.</param>
    public NormalEquations(int inputs, int targets)
    {
        (this.inputs, this.targets) = (inputs, targets);
        gram = new double[inputs * inputs];
        cross = new double[inputs * targets];
        (squares, inputSums, targetSums) = (new double[targets], new double[inputs], new double[targets]);
    }

    public void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        rows++;
        for (int i = 0; i < inputs; i++)
        {
            double xi = x[i];
            inputSums[i] += xi;
            for (int j = 0; j <= i; j++)
            {
                gram[i * inputs + j] += xi * x[j];
            }
            for (int t = 0; t < targets; t++)
            {
                cross[i * targets + t] += xi * y[t];
            }
        }
        for (int t = 0; t < targets; t++)
        {
            squares[t] += y[t] * y[t];
            targetSums[t] += y[t];
        }
    }

    /// <summary>The coefficients <c>[input, target]</c>, behind them each target's constant, at the ridge with the least generalised cross-validation error over all targets.</summary>
    /// <param name="ridges">Ridges to try, in parts of the inputs' summed squares about their means, above 0.</param>
    /// <remarks>Takes the means out of the sums; to be called once, after all rows.</remarks>
    public double[] Solve(ReadOnlySpan<double> ridges)
    {
        Centre();
        double spread = Math.Max(Enumerable.Range(0, inputs).Sum(i => gram[i * inputs + i]) / inputs, double.Epsilon);
        double[] best = new double[inputs * targets];
        double least = double.PositiveInfinity;
        foreach (double ridge in ridges)
        {
            double added = ridge * spread;
            if (Factor(added) is not { } factor)
            {
                continue;
            }
            double[] solution = Substitute(factor);
            double free = 1 - (1 + inputs - added * InverseTrace(factor)) / rows;
            double error = SquaredErrors(solution) / (free * free);
            if (free > LeastFree && error < least)
            {
                (least, best) = (error, solution);
            }
        }
        return [.. best, .. Constants(best)];
    }

    private void Centre()
    {
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                gram[i * inputs + j] -= inputSums[i] * inputSums[j] / rows;
            }
            for (int t = 0; t < targets; t++)
            {
                cross[i * targets + t] -= inputSums[i] * targetSums[t] / rows;
            }
        }
        for (int t = 0; t < targets; t++)
        {
            squares[t] -= targetSums[t] * targetSums[t] / rows;
        }
    }

    private double[] Constants(double[] solution)
    {
        double[] constants = [.. targetSums.Select(sum => sum / rows)];
        for (int i = 0; i < inputs; i++)
        {
            for (int t = 0; t < targets; t++)
            {
                constants[t] -= solution[i * targets + t] * inputSums[i] / rows;
            }
        }
        return constants;
    }

    /// <summary>Σ over rows and targets of (y − x·b)².</summary>
    private double SquaredErrors(double[] solution)
    {
        double sum = 0;
        for (int t = 0; t < targets; t++)
        {
            double error = squares[t];
            for (int i = 0; i < inputs; i++)
            {
                double product = 0;
                for (int j = 0; j < inputs; j++)
                {
                    product += gram[Math.Max(i, j) * inputs + Math.Min(i, j)] * solution[j * targets + t];
                }
                error += solution[i * targets + t] * (product - 2 * cross[i * targets + t]);
            }
            sum += Math.Max(0, error);
        }
        return sum;
    }

    /// <summary>The lower Cholesky factor of the sums with the ridge on their diagonal; null where rounding has made them indefinite.</summary>
    private double[]? Factor(double added)
    {
        double[] l = new double[inputs * inputs];
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = gram[i * inputs + j] + (i == j ? added : 0);
                for (int k = 0; k < j; k++)
                {
                    sum -= l[i * inputs + k] * l[j * inputs + k];
                }
                if (i == j && !(sum > 0))
                {
                    return null;
                }
                l[i * inputs + j] = i == j ? Math.Sqrt(sum) : sum / l[j * inputs + j];
            }
        }
        return l;
    }

    private double[] Substitute(double[] l)
    {
        double[] b = [.. cross];
        for (int t = 0; t < targets; t++)
        {
            for (int i = 0; i < inputs; i++)
            {
                double sum = b[i * targets + t];
                for (int k = 0; k < i; k++)
                {
                    sum -= l[i * inputs + k] * b[k * targets + t];
                }
                b[i * targets + t] = sum / l[i * inputs + i];
            }
            for (int i = inputs - 1; i >= 0; i--)
            {
                double sum = b[i * targets + t];
                for (int k = i + 1; k < inputs; k++)
                {
                    sum -= l[k * inputs + i] * b[k * targets + t];
                }
                b[i * targets + t] = sum / l[i * inputs + i];
            }
        }
        return b;
    }

    /// <summary>The trace of (L·Lᵀ)⁻¹, which is Σ of the squares of L⁻¹.</summary>
    private double InverseTrace(double[] l)
    {
        double trace = 0;
        double[] column = new double[inputs];
        for (int c = 0; c < inputs; c++)
        {
            for (int i = c; i < inputs; i++)
            {
                double sum = i == c ? 1 : 0;
                for (int k = c; k < i; k++)
                {
                    sum -= l[i * inputs + k] * column[k];
                }
                column[i] = sum / l[i * inputs + i];
                trace += column[i] * column[i];
            }
        }
        return trace;
    }
}
