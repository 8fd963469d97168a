using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>Weight gradients of a segment of steps as one product: Σ over steps and lanes of dz·x, lanes kept apart.</summary>
/// <remarks>
/// An accumulator is 64 bytes wide on every machine; the lanes of a full block are added to it in two halves, in turn.
/// Accumulators stay vectors until the whole pass is over, when <see cref="Accumulators{T}.Sum"/> adds their lanes in a fixed tree.
/// </remarks>
internal static unsafe class GradientKernel<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int TileRows = Accumulators<T>.TileRows;
    private const int TileColumns = Accumulators<T>.TileColumns;

    private static int Width => Accumulators<T>.Width;

    /// <summary>Adds the products of all tiles of rows of dz and x to the accumulators, <c>[tile of dz][tile of x][dz row][x row][lane]</c>.</summary>
    /// <remarks>
    /// From step to step dz moves on by <c>dzStep</c> values and x by <c>xStep</c>; rows lie together. A tile of dz stays in the first-level
    /// cache while all of x passes by from the second.
    /// </remarks>
    public static void Accumulate(T* dz, nint dzStep, int dzTiles, T* x, nint xStep, int xTiles, int steps, int lanes, T* accumulators)
    {
        nint dzTile = TileRows * lanes, columns = TileColumns * lanes;
        for (int tile = 0; tile < dzTiles; tile++)
        {
            for (int xTile = 0; xTile < xTiles; xTile++)
            {
                for (int lane = 0; lane < Width; lane += V.Count)
                {
                    Tile6x4(dz + tile * dzTile + lane, dzStep, x + xTile * columns + lane, xStep, steps, lanes, accumulators + lane);
                }
                accumulators += Accumulators<T>.TileSize;
            }
        }
    }

    /// <summary>Adds the rows of dz, over steps and halves of lanes, to an accumulator each: the gradient of the biases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AccumulateRows(T* dz, nint dzStep, int dzTiles, int steps, int lanes, T* accumulators)
    {
        for (int row = 0; row < dzTiles * TileRows; row++)
        {
            for (int lane = 0; lane < Width; lane += V.Count)
            {
                V sum = V.Load(accumulators + lane);
                T* p = dz + (nint)row * lanes + lane;
                for (int s = 0; s < steps; s++)
                {
                    for (int half = 0; half < lanes; half += Width)
                    {
                        sum += V.Load(p + half);
                    }
                    p += dzStep;
                }
                sum.Store(accumulators + lane);
            }
            accumulators += Width;
        }
    }

    /// <summary>24 sums, four x and one dz: 29 of 32 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile6x4(T* dz, nint dzStep, T* x, nint xStep, int steps, int lanes, T* sums)
    {
        int w = Width, row = TileColumns * w;
        T* s = sums;
        V a0 = V.Load(s), a1 = V.Load(s + w), a2 = V.Load(s + 2 * w), a3 = V.Load(s + 3 * w);
        s += row;
        V b0 = V.Load(s), b1 = V.Load(s + w), b2 = V.Load(s + 2 * w), b3 = V.Load(s + 3 * w);
        s += row;
        V c0 = V.Load(s), c1 = V.Load(s + w), c2 = V.Load(s + 2 * w), c3 = V.Load(s + 3 * w);
        s += row;
        V d0 = V.Load(s), d1 = V.Load(s + w), d2 = V.Load(s + 2 * w), d3 = V.Load(s + 3 * w);
        s += row;
        V e0 = V.Load(s), e1 = V.Load(s + w), e2 = V.Load(s + 2 * w), e3 = V.Load(s + 3 * w);
        s += row;
        V f0 = V.Load(s), f1 = V.Load(s + w), f2 = V.Load(s + 2 * w), f3 = V.Load(s + 3 * w);
        for (int step = 0; step < steps; step++)
        {
            for (int half = 0; half < lanes; half += w)
            {
                T* q = x + half;
                T* p = dz + half;
                V x0 = V.Load(q), x1 = V.Load(q + lanes), x2 = V.Load(q + 2 * lanes), x3 = V.Load(q + 3 * lanes);
                V z = V.Load(p);
                a0 = V.MultiplyAdd(z, x0, a0); a1 = V.MultiplyAdd(z, x1, a1); a2 = V.MultiplyAdd(z, x2, a2); a3 = V.MultiplyAdd(z, x3, a3);
                z = V.Load(p + lanes);
                b0 = V.MultiplyAdd(z, x0, b0); b1 = V.MultiplyAdd(z, x1, b1); b2 = V.MultiplyAdd(z, x2, b2); b3 = V.MultiplyAdd(z, x3, b3);
                z = V.Load(p + 2 * lanes);
                c0 = V.MultiplyAdd(z, x0, c0); c1 = V.MultiplyAdd(z, x1, c1); c2 = V.MultiplyAdd(z, x2, c2); c3 = V.MultiplyAdd(z, x3, c3);
                z = V.Load(p + 3 * lanes);
                d0 = V.MultiplyAdd(z, x0, d0); d1 = V.MultiplyAdd(z, x1, d1); d2 = V.MultiplyAdd(z, x2, d2); d3 = V.MultiplyAdd(z, x3, d3);
                z = V.Load(p + 4 * lanes);
                e0 = V.MultiplyAdd(z, x0, e0); e1 = V.MultiplyAdd(z, x1, e1); e2 = V.MultiplyAdd(z, x2, e2); e3 = V.MultiplyAdd(z, x3, e3);
                z = V.Load(p + 5 * lanes);
                f0 = V.MultiplyAdd(z, x0, f0); f1 = V.MultiplyAdd(z, x1, f1); f2 = V.MultiplyAdd(z, x2, f2); f3 = V.MultiplyAdd(z, x3, f3);
            }
            dz += dzStep;
            x += xStep;
        }
        a0.Store(sums); a1.Store(sums + w); a2.Store(sums + 2 * w); a3.Store(sums + 3 * w);
        sums += row;
        b0.Store(sums); b1.Store(sums + w); b2.Store(sums + 2 * w); b3.Store(sums + 3 * w);
        sums += row;
        c0.Store(sums); c1.Store(sums + w); c2.Store(sums + 2 * w); c3.Store(sums + 3 * w);
        sums += row;
        d0.Store(sums); d1.Store(sums + w); d2.Store(sums + 2 * w); d3.Store(sums + 3 * w);
        sums += row;
        e0.Store(sums); e1.Store(sums + w); e2.Store(sums + 2 * w); e3.Store(sums + 3 * w);
        sums += row;
        f0.Store(sums); f1.Store(sums + w); f2.Store(sums + 2 * w); f3.Store(sums + 3 * w);
    }
}
