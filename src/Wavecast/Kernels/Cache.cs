using System.Runtime.Intrinsics.X86;

namespace Wavecast.Kernels;

/// <summary>Hints to the processor's cache; without effect where it takes none.</summary>
internal static unsafe class Cache
{
    /// <summary>Values of a cache line.</summary>
    public static int Line<T>()
        where T : unmanaged => 64 / sizeof(T);

    /// <summary>Asks for values to be in the second-level cache soon; a count of 0 or less asks for nothing.</summary>
    public static void Fetch<T>(T* values, nint count)
        where T : unmanaged
    {
        for (nint i = 0; Sse.IsSupported && i < count; i += Line<T>())
        {
            Sse.Prefetch1(values + i);
        }
    }
}
