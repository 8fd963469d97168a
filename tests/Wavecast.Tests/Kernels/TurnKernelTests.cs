using System.Numerics;
using Wavecast.Kernels;

namespace Wavecast.Tests.Kernels;

public sealed class TurnKernelTests
{
    /// <summary>Whole squares of four, rests in rows, in columns, in both, and less than a square.</summary>
    [Theory]
    [InlineData(8, 12)]
    [InlineData(7, 8)]
    [InlineData(4, 5)]
    [InlineData(9, 11)]
    [InlineData(3, 2)]
    public void Turn_PutsEachRowIntoAColumn_AndNothingBesides(int rows, int columns)
    {
        AssertTurned<double>(rows, columns);
        AssertTurned<float>(rows, columns);
    }

    private static unsafe void AssertTurned<T>(int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rowStep = columns + 3, columnStep = rows + 2;
        T[] source = [.. Enumerable.Range(0, rows * rowStep).Select(i => T.CreateChecked(i + 1))], target = new T[columns * columnStep];
        fixed (T* from = source, to = target)
        {
            TurnKernel<T>.Turn(from, rowStep, rows, columns, to, columnStep);
        }
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < columnStep; row++)
            {
                Assert.Equal(row < rows ? source[row * rowStep + column] : T.Zero, target[column * columnStep + row]);
            }
        }
    }
}
