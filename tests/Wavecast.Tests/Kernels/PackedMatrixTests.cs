using Wavecast.Kernels;

namespace Wavecast.Tests.Kernels;

public sealed class PackedMatrixTests
{
    private const int Depth = 7;

    /// <summary>One tile, one panel; tiles and panels that end in each other's middle; several panels.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(53)]
    [InlineData(204)]
    public void PackColumn_OfATransposedMatrix_HasTheProductsOfItsRows(int rows)
    {
        using PackedMatrix<double> byRows = new(rows, Depth), byColumns = new(rows, Depth);
        double[][] values = [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, Depth).Select(k => Math.Sin(row * 13 + k)).ToArray())];
        for (int row = 0; row < rows; row++)
        {
            byRows.PackRow(row, 0, values[row].AsSpan(0, 3), 1);
            byRows.PackRow(row, 3, [.. values[row].Skip(3).Select(value => value / 2)], 2);
        }
        for (int k = 0; k < Depth; k++)
        {
            double[] column = [.. values.Select(row => row[k])];
            byColumns.PackColumn(k, 0, column.AsSpan(0, rows / 3));
            byColumns.PackColumn(k, rows / 3, column.AsSpan(rows / 3));
        }
        foreach (int lanes in (int[])[1, 8, 16])
        {
            for (int k = 0; k < Depth; k++)
            {
                Assert.Equal([.. values.Select(row => row[k])], Selected(byRows, rows, lanes, k));
                Assert.Equal(Selected(byRows, rows, lanes, k), Selected(byColumns, rows, lanes, k));
            }
        }
    }

    /// <summary>A column, as a product in the last lane.</summary>
    private static unsafe double[] Selected(PackedMatrix<double> matrix, int rows, int lanes, int k)
    {
        using AlignedBuffer<double> x = new(Depth * lanes), zeros = new(matrix.PaddedRows), output = new(matrix.PaddedRows * lanes);
        x.Pointer[(k + 1) * lanes - 1] = 1;
        Product<double> product = Product<double>.Of(matrix, rows, x.Pointer, zeros.Pointer, output.Pointer, lanes);
        VectorKernels<double>.Widest.Multiply(in product, 0, product.Parts);
        double[] column = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            column[row] = output.Pointer[(row + 1) * lanes - 1];
        }
        return column;
    }
}
