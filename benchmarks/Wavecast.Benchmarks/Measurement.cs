using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wavecast.Benchmarks;

/// <summary>What a benchmark found; times are medians.</summary>
public sealed record Measurement(string Name, double Seconds, double Gflops, double PeakGflops, double FractionOfPeak, long PeakMemoryBytes)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Times an action after a warm-up; the median of the runs.</summary>
    public static double Median(Action action, int warmUps, int runs)
    {
        for (int i = 0; i < warmUps; i++)
        {
            action();
        }
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(seconds);
        return seconds[runs / 2];
    }

    /// <summary>Peak resident memory of this process, in bytes.</summary>
    public static long PeakMemory()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Seconds * 1e3:G5} ms, {Gflops:F1} of {PeakGflops:F1} GFLOPS a thread ({FractionOfPeak:P1} of peak), {PeakMemoryBytes / 1048576.0:F0} MB");
}
