using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Wavecast.Benchmarks.Tables;

/// <summary>Where a measurement was made.</summary>
/// <param name="Processor">Its own name for itself.</param>
/// <param name="Cores">Cores that the process may use.</param>
/// <param name="VectorBits">Width of the vectors that the kernels take here.</param>
/// <param name="Runtime">Of .NET.</param>
/// <param name="System">Operating system.</param>
/// <param name="Date">Of the run, UTC.</param>
/// <param name="Load">Processes that wanted to run, on average over the minute before: what is well above 0 has disturbed the figures.</param>
internal sealed record Machine(string Processor, int Cores, int VectorBits, string Runtime, string System, string Date, string Load)
{
    public static Machine Here() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        DateTime.UtcNow.ToString("yyyy-MM-dd", null),
        FirstLine("/proc/loadavg")?.Split(' ')[0] ?? "not known");

    private static string ProcessorName()
    {
        string? line = FirstLine("/proc/cpuinfo", "model name");
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string? FirstLine(string path, string beginning = "") =>
        File.Exists(path) ? File.ReadLines(path).FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal)) : null;
}
