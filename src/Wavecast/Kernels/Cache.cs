using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Wavecast.Kernels;

/// <summary>What the kernels know of the processor's cache.</summary>
internal static unsafe class Cache
{
    /// <summary>Values of a cache line, which is also the widest vector.</summary>
    public static int Line<T>()
        where T : unmanaged => 64 / sizeof(T);

    /// <summary>Rounded up to whole lines.</summary>
    public static int Pad<T>(int values)
        where T : unmanaged => (values + Line<T>() - 1) / Line<T>() * Line<T>();

    /// <summary>Rounded up to an odd number of lines: else what lies that far apart falls into few sets of the first-level cache.</summary>
    public static int Spread<T>(int values)
        where T : unmanaged => (Pad<T>(values) / Line<T>() | 1) * Line<T>();

    /// <summary>Asks for a value to be in the second-level cache soon; without effect where the processor takes no such hint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch<T>(T* value)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(value);
        }
    }
}
