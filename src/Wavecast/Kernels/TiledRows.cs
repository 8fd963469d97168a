using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>How a product finds its left factor: rows in tiles of <see cref="Height"/>, the k's of a row in runs of equal steps.</summary>
internal readonly unsafe struct TiledRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows of a tile: six sums of two vectors keep the multipliers busy and fit 16 registers.</summary>
    public const int Height = 6;

    /// <summary>Row 0 at k = 0.</summary>
    public required T* First { get; init; }

    public required int Tiles { get; init; }

    /// <summary>Values from a tile to the next.</summary>
    public required nint TileStep { get; init; }

    /// <summary>Values from a row of a tile to the next.</summary>
    public required nint RowStep { get; init; }

    /// <summary>Values from a k to the next within a run.</summary>
    public required nint Step { get; init; }

    /// <summary>Number of k's in a run.</summary>
    public required int Depth { get; init; }

    public int Runs { get; private init; } = 1;

    /// <summary>Values from the first k of a run to that of the next.</summary>
    public nint RunStep { get; private init; }

    public TiledRows()
    {
    }

    /// <summary>Rows that lie <c>[step][row][lane]</c>, <paramref name="stepSize"/> values from step to step: k counts lanes, then steps.</summary>
    public static TiledRows<T> OfSteps(T* first, int rows, nint stepSize, int steps, int lanes)
    {
        bool single = lanes == 1;
        return new TiledRows<T>
        {
            First = first,
            Tiles = TilesOf(rows),
            TileStep = Height * lanes,
            RowStep = lanes,
            // One lane: the steps are a single run.
            Step = single ? stepSize : 1,
            Depth = single ? steps : lanes,
            Runs = single ? 1 : steps,
            RunStep = stepSize,
        };
    }

    /// <summary>Some of the tiles.</summary>
    public TiledRows<T> Slice(int firstTile, int tiles) => this with { First = First + firstTile * TileStep, Tiles = tiles };

    /// <summary>Rounded up to whole tiles.</summary>
    public static int Pad(int rows) => TilesOf(rows) * Height;

    /// <summary>Tiles that hold so many rows.</summary>
    public static int TilesOf(int rows) => (rows + Height - 1) / Height;
}
