using System.Collections.Immutable;
using Wavecast.Benchmarks.Tables;
using Wavecast.Plotting;
using Wavecast.Reports;
using static System.FormattableString;

namespace Wavecast.Benchmarks.Reports;

/// <summary>The page of measurements, every figure of it from the results.</summary>
internal sealed class BenchmarkReport
{
    private readonly Measured measured;
    private readonly IReadOnlyList<Bar> bars;
    private readonly Targets targets;

    private BenchmarkReport(Results results, Targets targets)
    {
        this.targets = targets;
        measured = new Measured(results);
        bars = Bars.Of(measured);
    }

    public static Report Of(Results results, Targets targets) => new BenchmarkReport(results, targets).Write();

    private Report Write()
    {
        int judged = bars.Count(bar => targets.Judge(bar) is not null), met = bars.Count(bar => targets.Judge(bar) is { IsMet: true });
        string quick = measured.Results.Quick ? " This was a quick run of small sizes, for trying out: its figures say nothing of the published ones." : "";
        return new Report(
            "Measurements",
            $"What Wavecast takes beside the machine's own limits and beside its peers, measured in one run of `benchmarks/run-all.sh`. Of {judged} targets {met} are met, and {bars.Count - judged} figures have none; where it loses is told at the end.{quick}",
            [
                new ReportSection("Method", [Facts(), .. Method()]),
                Section("One evaluation", "closure", "Loss and gradient of all sequences; shares are of the peak of the threads used.", FractionTable, null),
                Section("Over the hidden size", "curve", "One evaluation on one thread.", FractionTable, Figure("peak", BenchmarkFigures.Peak(measured), "Share of peak over the hidden size, 96 sequences, one thread.")),
                Section("Over threads", "threads", "One evaluation.", FractionTable, Figure("threads", BenchmarkFigures.Threads(measured), "How many times as fast as one thread.")),
                Section("A free-run step", "step", "One sequence whose prediction is its next input, beside the time of reading the weights once at the speed measured for a buffer of their size.", StepTable, Figure("step", BenchmarkFigures.Step(measured), "Time of a step over the hidden size.")),
                Section("Many streams", "streams", "Streams whose predictions are their next inputs, stepped together, and one by itself.", CostOfStreams, null),
                Section("Memory", "memory", "The whole PyTorch example in a process of its own: data, five optimizer steps, drawing.", MemoryTable, null),
                Section("Over the number of sequences", "batch", "One evaluation on one thread, for each sequence and step.", CostTable, Figure("batch", BenchmarkFigures.Batch(measured), "Cost of a step of one sequence over the number of sequences.")),
                Section("Over the length", "length", "One evaluation on one thread, for each sequence and step.", CostTable, Figure("length", BenchmarkFigures.Length(measured), "Cost of a step of one sequence over its length.")),
                Section("Small problems", "small", "Evaluations per second.", RateTable, null),
                Section("Optimizers", "optimizers", "An optimizer's own arithmetic for one iteration, with one pass over the parameters in place of an evaluation; L-BFGS with its 100 pairs kept, and a fixed step.", TimeTable, null),
                new ReportSection("Targets", [TargetTable()]),
                new ReportSection("Where we lose", [.. WhereWeLose()]),
            ]);
    }

    private ReportFacts Facts()
    {
        Machine machine = measured.Results.Machine;
        return new ReportFacts(
        [
            ("Processor", Invariant($"{machine.Processor}, {machine.Cores} cores, vectors of {machine.VectorBits} bits")),
            ("Versions", $"{machine.Runtime}, {machine.System}, measured on {machine.Date}"),
            ("Load before the run", machine.Load),
            ("Peers", measured.Results.Peers.IsEmpty ? "none" : string.Join(", ", measured.Results.Peers)),
            ("Missing", measured.Results.Missing.IsEmpty ? "none" : string.Join("; ", measured.Results.Missing)),
            .. Work.Precisions.Select(precision => ("Peak, " + precision, Peak(precision))),
            ("Cache reads", string.Join(", ", measured.Results.CacheSpeeds.Select(speed => Invariant($"{speed.Bytes / 1024.0:0} kB: {speed.BytesPerSecond / 1e9:0} GB/s")))),
        ]);
    }

    private string Peak(string precision)
    {
        double[] peaks = [.. measured.Results.Rows.Where(row => row.Work.Precision == precision).Select(row => row.PeakGflops)];
        return peaks.Length == 0 ? "not measured" : Invariant($"{peaks.Min():0.0} to {peaks.Max():0.0} GFLOPS a core over the run");
    }

    private static IEnumerable<ReportParagraph> Method()
    {
        yield return new ReportParagraph("The contenders of a row's problem run in turn, round after round, in one run of the machine; times are medians, and spreads go from the shortest to the longest run. What takes longer than 15 s runs once. Runs shorter than 100 ms are repeated within a measurement. A share of peak is useful arithmetic (three products a layer, less the first layer's input gradient) over the rate of fused multiply-adds that the machine showed before or after the same group.");
        yield return new ReportParagraph("A peer is a process that waits for work and times it by itself, so neither its start nor the questions count. Peers have one and two threads; their best is over threads and forms. PyTorch runs its example's own form, cell by cell, and `nn.LSTM`.");
    }

    private ReportSection Section(string title, string table, string caption, Func<IReadOnlyList<Row>, string, ReportTable> tableOf, ReportFigure? figure)
    {
        Row[] rows = [.. measured.Of(table)];
        ReportParagraph command = new($"Measured by `dotnet run -c Release --project benchmarks/Wavecast.Benchmarks -- table {table} --out results.json`.");
        return new ReportSection(
            title,
            rows.Length == 0
                ? [new ReportParagraph("Not measured in this run.")]
                : [tableOf(rows, caption), .. figure is null ? Array.Empty<ReportBlock>() : [figure], command]);
    }

    private static ReportFigure? Figure(string name, Picture? picture, string caption) => picture is null ? null : new ReportFigure(name, picture, caption);

    private static ReportTable Table(string caption, IEnumerable<Row> rows, params (string Name, Func<Row, string> Cell)[] columns) =>
        new(caption, [.. columns.Select(column => column.Name)], [.. rows.Select(row => columns.Select(column => column.Cell(row)).ToImmutableArray())]);

    private ReportTable FractionTable(IReadOnlyList<Row> rows, string caption) => Table(
        caption, rows, Problem, By, Median, Spread, ("share of peak", row => Wording.Share(Measured.Fraction(row))));

    private ReportTable StepTable(IReadOnlyList<Row> rows, string caption) => Table(
        caption,
        rows,
        Problem,
        By,
        ("step", row => Wording.Time(Measured.PerStep(row))),
        ("spread", row => Wording.Spread(row, row.Work.Steps)),
        ("reading once", row => Wording.Time(measured.ReadingOnce(row.Work))),
        ("in reading once", row => Wording.Ratio(Measured.PerStep(row) / measured.ReadingOnce(row.Work))));

    private ReportTable MemoryTable(IReadOnlyList<Row> rows, string caption) => Table(
        caption, rows, Problem, By, Median, Spread, ("peak memory", row => Wording.Megabytes(row.MemoryBytes)));

    private ReportTable CostTable(IReadOnlyList<Row> rows, string caption) => Table(
        caption, rows, Problem, By, Median, Spread, ("a sequence's step", row => Wording.Time(Measured.PerStep(row))), ("share of peak", row => Wording.Share(Measured.Fraction(row))));

    private ReportTable CostOfStreams(IReadOnlyList<Row> rows, string caption) => Table(
        caption, rows, Problem, By, ("a stream's step", row => Wording.Time(Measured.PerStep(row))), ("spread", row => Wording.Spread(row, row.Work.Steps)));

    private ReportTable RateTable(IReadOnlyList<Row> rows, string caption) => Table(
        caption, rows, Problem, By, ("evaluations per second", row => Invariant($"{1 / row.Median:0}")), Spread);

    private ReportTable TimeTable(IReadOnlyList<Row> rows, string caption) => Table(caption, rows, Problem, By, Median, Spread);

    private static (string, Func<Row, string>) Problem => ("problem", row => Wording.Problem(row.Work));

    private static (string, Func<Row, string>) By => ("by", Wording.Contender);

    private static (string, Func<Row, string>) Median => ("median", row => Wording.Time(row.Median));

    private static (string, Func<Row, string>) Spread => ("spread", row => Wording.Spread(row));

    private ReportTable TargetTable() => new(
        "Every figure with its target from `benchmarks/targets.txt`, where it has one",
        ["figure", "measured", "target", "met"],
        [.. bars.Select(bar => (ImmutableArray<string>)(targets.Judge(bar) is { } judged
            ? [$"`{bar.Id}`: {bar.Text}", bar.Shown, judged.Text, judged.IsMet ? "yes" : "no"]
            : [$"`{bar.Id}`: {bar.Text}", bar.Shown, "–", "–"]))]);

    /// <summary>Targets that are not met, and peers that are faster than Wavecast on the same problem, whatever the targets.</summary>
    private IEnumerable<ReportBlock> WhereWeLose()
    {
        (Bar Bar, string Why)[] lost =
        [
            .. bars.Where(bar => bar.Id.StartsWith("peer-", StringComparison.Ordinal) && bar.Value < 1).Select(bar => (bar, "the peer is faster")),
            .. bars.Where(bar => targets.Judge(bar) is { IsMet: false } && !(bar.Id.StartsWith("peer-", StringComparison.Ordinal) && bar.Value < 1))
                .Select(bar => (bar, $"the target is {targets.Judge(bar)!.Value.Text}")),
        ];
        yield return lost.Length == 0
            ? new ReportParagraph("In this run no peer was faster on a problem that both ran, and every target was met.")
            : new ReportTable("Rows in which a peer or a target is not beaten", ["figure", "measured", "why"], [.. lost.Select(row => (ImmutableArray<string>)[row.Bar.Text, row.Bar.Shown, row.Why])]);
        if (!measured.Results.Missing.IsEmpty)
        {
            yield return new ReportParagraph($"Nothing is said of peers that are missing here: {string.Join("; ", measured.Results.Missing)}.");
        }
    }
}
