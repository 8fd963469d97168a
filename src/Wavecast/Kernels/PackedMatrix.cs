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

    /// <summary>Made anew where it is asked for: copied from a field, an evaluation of one sequence of 100 steps took a tenth longer.</summary>
    public ColumnPanels<T> Columns => new(columns.Pointer, PaddedRows, Depth);

    /// <summary>Puts values times a factor into a row, from a column on.</summary>
    public void PackRow(int row, int column, ReadOnlySpan<T> values, T factor)
    {
        ColumnPanels<T> panels = Columns;
        T* tile = InTile(row, column), panel = panels.At(row, column);
        int width = panels.Width(panels.PanelOf(row));
        foreach (T value in values)
        {
            *tile = *panel = factor * value;
            tile += Height;
            panel += width;
        }
    }

    /// <summary>Puts values into a column, from a row on.</summary>
    public void PackColumn(int column, int row, ReadOnlySpan<T> values)
    {
        ColumnPanels<T> panels = Columns;
        for (int end = row + values.Length; row < end;)
        {
            // As far as both a tile and a panel go: neither is a multiple of the other.
            int panel = panels.PanelOf(row), count = Math.Min(Math.Min(Height - row % Height, panel + panels.Width(panel) - row), end - row);
            values[..count].CopyTo(new Span<T>(InTile(row, column), count));
            values[..count].CopyTo(new Span<T>(panels.At(row, column), count));
            values = values[count..];
            row += count;
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

    private T* InTile(int row, int column) => tiles.Pointer + ((long)(row / Height) * Depth + column) * Height + row % Height;
}
