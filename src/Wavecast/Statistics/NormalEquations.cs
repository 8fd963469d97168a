using Wavecast.Kernels;

namespace Wavecast.Statistics;

/// <summary>Least squares with a ridge: a and b minimise Σ(y − a − x·b)² + λ|b|², solved from sums over rows, for several targets at once and many λ.</summary>
/// <remarks>Hoerl and Kennard, Technometrics 12 (1970); the ridge by generalised cross-validation (Golub, Heath and Wahba, Technometrics 21, 1979).</remarks>
internal sealed class NormalEquations
{
    /// <summary>Least part of the rows that coefficients may leave free, below which cross-validation says nothing.</summary>
    private const double LeastFree = 0.01;

    /// <summary>Rows that are added at once: the sums do not fit the nearest cache, and are read and written as seldom.</summary>
    private const int Together = 4;

    private readonly int inputs;
    private readonly int targets;

    /// <summary>Σ x·xᵀ, <c>[inputs, inputs]</c>, on and above the diagonal.</summary>
    private readonly double[] gram;

    /// <summary>Σ y·xᵀ, <c>[targets, inputs]</c>.</summary>
    private readonly double[] cross;

    private readonly double[] squares;
    private readonly double[] inputSums;
    private readonly double[] targetSums;
    private readonly double[] pendingInputs;
    private readonly double[] pendingTargets;
    private int rows;
    private int pending;

    /// <param name="inputs">Values of x, from 1.</param>
    /// <param name="targets">Values of y, from 1.</param>
    public NormalEquations(int inputs, int targets)
        : this(inputs, targets, new double[inputs * inputs], new double[inputs * targets], new double[targets], new double[inputs], new double[targets])
    {
    }

    private NormalEquations(int inputs, int targets, double[] gram, double[] cross, double[] squares, double[] inputSums, double[] targetSums) =>
        (this.inputs, this.targets, this.gram, this.cross, this.squares, this.inputSums, this.targetSums, pendingInputs, pendingTargets)
            = (inputs, targets, gram, cross, squares, inputSums, targetSums, new double[Together * inputs], new double[Together * targets]);

    /// <summary>The same rows with the first target alone, to which others may be added apart.</summary>
    public NormalEquations OfFirstTarget()
    {
        AddPending();
        return new(inputs, 1, [.. gram], cross[..inputs], squares[..1], [.. inputSums], targetSums[..1]) { rows = rows };
    }

    public void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        rows++;
        ScaledSum.Add(1, x, inputSums);
        for (int t = 0; t < targets; t++)
        {
            squares[t] += y[t] * y[t];
            targetSums[t] += y[t];
        }
        x[..inputs].CopyTo(pendingInputs.AsSpan(pending * inputs));
        y[..targets].CopyTo(pendingTargets.AsSpan(pending * targets));
        if (++pending == Together)
        {
            AddTogether();
        }
    }

    /// <summary>Adds as many rows as go together.</summary>
    private void AddTogether()
    {
        Span<double> factors = stackalloc double[Together];
        for (int i = 0; i < inputs; i++)
        {
            Gather(pendingInputs, inputs, i, factors);
            ScaledSum.AddFour(factors, pendingInputs.AsSpan(i), inputs, Above(gram, i));
        }
        for (int t = 0; t < targets; t++)
        {
            Gather(pendingTargets, targets, t, factors);
            ScaledSum.AddFour(factors, pendingInputs, inputs, cross.AsSpan(t * inputs, inputs));
        }
        pending = 0;
    }

    private static void Gather(double[] rows, int length, int column, Span<double> factors)
    {
        for (int row = 0; row < factors.Length; row++)
        {
            factors[row] = rows[row * length + column];
        }
    }

    /// <summary>Adds rows that are too few to go together.</summary>
    private void AddPending()
    {
        for (int row = 0; row < pending; row++)
        {
            ReadOnlySpan<double> x = pendingInputs.AsSpan(row * inputs, inputs);
            for (int i = 0; i < inputs; i++)
            {
                ScaledSum.Add(x[i], x[i..], Above(gram, i));
            }
            for (int t = 0; t < targets; t++)
            {
                ScaledSum.Add(pendingTargets[row * targets + t], x, cross.AsSpan(t * inputs, inputs));
            }
        }
        pending = 0;
    }

    /// <summary>The coefficients <c>[input, target]</c>, behind them each target's constant, at the ridge with the least generalised cross-validation error over all targets.</summary>
    /// <param name="ridges">Ridges to try, in parts of the inputs' summed squares about their means, above 0.</param>
    /// <remarks>Takes the means out of the sums; to be called once, after all rows.</remarks>
    public double[] Solve(ReadOnlySpan<double> ridges) => Solve(ridges, out _);

    /// <summary>The same.</summary>
    /// <param name="ridges">Ridges to try, in parts of the inputs' summed squares about their means, above 0.</param>
    /// <param name="least">The cross-validation error of that ridge, summed over rows and targets; infinite where there are too few rows for any.</param>
    public double[] Solve(ReadOnlySpan<double> ridges, out double least)
    {
        AddPending();
        Centre();
        double spread = Math.Max(Enumerable.Range(0, inputs).Sum(i => gram[i * inputs + i]) / inputs, double.Epsilon);
        double[] best = new double[inputs * targets];
        least = double.PositiveInfinity;
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

    /// <summary>Row i of a matrix from its diagonal on.</summary>
    private Span<double> Above(double[] matrix, int i) => matrix.AsSpan(i * inputs + i, inputs - i);

    /// <summary>Takes the means out, and mirrors the sums of the inputs below the diagonal.</summary>
    private void Centre()
    {
        for (int i = 0; i < inputs; i++)
        {
            for (int j = i; j < inputs; j++)
            {
                gram[i * inputs + j] -= inputSums[i] * inputSums[j] / rows;
                gram[j * inputs + i] = gram[i * inputs + j];
            }
        }
        for (int t = 0; t < targets; t++)
        {
            for (int i = 0; i < inputs; i++)
            {
                cross[t * inputs + i] -= inputSums[i] * targetSums[t] / rows;
            }
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
        double[] products = new double[inputs];
        for (int t = 0; t < targets; t++)
        {
            Array.Clear(products);
            for (int j = 0; j < inputs; j++)
            {
                ScaledSum.Add(solution[j * targets + t], gram.AsSpan(j * inputs, inputs), products);
            }
            double error = squares[t];
            for (int i = 0; i < inputs; i++)
            {
                error += solution[i * targets + t] * (products[i] - 2 * cross[t * inputs + i]);
            }
            sum += Math.Max(0, error);
        }
        return sum;
    }

    /// <summary>The upper Cholesky factor U, UᵀU the sums with the ridge on their diagonal; null where rounding has made them indefinite.</summary>
    private double[]? Factor(double added)
    {
        double[] u = [.. gram];
        for (int i = 0; i < inputs; i++)
        {
            u[i * inputs + i] += added;
        }
        for (int k = 0; k < inputs; k++)
        {
            Span<double> row = Above(u, k);
            if (!(row[0] > 0))
            {
                return null;
            }
            row[0] = Math.Sqrt(row[0]);
            for (int i = 1; i < row.Length; i++)
            {
                row[i] /= row[0];
            }
            for (int i = 1; i < row.Length; i++)
            {
                ScaledSum.Add(-row[i], row[i..], Above(u, k + i));
            }
        }
        return u;
    }

    /// <summary>The coefficients <c>[input, target]</c>.</summary>
    private double[] Substitute(double[] u)
    {
        double[] b = new double[inputs * targets];
        for (int i = 0; i < inputs; i++)
        {
            Span<double> row = b.AsSpan(i * targets, targets);
            for (int t = 0; t < targets; t++)
            {
                row[t] = cross[t * inputs + i];
            }
            for (int k = 0; k < i; k++)
            {
                ScaledSum.Add(-u[k * inputs + i], b.AsSpan(k * targets, targets), row);
            }
            Divide(row, u[i * inputs + i]);
        }
        for (int i = inputs - 1; i >= 0; i--)
        {
            Span<double> row = b.AsSpan(i * targets, targets);
            for (int k = i + 1; k < inputs; k++)
            {
                ScaledSum.Add(-u[i * inputs + k], b.AsSpan(k * targets, targets), row);
            }
            Divide(row, u[i * inputs + i]);
        }
        return b;
    }

    private static void Divide(Span<double> values, double divisor)
    {
        for (int t = 0; t < values.Length; t++)
        {
            values[t] /= divisor;
        }
    }

    /// <summary>The trace of (UᵀU)⁻¹, which is Σ of the squares of U⁻¹.</summary>
    private double InverseTrace(double[] u)
    {
        double trace = 0;
        double[] column = new double[inputs];
        for (int c = 0; c < inputs; c++)
        {
            Array.Clear(column);
            column[c] = 1;
            for (int k = c; k < inputs; k++)
            {
                column[k] /= u[k * inputs + k];
                trace += column[k] * column[k];
                ScaledSum.Add(-column[k], Above(u, k)[1..], column.AsSpan(k + 1));
            }
        }
        return trace;
    }
}
