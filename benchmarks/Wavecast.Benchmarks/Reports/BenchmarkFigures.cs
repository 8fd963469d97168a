using Wavecast.Benchmarks.Tables;
using Wavecast.Plotting;
using static System.FormattableString;

namespace Wavecast.Benchmarks.Reports;

/// <summary>The report's pictures.</summary>
internal static class BenchmarkFigures
{
    private const string HiddenLabel = "hidden size of both layers";

    public static Picture? Peak(Measured measured) => Picture(
        "Share of one core's fused-multiply-add peak",
        new CurvePanel
        {
            XLabel = HiddenLabel,
            YLabel = "share of peak",
            YRange = (0, 1),
            LogarithmicX = true,
            Curves = ByPrecision(measured.Own("curve"), row => Hidden(row.Work), Measured.Fraction),
        });

    public static Picture? Step(Measured measured) => Picture(
        "A free-run step beside the time of reading its weights once",
        new CurvePanel
        {
            XLabel = HiddenLabel,
            YLabel = "µs",
            Logarithmic = true,
            LogarithmicX = true,
            Curves =
            [
                .. ByPrecision(measured.Own("step"), row => Hidden(row.Work), row => 1e6 * Measured.PerStep(row)),
                .. ByPrecision(measured.Own("step"), row => Hidden(row.Work), row => 1e6 * measured.ReadingOnce(row.Work), ", reading once"),
            ],
        });

    public static Picture? Batch(Measured measured) => Cost(measured, "batch", "sequences", row => row.Work.Batch);

    public static Picture? Length(Measured measured) => Cost(measured, "length", "steps of a sequence", row => row.Work.Length);

    public static Picture? Threads(Measured measured) => Picture(
        "Speed over threads",
        new CurvePanel
        {
            XLabel = "threads",
            YLabel = "times one thread",
            Curves = Curves(
                measured.Own("threads"),
                row => Invariant($"{Wording.Network(row.Work)}, {row.Work.Batch} × {row.Work.Length}"),
                row => row.Work.Threads,
                row => measured.Own("threads", row.Work with { Threads = 1 })!.Median / row.Median),
        });

    private static Picture? Cost(Measured measured, string table, string label, Func<Row, double> x) => Picture(
        "Cost of a sequence's step",
        new CurvePanel
        {
            XLabel = label,
            YLabel = "ns",
            LogarithmicX = true,
            Logarithmic = true,
            Curves = Curves(measured.Own(table), row => row.Work.Form.Length > 0 ? row.Work.Form : "states stored", x, row => 1e9 * Measured.PerStep(row)),
        });

    private static Picture? Picture(string title, CurvePanel panel) => panel.Curves.Count == 0 ? null : CurvePlot.Create([panel], title, 900);

    private static NamedCurve[] ByPrecision(IEnumerable<Row> rows, Func<Row, double> x, Func<Row, double> y, string what = "") =>
        Curves(rows, row => row.Work.Precision + what, x, y);

    private static NamedCurve[] Curves(IEnumerable<Row> rows, Func<Row, string> name, Func<Row, double> x, Func<Row, double> y) =>
        [.. rows.GroupBy(name).Select(curve => new NamedCurve(curve.Key, [.. curve.Select(x)], [.. curve.Select(y)]))];

    private static double Hidden(Work work) => work.Shape.Hidden[0];
}
