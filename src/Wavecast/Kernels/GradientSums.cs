using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>The gradient of a matrix and of its bias while it is summed over steps, lanes and blocks; the bias lies behind the last k.</summary>
/// <remarks>As the products write it: <c>[tile of rows][panel of k's][row][k]</c>, so that what a tile's sums are loaded from lies together.</remarks>
internal sealed unsafe class GradientSums<T>(int rows, int depth, int panel) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> buffer = new((long)TiledRows<T>.Pad(rows) * Cache.Pad<T>(depth + 1));

    /// <summary>Values of a row, in whole vectors.</summary>
    public int Width { get; } = Cache.Pad<T>(depth + 1);

    public T* Pointer => buffer.Pointer;

    /// <summary>One sum.</summary>
    public T this[int row, int k] => FromColumn(row, k)[0];

    /// <summary>Some sums of a row, from <paramref name="k"/> on.</summary>
    public void CopyRow(int row, int k, Span<T> target)
    {
        while (!target.IsEmpty)
        {
            ReadOnlySpan<T> sums = FromColumn(row, k);
            int count = Math.Min(sums.Length, target.Length);
            sums[..count].CopyTo(target);
            target = target[count..];
            k += count;
        }
    }

    /// <summary>What follows in the panel of a k, itself included.</summary>
    private ReadOnlySpan<T> FromColumn(int row, int k)
    {
        int rowInTile = row % TiledRows<T>.Height, first = k - k % panel, width = Math.Min(panel, Width - first);
        nint start = (nint)(row - rowInTile) * Width + TiledRows<T>.Height * first + rowInTile * width;
        return new ReadOnlySpan<T>(Pointer + start + k - first, width - (k - first));
    }

    public void Clear() => buffer.Clear();

    public void Dispose() => buffer.Dispose();
}
