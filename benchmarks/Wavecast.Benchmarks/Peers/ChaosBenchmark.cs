using System.CommandLine;
using System.Globalization;
using Wavecast.Reproduction;
using Wavecast.Reproduction.Chaos;

namespace Wavecast.Benchmarks.Peers;

/// <summary>The whole of <c>wavecast reproduce chaos</c> with an echo-state network beside it, on the same data, in the same run.</summary>
internal static class ChaosBenchmark
{
    public static Command Create()
    {
        Option<string> folder = new("--out") { Required = true, Description = "Folder of the report; a run that was cut goes on from what is there." };
        Option<string?> train = new("--laser-train") { Description = "The Santa Fe laser's first 1,000 intensities, one a line." };
        Option<string?> test = new("--laser-test") { Description = "The 100 that follow." };
        Option<bool> quick = new("--quick") { Description = "Small networks, few seeds." };
        Option<int> threads = new("--threads") { DefaultValueFactory = _ => Environment.ProcessorCount, Description = "Trainings at once." };
        Command command = new("chaos", "The report of `wavecast reproduce chaos`, an echo-state network of 400 units measured beside it.") { folder, train, test, quick, threads };
        command.SetAction((parsed, cancellation) => RunAsync(
            new ReproductionSettings { Folder = Directory.CreateDirectory(parsed.GetValue(folder)!).FullName, Quick = parsed.GetValue(quick), Threads = parsed.GetValue(threads) },
            parsed.GetValue(train) is { } training && parsed.GetValue(test) is { } following ? new LaserSeries(Numbers(training), Numbers(following)) : null,
            cancellation));
        return command;
    }

    private static async Task RunAsync(ReproductionSettings settings, LaserSeries? laser, CancellationToken cancellation)
    {
        ReproductionResult result = await ChaosReproduction.RunAsync(settings, laser, [new EchoStateNetwork().ToMethod], new Lines(), cancellation).ConfigureAwait(false);
        foreach (ClaimVerdict verdict in result.Verdicts)
        {
            Console.WriteLine($"{verdict.Claim}: {verdict.Verdict.Words()}. {verdict.Sentence}");
        }
        Console.WriteLine(result.Markdown);
    }

    private static double[] Numbers(string path) =>
        [.. File.ReadLines(path).Where(line => double.TryParse(line, CultureInfo.InvariantCulture, out _)).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];

    /// <summary>A line a report, in order.</summary>
    private sealed class Lines : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => Console.Error.WriteLine($"{value.Done} of {value.Units}: {value.Last}");
    }
}
