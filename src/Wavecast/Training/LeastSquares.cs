using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Wavecast.Training;

/// <summary>Linear least squares over rows that arrive one after the other, by a QR factorisation kept up to date blockwise.</summary>
/// <remarks>
/// Orthogonal (Golub and Van Loan, Matrix Computations, 5.3 and 6.5.3), because normal equations square the condition:
/// lags of a noiseless wave are so nearly dependent that half of the digits would be gone. Memory is the triangle and
/// one block of rows, however many rows there are. The bits do not depend on the machine: sums run in four lanes
/// everywhere, without fused multiply-add.
/// </remarks>
internal sealed class LeastSquares
{
    private const int BlockRows = 256;

    private readonly int unknowns;
    private readonly int columns;
    private readonly double[] triangle;
    private readonly double[] block;
    private int rows;

    /// <summary>Starts without rows.</summary>
    /// <param name="unknowns">Coefficients of each right-hand side.</param>
    /// <param name="sides">Number of right-hand sides.</param>
    public LeastSquares(int unknowns, int sides)
    {
        this.unknowns = unknowns;
        columns = unknowns + sides;
        triangle = new double[checked(unknowns * columns)];
        block = new double[checked(columns * BlockRows)];
    }

    /// <summary>The same equations, to which others may be added apart.</summary>
    public LeastSquares Clone()
    {
        Reduce();
        LeastSquares copy = new(unknowns, columns - unknowns);
        triangle.CopyTo(copy.triangle, 0);
        return copy;
    }

    /// <summary>Adds one equation: <c>[unknowns]</c> factors, then <c>[sides]</c> right-hand sides.</summary>
    public void Add(ReadOnlySpan<double> row)
    {
        for (int column = 0; column < columns; column++)
        {
            block[column * BlockRows + rows] = row[column];
        }
        rows++;
        if (rows == BlockRows)
        {
            Reduce();
        }
    }

    /// <summary>The coefficients <c>[unknowns, sides]</c> with the least sum of squared residuals; not finite where the equations do not determine them.</summary>
    public double[] Solve()
    {
        Reduce();
        int sides = columns - unknowns;
        double[] solution = new double[unknowns * sides];
        for (int side = 0; side < sides; side++)
        {
            for (int i = unknowns - 1; i >= 0; i--)
            {
                double sum = triangle[i * columns + unknowns + side];
                for (int k = i + 1; k < unknowns; k++)
                {
                    sum -= triangle[i * columns + k] * solution[k * sides + side];
                }
                solution[i * sides + side] = sum / triangle[i * columns + i];
            }
        }
        return solution;
    }

    /// <summary>Folds the block into the triangle: one Householder reflection for each unknown, over its row of the triangle and the block's column.</summary>
    private void Reduce()
    {
        for (int pivot = 0; pivot < unknowns; pivot++)
        {
            Span<double> below = Column(pivot);
            ref double diagonal = ref triangle[pivot * columns + pivot];
            double squares = Dot(below, below);
            if (squares == 0)
            {
                continue;
            }
            double norm = Math.Sqrt(diagonal * diagonal + squares);
            double alpha = diagonal > 0 ? -norm : norm;
            double head = diagonal - alpha;
            double factor = 2 / (head * head + squares);
            diagonal = alpha;
            for (int column = pivot + 1; column < columns; column++)
            {
                ref double top = ref triangle[pivot * columns + column];
                Span<double> other = Column(column);
                double scale = factor * (head * top + Dot(below, other));
                top -= scale * head;
                SubtractScaled(other, below, scale);
            }
        }
        Array.Clear(block);
        rows = 0;
    }

    private Span<double> Column(int column) => block.AsSpan(column * BlockRows, BlockRows);

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector256<double>> left = MemoryMarshal.Cast<double, Vector256<double>>(a);
        ReadOnlySpan<Vector256<double>> right = MemoryMarshal.Cast<double, Vector256<double>>(b);
        Vector256<double> even = Vector256<double>.Zero;
        Vector256<double> odd = Vector256<double>.Zero;
        for (int i = 0; i < left.Length; i += 2)
        {
            even += left[i] * right[i];
            odd += left[i + 1] * right[i + 1];
        }
        Vector256<double> sum = even + odd;
        return (sum[0] + sum[2]) + (sum[1] + sum[3]);
    }

    private static void SubtractScaled(Span<double> target, ReadOnlySpan<double> source, double scale)
    {
        Span<Vector256<double>> to = MemoryMarshal.Cast<double, Vector256<double>>(target);
        ReadOnlySpan<Vector256<double>> from = MemoryMarshal.Cast<double, Vector256<double>>(source);
        Vector256<double> factor = Vector256.Create(scale);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] -= factor * from[i];
        }
    }
}
