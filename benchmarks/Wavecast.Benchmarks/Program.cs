using System.CommandLine;
using System.Globalization;
using BenchmarkDotNet.Running;
using Wavecast.Benchmarks;
using Wavecast.Benchmarks.Disassembly;
using Wavecast.Benchmarks.Peers;
using Wavecast.Benchmarks.Reports;
using Wavecast.Benchmarks.Tables;

if (args.Length == 0 || args[0].StartsWith("--filter", StringComparison.Ordinal) || args[0] == "--list")
{
    BenchmarkSwitcher.FromAssembly(typeof(PeakMeter).Assembly).Run(args);
    return 0;
}

Option<string> hidden = new("--hidden") { DefaultValueFactory = _ => "51,51", Description = "Hidden size of each layer." };
Option<int> batch = new("--batch") { DefaultValueFactory = _ => 97, Description = "Number of sequences." };
Option<int> length = new("--length") { DefaultValueFactory = _ => 999, Description = "Steps of a sequence." };
Option<int> threads = new("--threads") { DefaultValueFactory = _ => 1, Description = "Threads." };
Option<string> precision = new("--precision") { DefaultValueFactory = _ => "double", Description = "double or float." };
Option<int> runs = new("--runs") { DefaultValueFactory = _ => 7, Description = "Measured runs, of which the median is reported; at least 5." };
Option<bool> small = new("--small-memory") { Description = "Keep about √T steps and compute the others again." };
Option<bool> json = new("--json") { Description = "One JSON object on standard output." };

Command closure = new("closure", "One evaluation of the PyTorch example: loss and gradient of all sequences.") { hidden, batch, length, threads, precision, runs, json };
closure.SetAction(result => Report(
    IsFloat(result) ? ClosureBenchmark.Run<float>(Sizes(result), result.GetValue(batch), result.GetValue(length), result.GetValue(threads), Runs(result))
        : ClosureBenchmark.Run<double>(Sizes(result), result.GetValue(batch), result.GetValue(length), result.GetValue(threads), Runs(result)),
    result));
Command step = new("step", "One free-run step of one sequence.") { hidden, precision, runs, json };
step.SetAction(result => Report(IsFloat(result) ? StepBenchmark.Run<float>(Sizes(result), Runs(result)) : StepBenchmark.Run<double>(Sizes(result), Runs(result)), result));
Option<int> streams = new("--streams") { DefaultValueFactory = _ => 4096, Description = "Number of streams." };
Command group = new("streams", "One free-run step of many streams together, as a StreamGroup.") { hidden, streams, threads, precision, runs, json };
group.SetAction(result => Report(
    IsFloat(result) ? StreamsBenchmark.Run<float>(Sizes(result), result.GetValue(streams), result.GetValue(threads), Runs(result))
        : StreamsBenchmark.Run<double>(Sizes(result), result.GetValue(streams), result.GetValue(threads), Runs(result)),
    result));
Command memory = new("memory", "Peak memory of the whole PyTorch example: data, five optimizer steps, drawing.") { length, threads, small, json };
memory.SetAction(result => Report(MemoryBenchmark.Run(result.GetValue(threads), result.GetValue(length), result.GetValue(small)), result));

Option<int> rows = new("--rows") { DefaultValueFactory = _ => 1_000_000, Description = "Rows of the file." };
Option<int> columns = new("--columns") { DefaultValueFactory = _ => 3, Description = "Columns of numbers beside the steps." };
Command csv = new("csv", "Reading a large CSV file.") { rows, columns, runs, json };
csv.SetAction(result =>
{
    CsvBenchmark.Result found = CsvBenchmark.Run(result.GetValue(rows), result.GetValue(columns), Runs(result));
    Console.WriteLine(result.GetValue(json) ? found.ToJson() : found.ToText());
});

RootCommand root = new("Measurements for scripts; without a command, the BenchmarkDotNet suites.") { closure, step, group, memory, csv, TableCommand.Create(), ReportCommand.Create(), KernelsCommand.Create(), ChaosBenchmark.Create() };
return root.Parse(args).Invoke();

int[] Sizes(ParseResult result) => [.. result.GetValue(hidden)!.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];

bool IsFloat(ParseResult result) => result.GetValue(precision) == "float";

int Runs(ParseResult result) => Math.Max(5, result.GetValue(runs));

void Report(Measurement measurement, ParseResult result) => Console.WriteLine(result.GetValue(json) ? measurement.ToJson() : measurement.ToText());
