using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>output = W·x, lanes beside each other: the product of the forward and of the backward pass.</summary>
/// <remarks>
/// W lies in tiles of <see cref="PackedMatrix{T}.TileRows"/> rows, k inside: <c>[tile][k][row in tile]</c>; x is <c>[k][lane]</c>, output
/// <c>[row][lane]</c>. A row's sum runs in the order of k whatever the tile, so the tile does not change its bits.
/// </remarks>
internal static unsafe class ProductKernel<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int TileRows = PackedMatrix<T>.TileRows;

    /// <summary>Starts each row from its bias, or from what the output holds where <paramref name="bias"/> is null.</summary>
    /// <remarks>
    /// Between tiles it asks for memory that the next kernel will read, <c>aheadValues</c> from <c>ahead</c> on: the way back reads what the
    /// way forward wrote long ago, and waited for it a tenth of the time.
    /// </remarks>
    public static void Multiply(T* weights, T* x, int depth, T* bias, T* output, int tiles, int lanes, T* ahead, nint aheadValues)
    {
        if (lanes == V.Count)
        {
            MultiplyNarrow(weights, x, depth, bias, output, tiles, lanes);
            return;
        }
        int passes = lanes / (2 * V.Count);
        nint share = (aheadValues / (tiles * passes) / Cache.Line<T>() + 1) * Cache.Line<T>();
        for (int lane = 0; lane < lanes; lane += 2 * V.Count)
        {
            for (int tile = 0; tile < tiles; tile++)
            {
                Cache.Fetch(ahead, Math.Min(share, aheadValues));
                ahead += share;
                aheadValues -= share;
                T* tileBias = bias == null ? null : bias + tile * TileRows;
                Tile6x2(weights + (nint)tile * TileRows * depth, x + lane, depth, tileBias, output + (nint)tile * TileRows * lanes + lane, lanes);
            }
        }
    }

    /// <summary>Half blocks at the full vector width: two tiles at a time, or the six sums wait for each other.</summary>
    private static void MultiplyNarrow(T* weights, T* x, int depth, T* bias, T* output, int tiles, int lanes)
    {
        nint tileSize = (nint)TileRows * depth;
        for (int tile = 0; tile < tiles; tile += 2)
        {
            // An odd last tile is computed twice, into the same place.
            nint second = tile + 1 < tiles ? 1 : 0;
            T* tileBias = bias == null ? null : bias + tile * TileRows;
            Tile12x1(weights + tile * tileSize, second * tileSize, x, depth, tileBias, output + (nint)tile * TileRows * lanes, second * TileRows, lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile6x2(T* w, T* x, int depth, T* bias, T* o, int lanes)
    {
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
        for (int k = 0; k < depth; k++)
        {
            V xa = V.Load(x), xb = V.Load(x + n);
            V row = V.All(w[0]);
            a0 = V.MultiplyAdd(row, xa, a0); b0 = V.MultiplyAdd(row, xb, b0); row = V.All(w[1]);
            a1 = V.MultiplyAdd(row, xa, a1); b1 = V.MultiplyAdd(row, xb, b1); row = V.All(w[2]);
            a2 = V.MultiplyAdd(row, xa, a2); b2 = V.MultiplyAdd(row, xb, b2); row = V.All(w[3]);
            a3 = V.MultiplyAdd(row, xa, a3); b3 = V.MultiplyAdd(row, xb, b3); row = V.All(w[4]);
            a4 = V.MultiplyAdd(row, xa, a4); b4 = V.MultiplyAdd(row, xb, b4); row = V.All(w[5]);
            a5 = V.MultiplyAdd(row, xa, a5); b5 = V.MultiplyAdd(row, xb, b5);
            w += TileRows;
            x += lanes;
        }
        a0.Store(o); a1.Store(o + lanes); a2.Store(o + 2 * lanes); a3.Store(o + 3 * lanes); a4.Store(o + 4 * lanes); a5.Store(o + 5 * lanes);
        o += n;
        b0.Store(o); b1.Store(o + lanes); b2.Store(o + 2 * lanes); b3.Store(o + 3 * lanes); b4.Store(o + 4 * lanes); b5.Store(o + 5 * lanes);
    }

    /// <summary>Two tiles, one vector of lanes; the second lies <paramref name="next"/> weights and <paramref name="nextRow"/> rows after the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile12x1(T* w, nint next, T* x, int depth, T* bias, T* o, nint nextRow, int lanes)
    {
        T* v = w + next;
        T* p = o + nextRow * lanes;
        V a0, a1, a2, a3, a4, a5, b0, b1, b2, b3, b4, b5;
        if (bias != null)
        {
            T* c = bias + nextRow;
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
        for (int k = 0; k < depth; k++)
        {
            V xk = V.Load(x);
            a0 = V.MultiplyAdd(V.All(w[0]), xk, a0); a1 = V.MultiplyAdd(V.All(w[1]), xk, a1);
            a2 = V.MultiplyAdd(V.All(w[2]), xk, a2); a3 = V.MultiplyAdd(V.All(w[3]), xk, a3);
            a4 = V.MultiplyAdd(V.All(w[4]), xk, a4); a5 = V.MultiplyAdd(V.All(w[5]), xk, a5);
            b0 = V.MultiplyAdd(V.All(v[0]), xk, b0); b1 = V.MultiplyAdd(V.All(v[1]), xk, b1);
            b2 = V.MultiplyAdd(V.All(v[2]), xk, b2); b3 = V.MultiplyAdd(V.All(v[3]), xk, b3);
            b4 = V.MultiplyAdd(V.All(v[4]), xk, b4); b5 = V.MultiplyAdd(V.All(v[5]), xk, b5);
            w += TileRows;
            v += TileRows;
            x += lanes;
        }
        a0.Store(o); a1.Store(o + lanes); a2.Store(o + 2 * lanes); a3.Store(o + 3 * lanes); a4.Store(o + 4 * lanes); a5.Store(o + 5 * lanes);
        b0.Store(p); b1.Store(p + lanes); b2.Store(p + 2 * lanes); b3.Store(p + 3 * lanes); b4.Store(p + 4 * lanes); b5.Store(p + 5 * lanes);
    }
}
