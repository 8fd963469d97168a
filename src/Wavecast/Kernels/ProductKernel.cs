using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>output = W·x, lanes beside each other: the product of the forward and of the backward pass, and of the weights' gradients.</summary>
/// <remarks>
/// x is <c>[k][lane]</c>, output <c>[row][lane]</c>, W as its <see cref="TiledRows{T}"/> say. A row's sum runs in the order of k whatever the
/// tile, so the tile does not change its bits.
/// </remarks>
internal static unsafe class ProductKernel<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Height = TiledRows<T>.Height;

    /// <summary>Starts each row from its bias, or from what the output holds where <paramref name="bias"/> is null.</summary>
    /// <remarks>
    /// All along it asks for memory that the next kernel will read, <c>aheadValues</c> from <c>ahead</c> on, evenly, since a core waits for
    /// few lines at a time: the way back reads what the way forward wrote long ago.
    /// </remarks>
    public static void Multiply(TiledRows<T> w, T* x, T* bias, T* output, int lanes, T* ahead, nint aheadValues)
    {
        nint share = (aheadValues + w.Tiles - 1) / w.Tiles, aheadStep = (share + w.Depth - 1) / w.Depth;
        int lane = 0;
        for (; lane + 2 * V.Count <= lanes; lane += 2 * V.Count)
        {
            for (int tile = 0; tile < w.Tiles; tile++)
            {
                T* tileBias = bias == null ? null : bias + tile * Height;
                T* rows = w.First + tile * w.TileStep;
                T* tileAhead = ahead == null ? rows : ahead + tile * share;
                Tile6x2(in w, rows, x + lane, tileBias, output + (nint)tile * Height * lanes + lane, lanes, tileAhead, aheadStep);
            }
        }
        // Half blocks at the full vector width: two tiles at a time, or the six sums wait for each other.
        for (int tile = 0; tile < w.Tiles && lane < lanes; tile += 2)
        {
            // An odd last tile is computed twice, into the same place.
            int second = tile + 1 < w.Tiles ? Height : 0;
            T* tileBias = bias == null ? null : bias + tile * Height;
            Tile12x1(in w, w.First + tile * w.TileStep, x + lane, tileBias, output + (nint)tile * Height * lanes + lane, second, lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile6x2(in TiledRows<T> rows, T* first, T* x, T* bias, T* o, int lanes, T* ahead, nint aheadStep)
    {
        nint row1 = rows.RowStep, row2 = 2 * row1, row3 = 3 * row1, row4 = 4 * row1, row5 = 5 * row1, step = rows.Step, runStep = rows.RunStep;
        int depth = rows.Depth;
        int n = V.Count;
        V a0, a1, a2, a3, a4, a5, b0, b1, b2, b3, b4, b5;
        if (bias != null)
        {
            a0 = b0 = V.All(bias[0]); a1 = b1 = V.All(bias[1]); a2 = b2 = V.All(bias[2]);
            a3 = b3 = V.All(bias[3]); a4 = b4 = V.All(bias[4]); a5 = b5 = V.All(bias[5]);
        }
        else
        {
            a0 = V.Load(o); a1 = V.Load(o + lanes); a2 = V.Load(o + 2 * lanes);
            a3 = V.Load(o + 3 * lanes); a4 = V.Load(o + 4 * lanes); a5 = V.Load(o + 5 * lanes);
            b0 = V.Load(o + n); b1 = V.Load(o + lanes + n); b2 = V.Load(o + 2 * lanes + n);
            b3 = V.Load(o + 3 * lanes + n); b4 = V.Load(o + 4 * lanes + n); b5 = V.Load(o + 5 * lanes + n);
        }
        for (int run = rows.Runs; run > 0; run--)
        {
            T* w = first;
            for (int k = depth; k > 0; k--)
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
            first += runStep;
        }
        a0.Store(o); a1.Store(o + lanes); a2.Store(o + 2 * lanes); a3.Store(o + 3 * lanes); a4.Store(o + 4 * lanes); a5.Store(o + 5 * lanes);
        o += n;
        b0.Store(o); b1.Store(o + lanes); b2.Store(o + 2 * lanes); b3.Store(o + 3 * lanes); b4.Store(o + 4 * lanes); b5.Store(o + 5 * lanes);
    }

    /// <summary>Two tiles, one vector of lanes; the second begins <paramref name="second"/> rows after the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile12x1(in TiledRows<T> rows, T* first, T* x, T* bias, T* o, int second, int lanes)
    {
        nint row1 = rows.RowStep, row3 = 3 * row1, row5 = 5 * row1, step = rows.Step, runStep = rows.RunStep;
        int depth = rows.Depth;
        nint next = second > 0 ? rows.TileStep : 0;
        T* p = o + (nint)second * lanes;
        V a0, a1, a2, a3, a4, a5, b0, b1, b2, b3, b4, b5;
        if (bias != null)
        {
            T* c = bias + second;
            a0 = V.All(bias[0]); a1 = V.All(bias[1]); a2 = V.All(bias[2]);
            a3 = V.All(bias[3]); a4 = V.All(bias[4]); a5 = V.All(bias[5]);
            b0 = V.All(c[0]); b1 = V.All(c[1]); b2 = V.All(c[2]);
            b3 = V.All(c[3]); b4 = V.All(c[4]); b5 = V.All(c[5]);
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
            for (int k = depth; k > 0; k--)
            {
                V xk = V.Load(x);
                T* v = w + next;
                a0 = V.MultiplyAdd(V.All(w[0]), xk, a0); a1 = V.MultiplyAdd(V.All(w[row1]), xk, a1);
                a2 = V.MultiplyAdd(V.All(w[2 * row1]), xk, a2); a3 = V.MultiplyAdd(V.All(w[row3]), xk, a3);
                a4 = V.MultiplyAdd(V.All(w[4 * row1]), xk, a4); a5 = V.MultiplyAdd(V.All(w[row5]), xk, a5);
                b0 = V.MultiplyAdd(V.All(v[0]), xk, b0); b1 = V.MultiplyAdd(V.All(v[row1]), xk, b1);
                b2 = V.MultiplyAdd(V.All(v[2 * row1]), xk, b2); b3 = V.MultiplyAdd(V.All(v[row3]), xk, b3);
                b4 = V.MultiplyAdd(V.All(v[4 * row1]), xk, b4); b5 = V.MultiplyAdd(V.All(v[row5]), xk, b5);
                w += step;
                x += lanes;
            }
            first += runStep;
        }
        a0.Store(o); a1.Store(o + lanes); a2.Store(o + 2 * lanes); a3.Store(o + 3 * lanes); a4.Store(o + 4 * lanes); a5.Store(o + 5 * lanes);
        b0.Store(p); b1.Store(p + lanes); b2.Store(p + 2 * lanes); b3.Store(p + 3 * lanes); b4.Store(p + 4 * lanes); b5.Store(p + 5 * lanes);
    }
}
