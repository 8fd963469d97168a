using System.Runtime.Intrinsics.X86;

namespace Wavecast.Kernels;

/// <summary>Hints to the processor's cache; without effect where it takes none.</summary>
internal static unsafe class Cache
{
    /// <summary>Asks for the line at an address to be in the second-level cache soon.</summary>
    public static void Fetch(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(address);
        }
    }
}
