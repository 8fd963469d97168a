using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>A matrix in tiles of six rows, as <see cref="ProductKernel{V, T}"/> reads it; rows beyond the last are zero.</summary>
internal sealed unsafe class PackedMatrix<T>(int rows, int depth) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows of a tile: six sums of two vectors keep the multipliers busy and fit 16 registers.</summary>
    public const int TileRows = 6;

    private readonly AlignedBuffer<T> buffer = new((long)TilesOf(rows) * TileRows * depth);

    public int Depth { get; } = depth;

    public int Tiles { get; } = TilesOf(rows);

    public T* Pointer => buffer.Pointer;

    /// <summary>Rows that a product writes: the matrix's, rounded up to whole tiles.</summary>
    public int PaddedRows => Tiles * TileRows;

    public T this[int row, int k]
    {
        set => buffer.Pointer[((long)(row / TileRows) * Depth + k) * TileRows + row % TileRows] = value;
    }

    public static int TilesOf(int rows) => (rows + TileRows - 1) / TileRows;

    public void Dispose() => buffer.Dispose();
}
