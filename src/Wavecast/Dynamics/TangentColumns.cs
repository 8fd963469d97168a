using Wavecast.Kernels;

namespace Wavecast.Dynamics;

/// <summary>Matrices of a few columns, a value and its displacements side by side: <c>[rows, columns]</c>, row-major.</summary>
internal static class TangentColumns
{
    /// <summary>Sets column 0 to a bias and the displacements, which a bias does not move, to 0.</summary>
    public static void SetBias(ReadOnlySpan<double> bias, Span<double> sums, int columns)
    {
        sums.Clear();
        for (int row = 0; row < bias.Length; row++)
        {
            sums[row * columns] = bias[row];
        }
    }

    /// <summary>sums += weights · x.</summary>
    /// <param name="weights"><c>[rows, inner]</c>.</param>
    /// <param name="inner">Rows of x.</param>
    /// <param name="x"><c>[inner, columns]</c>.</param>
    /// <param name="sums"><c>[rows, columns]</c>.</param>
    /// <param name="columns">Of x and sums.</param>
    public static void AddProduct(ReadOnlySpan<double> weights, int inner, ReadOnlySpan<double> x, Span<double> sums, int columns)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            ScaledSum.Add(weights[i], x.Slice(i % inner * columns, columns), sums.Slice(i / inner * columns, columns));
        }
    }
}
