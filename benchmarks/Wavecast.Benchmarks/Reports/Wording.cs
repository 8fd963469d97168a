using Wavecast.Benchmarks.Tables;
using static System.FormattableString;

namespace Wavecast.Benchmarks.Reports;

/// <summary>How the report writes works and numbers.</summary>
internal static class Wording
{
    public static string Network(Work work) => $"1→{work.Hidden.Replace(",", "→", StringComparison.Ordinal)}→1";

    public static string Problem(Work work) => work.Kind == WorkKind.Step
        ? $"step {Network(work)}, {work.Precision}"
        : Invariant($"{Network(work)}, {work.Batch} × {work.Length}, {work.Precision}");

    public static string Threads(int threads) => Invariant($"{threads} thread{(threads == 1 ? "" : "s")}");

    /// <summary>Who did it, and how.</summary>
    public static string Contender(Row row)
    {
        string form = row.Work.Form is "" or "any" ? "" : row.Work.Form == "lstm" ? ", `nn.LSTM`" : row.Work.Form == "cell" ? ", cell by cell" : $", {row.Work.Form}";
        return $"{row.Contender}{form}, {Threads(row.Work.Threads)}";
    }

    /// <summary>Three digits and the unit that suits them.</summary>
    public static string Time(double seconds) => double.IsNaN(seconds) ? "–"
        : seconds >= 1 ? $"{Digits(seconds)} s"
        : seconds >= 1e-3 ? $"{Digits(seconds * 1e3)} ms"
        : seconds >= 1e-6 ? $"{Digits(seconds * 1e6)} µs"
        : $"{Digits(seconds * 1e9)} ns";

    public static string Spread(Row row, double per = 1) => row.Rounds == 1 ? "one run" : $"{Time(row.Low / per)} to {Time(row.High / per)}";

    public static string Share(double part) => Invariant($"{100 * part:0.0} %");

    public static string Ratio(double ratio) => Invariant($"{ratio:0.00}×");

    public static string Megabytes(long bytes) => Invariant($"{bytes / 1048576.0:0} MB");

    private static string Digits(double value) => value >= 100 ? Invariant($"{value:0}") : value >= 10 ? Invariant($"{value:0.0}") : Invariant($"{value:0.00}");
}
