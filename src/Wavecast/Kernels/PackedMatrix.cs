using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>A matrix as the products read it: in tiles of rows for blocks, in panels of columns for a single lane; rows beyond the last are zero.</summary>
internal sealed unsafe class PackedMatrix<T>(int rows, int depth) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Height = TiledRows<T>.Height;

    private readonly AlignedBuffer<T> tiles = new((long)TiledRows<T>.Pad(rows) * depth);
    private readonly AlignedBuffer<T> columns = new((long)Cache.Spread<T>(TiledRows<T>.Pad(rows)) * depth);

    public int Rows { get; } = rows;

    public int Depth { get; } = depth;

    /// <summary>Rows that a product may write: whole tiles, whole vectors.</summary>
    public int PaddedRows { get; } = Cache.Spread<T>(TiledRows<T>.Pad(rows));

    public ColumnPanels<T> Columns => new(columns.Pointer, PaddedRows, Depth);

    public T this[int row, int k]
    {
        set
        {
            tiles.Pointer[((long)(row / Height) * Depth + k) * Height + row % Height] = value;
            *Columns.At(row, k) = value;
        }
    }

    /// <summary>The first <paramref name="count"/> rows in tiles.</summary>
    public TiledRows<T> Tiled(int count) => new()
    {
        First = tiles.Pointer,
        Tiles = TiledRows<T>.TilesOf(count),
        TileStep = (nint)Height * Depth,
        RowStep = 1,
        Step = Height,
        Depth = Depth,
    };

    public void Dispose()
    {
        tiles.Dispose();
        columns.Dispose();
    }
}
