using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>The gradient of a matrix and of its bias while it is summed over steps, lanes and blocks: <c>[row][k]</c>, the bias behind the last k.</summary>
internal sealed unsafe class GradientSums<T>(int rows, int depth) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> buffer = new((long)TiledRows<T>.Pad(rows) * Cache.Spread<T>(depth + 1));

    /// <summary>Values of a row, in whole vectors.</summary>
    public int Width { get; } = Cache.Pad<T>(depth + 1);

    /// <summary>Values from a row to the next.</summary>
    public int Stride { get; } = Cache.Spread<T>(depth + 1);

    public T* Pointer => buffer.Pointer;

    public ReadOnlySpan<T> Row(int row) => new(Pointer + (nint)row * Stride, Stride);

    public void Clear() => buffer.Clear();

    public void Dispose() => buffer.Dispose();
}
