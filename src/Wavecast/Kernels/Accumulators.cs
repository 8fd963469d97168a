using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>How the accumulators of a weight gradient lie in memory, and the fixed tree that adds their lanes.</summary>
internal static unsafe class Accumulators<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows of dz and of x in a tile.</summary>
    public const int TileRows = 4;

    /// <summary>Lanes of an accumulator: 64 bytes, on every machine.</summary>
    public static int Width => 64 / sizeof(T);

    /// <summary>Values of a tile's accumulators.</summary>
    public static int TileSize => TileRows * TileRows * Width;

    public static int TilesOf(int rows) => (rows + TileRows - 1) / TileRows;

    /// <summary>Values of the accumulators of a product of that many rows of dz and of x.</summary>
    public static long SizeOf(int dzRows, int xRows) => (long)TilesOf(dzRows) * TilesOf(xRows) * TileSize;

    /// <summary>The accumulator of a row of dz and a row of x, among <paramref name="xTiles"/> tiles of rows of x.</summary>
    public static T* At(T* accumulators, int dzRow, int xRow, int xTiles)
    {
        nint tile = (nint)(dzRow / TileRows) * xTiles + xRow / TileRows;
        return accumulators + tile * TileSize + (dzRow % TileRows * TileRows + xRow % TileRows) * Width;
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
