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

    /// <summary>After so long the runtime has compiled again, at its best, what is called often.</summary>
    public static TimeSpan LeastWarmUp => TimeSpan.FromSeconds(0.5);

    /// <summary>Times an action; the median of the runs.</summary>
    /// <param name="action">What is timed.</param>
    /// <param name="warmUp">Whether to run it before, for <see cref="LeastWarmUp"/> or twice, whichever is longer.</param>
    /// <param name="runs">Runs that are timed.</param>
    public static double Median(Action action, bool warmUp, int runs)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; warmUp && (i < 2 || Stopwatch.GetElapsedTime(begin) < LeastWarmUp); i++)
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
