using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>How a product for a single lane finds its matrix, <c>[panel of rows][k][row]</c>, so that it reads memory from the first value to the last.</summary>
internal readonly unsafe struct ColumnPanels<T>(T* first, int rows, int depth)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Most rows of a panel: eight of the widest vectors, sums enough to keep the multipliers busy.</summary>
    private static readonly int MostRows = 4 * VectorKernels<T>.Widest.Panel;

    /// <summary>Rows of every panel but the last: all about as high, since few sums take as long as several.</summary>
    private readonly int height = HeightFor(rows);

    /// <summary>Whole vectors of the widest kind.</summary>
    public int Rows => rows;

    /// <summary>Number of k's.</summary>
    public int Depth => depth;

    /// <summary>The first row of the panel that holds a row.</summary>
    public int PanelOf(int row) => row - row % height;

    /// <summary>Rows of a panel, by its first one: the last may have fewer.</summary>
    public int Width(int panel) => Math.Min(height, rows - panel);

    public T* At(int row, int k)
    {
        int panel = PanelOf(row);
        return first + (nint)panel * depth + k * Width(panel) + row - panel;
    }

    private static int HeightFor(int rows)
    {
        int panels = Math.Max(1, (rows + MostRows - 1) / MostRows);
        return Cache.Pad<T>((rows + panels - 1) / panels);
    }
}
