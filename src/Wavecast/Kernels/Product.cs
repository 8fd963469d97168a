using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>output = W·x, to be done whole or in parts; parts touch different rows of the output, so who does which, and when, changes no bit.</summary>
internal readonly unsafe struct Product<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>W in tiles; where there is a single lane, <see cref="Columns"/> is read instead.</summary>
    public TiledRows<T> Tiles { get; private init; }

    /// <summary>W by columns, where there is a single lane.</summary>
    public ColumnPanels<T>? Columns { get; private init; }

    public T* X { get; private init; }

    /// <summary>Where each row starts from; null for what the output holds.</summary>
    public T* Bias { get; private init; }

    public T* Output { get; private init; }

    public int Lanes { get; private init; }

    /// <summary>Values from one lane 0 of x and of the output to the next; in panels, the lanes of all of them.</summary>
    public nint LanesStep { get; private init; }

    /// <summary>0, or the k's of a panel: x then lies <c>[panel of lanes][k][lane]</c>, the output <c>[tile][panel][row][lane]</c>.</summary>
    public int PanelDepth { get; private init; }

    /// <summary>The k of the panels that the product begins with.</summary>
    public int FirstK { get; private init; }

    /// <summary>Tiles, or cache lines of rows.</summary>
    public int Parts { get; private init; }

    /// <summary>Multiply-adds.</summary>
    public long Work => (long)Parts * Tiles.Depth * Tiles.Runs * Lanes * (Columns is null ? TiledRows<T>.Height : Cache.Line<T>());

    /// <summary>The first <paramref name="rows"/> of a matrix by x, <c>[k][lane]</c>.</summary>
    public static Product<T> Of(PackedMatrix<T> matrix, int rows, T* x, T* bias, T* output, int lanes)
    {
        TiledRows<T> tiles = matrix.Tiled(rows);
        return new Product<T>
        {
            Tiles = tiles,
            Columns = lanes == 1 ? matrix.Columns : null,
            X = x,
            Bias = bias,
            Output = output,
            Lanes = lanes,
            LanesStep = lanes,
            Parts = lanes == 1 ? Cache.Pad<T>(rows) / Cache.Line<T>() : tiles.Tiles,
        };
    }

    /// <summary>dz·x, over lanes and steps, to be added to the sums; x lies turned, in panels of <paramref name="depth"/> k's, of which those before <paramref name="firstK"/> are left out.</summary>
    public static Product<T> Gradient(TiledRows<T> dz, T* turned, int depth, int firstK, GradientSums<T> sums) => new()
    {
        Tiles = dz,
        X = turned,
        Output = sums.Pointer,
        Lanes = sums.Width,
        LanesStep = sums.Width,
        PanelDepth = depth,
        FirstK = firstK,
        Parts = dz.Tiles,
    };
}
