using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wavecast.Reproduction.Work;

/// <summary>The processor time that the calling thread has used: it does not count what neighbours took.</summary>
/// <remarks>Where the system has no such clock that we know how to ask, the time on the wall, and <see cref="IsProcessorTime"/> says so.</remarks>
internal static class ThreadClock
{
    private const int LinuxThreadClock = 3;
    private const int MacThreadClock = 16;

    /// <summary>Whether <see cref="Seconds"/> is processor time.</summary>
    public static bool IsProcessorTime { get; } = ProcessorSeconds() is not null;

    /// <summary>Seconds; only differences on one thread mean something.</summary>
    public static double Seconds => IsProcessorTime ? ProcessorSeconds()!.Value : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    private static double? ProcessorSeconds()
    {
        if (!Environment.Is64BitProcess || !(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()))
        {
            return null;
        }
        return GetTime(OperatingSystem.IsLinux() ? LinuxThreadClock : MacThreadClock, out TimeSpec time) == 0 ? time.Seconds + time.Nanoseconds * 1e-9 : null;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
