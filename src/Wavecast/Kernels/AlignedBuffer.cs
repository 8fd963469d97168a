using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wavecast.Kernels;

/// <summary>Zeroed memory outside the managed heap, aligned to a cache line, which the kernels address by pointer.</summary>
internal sealed unsafe class AlignedBuffer<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T* pointer;

    public AlignedBuffer(long length)
    {
        Length = length;
        nuint bytes = checked((nuint)Math.Max(1, length) * (nuint)sizeof(T));
        pointer = (T*)NativeMemory.AlignedAlloc(bytes, LargePages.AlignmentFor(bytes));
        LargePages.Ask(pointer, bytes);
        GC.AddMemoryPressure(Math.Max(1, (long)bytes));
        NativeMemory.Clear(pointer, bytes);
    }

    ~AlignedBuffer() => Free();

    public long Length { get; }

    public T* Pointer => pointer;

    public void Clear() => NativeMemory.Clear(pointer, (nuint)Length * (nuint)sizeof(T));

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Free()
    {
        if (pointer != null)
        {
            NativeMemory.AlignedFree(pointer);
            GC.RemoveMemoryPressure(Math.Max(1, Math.Max(1, Length) * sizeof(T)));
            pointer = null;
        }
    }
}
