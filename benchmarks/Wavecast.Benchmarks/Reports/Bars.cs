using Wavecast.Benchmarks.Tables;
using static System.FormattableString;

namespace Wavecast.Benchmarks.Reports;

/// <summary>The bars that the measured rows give, in the report's order; what was not measured gives none.</summary>
internal static class Bars
{
    private static readonly string[] SizeTables = ["batch", "length"];

    public static IReadOnlyList<Bar> Of(Measured measured) =>
    [
        .. Fractions(measured), .. Threads(measured), .. Peers(measured, "closure"), .. Precision(measured), .. Steps(measured),
        .. Peers(measured, "step"), .. Streams(measured), .. Memory(measured), .. Evenness(measured), .. Peers(measured, "small"), .. Optimizers(measured),
    ];

    private static IEnumerable<Bar> Fractions(Measured measured) =>
        measured.Own("closure").Concat(measured.Own("curve"))
            .Where(row => row.Work is { Precision: "double", Threads: 1 })
            .Select(row => new Bar($"peak-{row.Table}-{Id(row.Work)}", $"share of one core's peak, {Wording.Problem(row.Work)}", Measured.Fraction(row), Bar.Percent));

    private static IEnumerable<Bar> Threads(Measured measured) =>
        from row in measured.Own("threads")
        where row.Work.Threads > 1
        let fewer = measured.Own("threads", row.Work with { Threads = row.Work.Threads - 1 })
        where fewer is not null
        select new Bar(
            Invariant($"threads-{row.Work.Threads}-{Id(row.Work)}"),
            $"{Wording.Threads(row.Work.Threads)} against {fewer.Work.Threads}, {Wording.Problem(row.Work)}",
            fewer.Median / row.Median,
            Bar.Times);

    private static IEnumerable<Bar> Peers(Measured measured, string table) =>
        from peer in measured.Peers
        from row in measured.Own(table)
        let best = measured.Best(table, peer, row.Work)
        where best is not null
        select new Bar(
            Invariant($"peer-{peer.ToLowerInvariant()}-{table}-{Id(row.Work)}-{row.Work.Threads}"),
            $"{peer}'s best time in ours on {Wording.Threads(row.Work.Threads)}, {Wording.Problem(row.Work)}",
            best.Median / row.Median,
            Bar.Times);

    private static IEnumerable<Bar> Precision(Measured measured) =>
        from row in measured.Own("closure")
        where row.Work.Precision == "float"
        let other = measured.Own("closure", row.Work with { Precision = "double" })
        where other is not null
        select new Bar(
            Invariant($"float-{Id(row.Work)}-{row.Work.Threads}"),
            $"time in double in that in float, {Wording.Network(row.Work)}, {row.Work.Batch} × {row.Work.Length}, {Wording.Threads(row.Work.Threads)}",
            other.Median / row.Median,
            Bar.Times);

    private static IEnumerable<Bar> Steps(Measured measured) =>
        from row in measured.Own("step")
        let limit = measured.ReadingOnce(row.Work)
        where row.Work.Hidden is "16,16" or "51,51" or "128,128" && !double.IsNaN(limit)
        select new Bar($"step-{Id(row.Work)}", $"time in that of reading the weights once, {Wording.Problem(row.Work)}", Measured.PerStep(row) / limit, Bar.Times);

    private static IEnumerable<Bar> Streams(Measured measured) =>
        from row in measured.Own("streams")
        where row.Work.Batch > 1
        let single = measured.Own("streams").FirstOrDefault(other => other.Work.Batch == 1 && other.Work.Hidden == row.Work.Hidden && other.Work.Precision == row.Work.Precision)
        where single is not null
        select new Bar(
            Invariant($"streams-{Id(row.Work)}"),
            $"steps per second of {row.Work.Batch} streams together in those of a single one, {Wording.Network(row.Work)}, {row.Work.Precision}",
            Measured.PerStep(single) / Measured.PerStep(row),
            Bar.Times);

    private static IEnumerable<Bar> Memory(Measured measured)
    {
        Row[] rows = [.. measured.Own("memory")];
        foreach (Row row in rows)
        {
            string form = row.Work.Form.Length > 0 ? row.Work.Form : "full speed";
            yield return new Bar($"memory-{form.Replace(' ', '-')}", $"peak memory of the PyTorch example, {form}", row.MemoryBytes / 1048576.0, "MB");
        }
        if (rows is [Row full, Row small])
        {
            yield return new Bar("memory-time", "time of the PyTorch example with small memory in that at full speed", small.Median / full.Median, Bar.Times);
        }
    }

    /// <summary>How even the cost of a sequence's step is, from the cheapest to the dearest size.</summary>
    private static IEnumerable<Bar> Evenness(Measured measured) =>
        from table in SizeTables
        let costs = measured.Own(table).Where(row => row.Work.Form.Length == 0).Select(Measured.PerStep).ToArray()
        where costs.Length > 1
        select new Bar($"even-{table}", $"dearest in cheapest step of a sequence over the {table}", costs.Max() / costs.Min(), Bar.Times);

    private static IEnumerable<Bar> Optimizers(Measured measured) =>
        from row in measured.Own("optimizers")
        let evaluation = measured.Own("closure", row.Work with { Kind = WorkKind.Evaluation, Form = "" })
        where evaluation is not null
        select new Bar($"optimizer-{row.Work.Form}", $"an iteration of {row.Work.Form} in an evaluation, {Wording.Problem(row.Work)}", row.Median / evaluation.Median, Bar.Percent);

    private static string Id(Work work) => Invariant($"{work.Hidden.Replace(',', '-')}-{work.Batch}x{work.Length}-{work.Precision}");
}
