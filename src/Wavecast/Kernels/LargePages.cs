using System.Runtime.InteropServices;

namespace Wavecast.Kernels;

/// <summary>Asks Linux for pages of 2 MB, so that what a step keeps, new memory with each step, does not wait for the tables of pages of 4 kB.</summary>
internal static unsafe partial class LargePages
{
    /// <summary>Smaller buffers would hardly hold a whole page.</summary>
    private const nuint LeastBytes = 4 << 20;

    private const int TransparentHugePages = 14;
    private static bool isMissing = !OperatingSystem.IsLinux();

    /// <summary>Where a buffer of so many bytes should begin: on a large page, or on a cache line.</summary>
    public static nuint AlignmentFor(nuint bytes) => bytes >= LeastBytes && !isMissing ? (nuint)(2 << 20) : 64;

    /// <summary>A wish: without effect where the system does not know it or has no such page free.</summary>
    public static void Ask(void* pointer, nuint bytes)
    {
        if (bytes < LeastBytes || isMissing)
        {
            return;
        }
        try
        {
            _ = Advise(pointer, bytes, TransparentHugePages);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            isMissing = true;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
