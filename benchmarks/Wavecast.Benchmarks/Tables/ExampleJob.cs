using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Wavecast.Benchmarks.Tables;

/// <summary>The <c>memory</c> command in a process of its own, since the peak of memory is a process's.</summary>
internal static class ExampleJob
{
    public static PreparedRun Prepare(Work work) => new(repeats =>
    {
        List<Outcome> outcomes = [.. Enumerable.Range(0, repeats).Select(_ => Run(work))];
        return new Outcome(outcomes.Average(outcome => outcome.Seconds), outcomes.Max(outcome => outcome.MemoryBytes));
    });

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Outcome Run(Work work)
    {
        List<string> arguments = [typeof(ExampleJob).Assembly.Location, "memory", "--json", "--threads", Number(work.Threads), "--length", Number(work.Length)];
        if (work.Form == Work.SmallMemory)
        {
            arguments.Add("--small-memory");
        }
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The memory command ended with exit code {process.ExitCode}; run it by itself to see why.");
        }
        using JsonDocument measured = JsonDocument.Parse(json);
        return new Outcome(measured.RootElement.GetProperty("seconds").GetDouble(), measured.RootElement.GetProperty("peakMemoryBytes").GetInt64());
    }
}
