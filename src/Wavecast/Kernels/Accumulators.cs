using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>How the accumulators of a weight gradient lie in memory, and the fixed tree that adds their lanes.</summary>
internal static unsafe class Accumulators<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows of dz in a tile.</summary>
    public const int TileRows = 6;

    /// <summary>Rows of x in a tile.</summary>
    public const int TileColumns = 4;

    /// <summary>Lanes of an accumulator: 64 bytes, on every machine.</summary>
    public static int Width => 64 / sizeof(T);

    /// <summary>Values of a tile's accumulators.</summary>
    public static int TileSize => TileRows * TileColumns * Width;

    /// <summary>Tiles that hold so many rows of dz.</summary>
    public static int RowTiles(int rows) => (rows + TileRows - 1) / TileRows;

    /// <summary>Tiles that hold so many rows of x.</summary>
    public static int ColumnTiles(int rows) => (rows + TileColumns - 1) / TileColumns;

    /// <summary>Values of the accumulators of a product of that many rows of dz and of x.</summary>
    public static long SizeOf(int dzRows, int xRows) => (long)RowTiles(dzRows) * ColumnTiles(xRows) * TileSize;

    /// <summary>The accumulator of a row of dz and a row of x, among <paramref name="xTiles"/> tiles of rows of x.</summary>
    public static T* At(T* accumulators, int dzRow, int xRow, int xTiles)
    {
        nint tile = (nint)(dzRow / TileRows) * xTiles + xRow / TileColumns;
        return accumulators + tile * TileSize + (dzRow % TileRows * TileColumns + xRow % TileColumns) * Width;
    }

    /// <summary>((0+4)+(2+6))+((1+5)+(3+7)), as halving a vector adds on every width; uses the accumulator up.</summary>
    public static T Sum(T* accumulator)
    {
        for (int half = Width / 2; half > 0; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
            {
                accumulator[lane] += accumulator[lane + half];
            }
        }
        return accumulator[0];
    }
}
