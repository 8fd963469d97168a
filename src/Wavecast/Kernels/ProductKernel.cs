using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>output = W·x, lanes beside each other: the product of the forward and of the backward pass, and of the weights' gradients.</summary>
/// <remarks>
/// x is <c>[k][lane]</c>, output <c>[row][lane]</c>, both with <c>lanesStep</c> values from one lane 0 to the next, W as its <see cref="TiledRows{T}"/> say. A row's sum runs in the order of k whatever the
/// tile, so the tile does not change its bits.
/// </remarks>
internal static unsafe class ProductKernel<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Height = TiledRows<T>.Height;

    /// <summary>Bytes of the left factor that stay in a second-level cache, together with a panel, while the panels pass.</summary>
    private const int GroupBytes = 100_000;

    /// <summary>Starts each row from its bias, or from what the output holds where there is none.</summary>
    /// <remarks>
    /// All along it asks for memory that the next kernels will use, <c>aheadValues</c> from <c>ahead</c> on: what the way forward is about to
    /// write, what the way back reads again long after. Evenly, a line every few k's, since a core has few requests open at a time: asked for
    /// between tiles, the lines kept the next tile waiting.
    /// </remarks>
    public static void Multiply(in Product<T> product, int firstTile, int tiles, T* ahead, nint aheadValues)
    {
        nint tileDepth = (nint)product.Tiles.Depth * product.Tiles.Runs, aheadStep = (aheadValues + tiles * tileDepth - 1) / (tiles * tileDepth);
        int group = product.Lanes > 2 * V.Count ? (int)Math.Max(1, GroupBytes / (Height * sizeof(T) * tileDepth)) : tiles;
        for (int tile = 0; tile < tiles; tile += group)
        {
            int count = Math.Min(group, tiles - tile);
            Group(in product, firstTile + tile, count, ahead, aheadStep);
            ahead = ahead == null ? null : ahead + count * tileDepth * aheadStep;
        }
    }

    /// <summary>Some tiles by all panels of lanes.</summary>
    private static void Group(in Product<T> product, int tile, int tiles, T* ahead, nint aheadStep)
    {
        TiledRows<T> rows = product.Tiles.Slice(tile, tiles);
        nint row = (nint)tile * Height, tileStep = Height * product.LanesStep;
        bool panels = product.PanelDepth > 0;
        T* bias = product.Bias == null ? null : product.Bias + row;
        for (int lane = 0; lane < product.Lanes; lane += 2 * V.Count)
        {
            int width = Math.Min(2 * V.Count, product.Lanes - lane);
            nint step = panels ? width : product.LanesStep;
            T* x = product.X + (panels ? (nint)lane * product.PanelDepth + product.FirstK * step : lane);
            T* output = product.Output + tile * tileStep + (panels ? Height * lane : lane);
            // The first panel asks for all that lies ahead; the others, whose loops have no branch to spare, for what is there already.
            T* fetched = ahead == null ? x : ahead;
            nint fetchStep = ahead == null ? 0 : aheadStep;
            if (width == 2 * V.Count)
            {
                Tiles6x2(in rows, x, step, bias, output, tileStep, fetched, fetchStep);
            }
            else
            {
                // One vector of lanes is left: two tiles at a time, or the six sums wait for each other.
                Tiles12x1(in rows, x, step, bias, output, tileStep, fetched, 2 * fetchStep);
            }
            ahead = null;
        }
    }

    /// <summary>The tiles' loop is in here too: a call for each cost up to a tenth of the time where sums are short.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tiles6x2(in TiledRows<T> rows, T* columns, nint lanes, T* bias, T* o, nint tileStep, T* ahead, nint aheadStep)
    {
        nint row1 = rows.RowStep, row2 = 2 * row1, row3 = 3 * row1, row4 = 4 * row1, row5 = 5 * row1, step = rows.Step;
        int n = V.Count;
        T* tile = rows.First;
        for (int left = rows.Tiles; left > 0; left--)
        {
            V a0, a1, a2, a3, a4, a5, b0, b1, b2, b3, b4, b5;
            if (bias != null)
            {
                a0 = b0 = V.All(bias[0]); a1 = b1 = V.All(bias[1]); a2 = b2 = V.All(bias[2]);
                a3 = b3 = V.All(bias[3]); a4 = b4 = V.All(bias[4]); a5 = b5 = V.All(bias[5]);
                bias += Height;
            }
            else
            {
                a0 = V.Load(o); a1 = V.Load(o + lanes); a2 = V.Load(o + 2 * lanes);
                a3 = V.Load(o + 3 * lanes); a4 = V.Load(o + 4 * lanes); a5 = V.Load(o + 5 * lanes);
                b0 = V.Load(o + n); b1 = V.Load(o + lanes + n); b2 = V.Load(o + 2 * lanes + n);
                b3 = V.Load(o + 3 * lanes + n); b4 = V.Load(o + 4 * lanes + n); b5 = V.Load(o + 5 * lanes + n);
            }
            T* x = columns;
            T* first = tile;
            for (int run = rows.Runs; run > 0; run--)
            {
                T* w = first;
                for (int k = rows.Depth; k > 0; k--)
                {
                    V xa = V.Load(x), xb = V.Load(x + n);
                    V row = V.All(w[0]);
                    a0 = V.MultiplyAdd(row, xa, a0); b0 = V.MultiplyAdd(row, xb, b0); row = V.All(w[row1]);
                    a1 = V.MultiplyAdd(row, xa, a1); b1 = V.MultiplyAdd(row, xb, b1); row = V.All(w[row2]);
                    a2 = V.MultiplyAdd(row, xa, a2); b2 = V.MultiplyAdd(row, xb, b2); row = V.All(w[row3]);
                    a3 = V.MultiplyAdd(row, xa, a3); b3 = V.MultiplyAdd(row, xb, b3); row = V.All(w[row4]);
                    a4 = V.MultiplyAdd(row, xa, a4); b4 = V.MultiplyAdd(row, xb, b4); row = V.All(w[row5]);
                    a5 = V.MultiplyAdd(row, xa, a5); b5 = V.MultiplyAdd(row, xb, b5);
                    Cache.Fetch(ahead);
                    ahead += aheadStep;
                    w += step;
                    x += lanes;
                }
                first += rows.RunStep;
            }
            a0.Store(o); a1.Store(o + lanes); a2.Store(o + 2 * lanes); a3.Store(o + 3 * lanes); a4.Store(o + 4 * lanes); a5.Store(o + 5 * lanes);
            T* p = o + n;
            b0.Store(p); b1.Store(p + lanes); b2.Store(p + 2 * lanes); b3.Store(p + 3 * lanes); b4.Store(p + 4 * lanes); b5.Store(p + 5 * lanes);
            tile += rows.TileStep;
            o += tileStep;
        }
    }

    /// <summary>Two tiles at a time, one vector of lanes; an odd last tile is computed twice, into the same place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tiles12x1(in TiledRows<T> rows, T* columns, nint lanes, T* bias, T* o, nint tileStep, T* ahead, nint aheadStep)
    {
        nint row1 = rows.RowStep, row2 = 2 * row1, row3 = 3 * row1, row4 = 4 * row1, row5 = 5 * row1, step = rows.Step;
        T* tile = rows.First;
        for (int left = rows.Tiles; left > 0; left -= 2)
        {
            T* x = columns, first = tile;
            int second = left > 1 ? Height : 0;
            nint next = left > 1 ? rows.TileStep : 0;
            T* p = left > 1 ? o + tileStep : o;
            V a0, a1, a2, a3, a4, a5, b0, b1, b2, b3, b4, b5;
            if (bias != null)
            {
                T* c = bias + second;
                a0 = V.All(bias[0]); a1 = V.All(bias[1]); a2 = V.All(bias[2]);
                a3 = V.All(bias[3]); a4 = V.All(bias[4]); a5 = V.All(bias[5]);
                b0 = V.All(c[0]); b1 = V.All(c[1]); b2 = V.All(c[2]);
                b3 = V.All(c[3]); b4 = V.All(c[4]); b5 = V.All(c[5]);
                bias += 2 * Height;
            }
            else
            {
                a0 = V.Load(o); a1 = V.Load(o + lanes); a2 = V.Load(o + 2 * lanes);
                a3 = V.Load(o + 3 * lanes); a4 = V.Load(o + 4 * lanes); a5 = V.Load(o + 5 * lanes);
                b0 = V.Load(p); b1 = V.Load(p + lanes); b2 = V.Load(p + 2 * lanes);
                b3 = V.Load(p + 3 * lanes); b4 = V.Load(p + 4 * lanes); b5 = V.Load(p + 5 * lanes);
            }
            for (int run = rows.Runs; run > 0; run--)
            {
                T* w = first;
                for (int k = rows.Depth; k > 0; k--)
                {
                    V xk = V.Load(x);
                    T* v = w + next;
                    a0 = V.MultiplyAdd(V.All(w[0]), xk, a0); a1 = V.MultiplyAdd(V.All(w[row1]), xk, a1);
                    a2 = V.MultiplyAdd(V.All(w[row2]), xk, a2); a3 = V.MultiplyAdd(V.All(w[row3]), xk, a3);
                    a4 = V.MultiplyAdd(V.All(w[row4]), xk, a4); a5 = V.MultiplyAdd(V.All(w[row5]), xk, a5);
                    b0 = V.MultiplyAdd(V.All(v[0]), xk, b0); b1 = V.MultiplyAdd(V.All(v[row1]), xk, b1);
                    b2 = V.MultiplyAdd(V.All(v[row2]), xk, b2); b3 = V.MultiplyAdd(V.All(v[row3]), xk, b3);
                    b4 = V.MultiplyAdd(V.All(v[row4]), xk, b4); b5 = V.MultiplyAdd(V.All(v[row5]), xk, b5);
                    Cache.Fetch(ahead);
                    ahead += aheadStep;
                    x += lanes;
                    w += step;
                }
                first += rows.RunStep;
            }
            a0.Store(o); a1.Store(o + lanes); a2.Store(o + 2 * lanes); a3.Store(o + 3 * lanes); a4.Store(o + 4 * lanes); a5.Store(o + 5 * lanes);
            b0.Store(p); b1.Store(p + lanes); b2.Store(p + 2 * lanes); b3.Store(p + 3 * lanes); b4.Store(p + 4 * lanes); b5.Store(p + 5 * lanes);
            tile += 2 * rows.TileStep;
            o += 2 * tileStep;
        }
    }
}
