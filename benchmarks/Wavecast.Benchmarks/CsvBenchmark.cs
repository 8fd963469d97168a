using System.Globalization;
using System.Text.Json;
using Wavecast.Tables;

namespace Wavecast.Benchmarks;

/// <summary>Reading a large table, <c>step,s0,s1,…</c> as <c>wavecast generate</c> writes it, from a temporary file.</summary>
public static class CsvBenchmark
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Result Run(int rows, int columns, int runs)
    {
        string folder = Directory.CreateTempSubdirectory("wavecast-csv-").FullName;
        try
        {
            string path = Path.Combine(folder, "waves.csv");
            SequenceBatch<double> waves = Signal.Sine(columns, rows, seed: 1);
            CsvFile.Write(path, waves, [.. Enumerable.Range(0, columns).Select(i => $"s{i}")]);
            long bytes = new FileInfo(path).Length;
            // The first run compiles the reader, as every run of the tool does: it is told apart, not thrown away.
            double first = Measurement.Median(() => CsvFile.Read(path), warmUp: false, runs: 1);
            double seconds = Measurement.Median(() => CsvFile.Read(path), warmUp: true, runs);
            return new Result($"csv, {rows} rows × {columns} columns", seconds, first, rows / seconds, bytes, Measurement.PeakMemory());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What was found; <paramref name="Seconds"/> is the median, <paramref name="FirstSeconds"/> the first run in the process.</summary>
    public sealed record Result(string Name, double Seconds, double FirstSeconds, double RowsPerSecond, long Bytes, long PeakMemoryBytes)
    {
        public string ToJson() => JsonSerializer.Serialize(this, Options);

        public string ToText() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: {Seconds:F3} s (the first time {FirstSeconds:F3} s), {RowsPerSecond / 1e6:F2} M rows/s, {Bytes / 1048576.0 / Seconds:F0} MB/s, peak {PeakMemoryBytes / 1048576.0:F0} MB");
    }
}
