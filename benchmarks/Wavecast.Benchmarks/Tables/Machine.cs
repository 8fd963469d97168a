using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Wavecast.Benchmarks.Tables;

/// <summary>Where a measurement was made.</summary>
internal sealed record Machine(string Processor, int Cores, int VectorBits, string Runtime, string System, string Date)
{
    public static Machine Here() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        DateTime.UtcNow.ToString("yyyy-MM-dd", null));

    private static string ProcessorName()
    {
        const string File = "/proc/cpuinfo";
        string? line = global::System.IO.File.Exists(File)
            ? global::System.IO.File.ReadLines(File).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
