using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>Zeroed managed memory that does not move, aligned to a cache line: spans of it keep it alive, and nobody has to free it.</summary>
internal sealed unsafe class PinnedBuffer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Alignment = 64;

    private readonly T[] array;
    private readonly int start;

    public PinnedBuffer(int length)
    {
        Length = length;
        array = GC.AllocateArray<T>(checked(length + Alignment / sizeof(T)), pinned: true);
        fixed (T* first = array)
        {
            start = (int)((Alignment - (nuint)first % Alignment) % Alignment) / sizeof(T);
            Pointer = first + start;
        }
    }

    public int Length { get; }

    /// <summary>Valid as long as this object is reachable.</summary>
    public T* Pointer { get; }

    public Span<T> Span => array.AsSpan(start, Length);
}
