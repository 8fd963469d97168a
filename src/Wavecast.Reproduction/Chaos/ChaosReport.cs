using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Wavecast.Plotting;
using Wavecast.Reports;
using Wavecast.Reproduction.Article;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Chaos;

/// <summary>Puts what was measured into a report.</summary>
internal sealed class ChaosReport
{
    private const double MostRatio = 10_000;

    private readonly ReproductionSettings settings;
    private readonly ImmutableArray<Measured> all;

    private ChaosReport(ReproductionSettings settings, ImmutableArray<Measured> all) => (this.settings, this.all) = (settings, all);

    public static Report Of(ReproductionSettings settings, ImmutableArray<Measured> all) => new ChaosReport(settings, all).Make();

    private Report Make()
    {
        ImmutableArray<ReportSection> sections = [SetUp(), .. all.Select(Section), Limits()];
        return new Report("How far ahead does it draw? Sines, Mackey-Glass, Lorenz, a laser", Lead(), sections);
    }

    private string Lead()
    {
        string quick = settings.Quick ? " This is the quick version: small networks, few seeds and starts; only the full one answers." : "";
        return $"Four signals on which others have published how well a network draws alone. A network of LSTM cells learns each by our own recipes; every figure is the median over seeds, of data and of weights.{quick}";
    }

    private ReportSection SetUp() => new("Set-up",
    [
        new ReportFacts(
        [
            ("seeds", $"{string.Join(", ", all.Select(measured => $"{measured.Plan.Seeds} ({ChaosPapers.Of(measured.Plan.Protocol.Key).Title})"))}; each has its own training data, where data are generated, and its own weights; `--seed {settings.Seed}`"),
            ("scale", "mean 0 and standard deviation 1 of each feature over the training part; errors are by the standard deviation of what is to be drawn"),
            ("a claim holds", "where at least three quarters of the seeds meet it; it does not hold where at most one quarter does; all else is undecided"),
            ("seconds", $"of learning, {(ThreadClock.IsProcessorTime ? "processor time of its thread" : "time on the wall")}; they depend on the machine ({RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription})"),
            ("echo-state network", all[0].Plan.Methods.Any(method => method.IsPeer)
                ? "not part of the library; measured in this run on the same data by the benchmark program"
                : "not measured in this run: `dotnet run -c Release --project benchmarks/Wavecast.Benchmarks -- chaos` writes this report with it"),
            ("laser", all.Any(measured => measured.Plan.Protocol.Key == "laser") ? "given" : "not given: the data may not be copied into this project; name your own with `--laser-train` and `--laser-test`"),
        ]),
    ]);

    private static ReportSection Section(Measured measured)
    {
        ChaosPaper paper = ChaosPapers.Of(measured.Plan.Protocol.Key);
        return new ReportSection(paper.Title,
        [
            new ReportParagraph(paper.Text),
            Table(measured, paper),
            new ReportFacts([.. measured.Plan.Methods.Select(method => (method.Name, method.Text))]),
            .. paper.Claims.Select(claim => Verdict(measured, paper, claim)),
            .. AgainstPeers(measured, paper),
            Errors(measured, paper),
            Drawing(measured, paper),
        ]);
    }

    private static ReportTable Table(Measured measured, ChaosPaper paper) => new(
        $"{paper.Figure}: median, least and greatest over {measured.Plan.Seeds} seeds.",
        ["method", "median", "by the first", "least", "greatest", .. paper.Extra is { } extra ? [extra] : Array.Empty<string>(), "seconds"],
        [
            .. measured.Plan.Methods.Select(method => (ImmutableArray<string>)
            [
                method.Name,
                Text.Short(measured.MedianOf(method)),
                Ratio(measured, method),
                Text.Short(measured.ValuesOf(method).Min()),
                Text.Short(measured.ValuesOf(method).Max()),
                .. paper.Extra is null ? Array.Empty<string>() : [Text.Short(measured.Of(method).SelectMany(figures => figures.ByStart).Median())],
                Text.Short(measured.Of(method).Select(figures => figures.LearningSeconds).Median()),
            ]),
            .. paper.Published.Select(row => (ImmutableArray<string>)[row.Who, row.Figure, "", "", "", .. paper.Extra is null ? Array.Empty<string>() : [""], ""]),
        ]);

    private static string Ratio(Measured measured, Method method)
    {
        double ratio = measured.MedianOf(method) / measured.MedianOf(measured.Plan.Methods[0]);
        return ratio > MostRatio ? $"> {Text.Whole(MostRatio)} ×" : $"{Text.Short(ratio)} ×";
    }

    private static IEnumerable<FoundVerdict> AgainstPeers(Measured measured, ChaosPaper paper)
    {
        Method ours = measured.Plan.Methods[0];
        foreach (Method peer in measured.Plan.Methods.Where(method => method.IsPeer))
        {
            double limit = measured.MedianOf(peer);
            bool IsBetter(double value) => paper.MoreIsBetter ? value > limit : value < limit;
            yield return new FoundVerdict(
                $"{paper.Title}: our best is better than the {peer.Name}",
                measured.Judge(ours, IsBetter),
                $"{measured.ValuesOf(ours).Count(IsBetter)} of {measured.Plan.Seeds} seeds are better than its median of {Text.Short(limit)}.");
        }
    }

    private static FoundVerdict Verdict(Measured measured, ChaosPaper paper, ChaosClaim claim)
    {
        Method method = measured.Plan.Methods[0];
        bool IsMet(double value) => paper.MoreIsBetter ? value >= claim.Limit : value <= claim.Limit;
        double[] values = measured.ValuesOf(method);
        return new FoundVerdict(claim.Text, measured.Judge(method, IsMet),
            $"{values.Count(IsMet)} of {values.Length} seeds; median {Text.Short(measured.MedianOf(method))} ({method.Name}).");
    }

    private static ReportFigure Errors(Measured measured, ChaosPaper paper)
    {
        int steps = Math.Min(paper.PicturedSteps, measured.CurveOf(measured.Plan.Methods[0]).Length);
        HorizonCurve[] curves = [.. measured.Plan.Methods.Where(method => method.IsPictured).Select(method => new HorizonCurve(method.Short, measured.CurveOf(method)[..steps]))];
        return new ReportFigure(
            $"error-{measured.Plan.Protocol.Key}",
            HorizonPlot.Create(curves, "error / standard deviation", $"{paper.Title}: error over the horizon"),
            $"{paper.Title}: root mean square error of each step drawn, the median over seeds. An error of 1 is no better than the mean of the signal.");
    }

    private static ReportFigure Drawing(Measured measured, ChaosPaper paper)
    {
        Protocol protocol = measured.Plan.Protocol;
        SequenceBatch<double> tests = protocol.Tests(measured.Seed);
        int from = Math.Max(0, protocol.WarmUp - paper.PicturedSteps / 3), to = Math.Min(tests.Steps, protocol.WarmUp + paper.PicturedSteps);
        DrawnSequence Panel(Method method) => new()
        {
            Name = method.Name,
            WarmUp = protocol.WarmUp - from,
            Truth = [.. Enumerable.Range(from, to - from).Select(step => tests[0][step * tests.Features])],
            Drawn = measured.Of(method)[0].Drawing[..(to - protocol.WarmUp)],
        };
        return new ReportFigure(
            $"drawing-{protocol.Key}",
            DrawingPlot.Create([.. measured.Plan.Methods.Where(method => method.IsPictured).Select(Panel)], $"{paper.Title}: drawn alone"),
            $"{paper.Title}: the first test start of the first seed{(tests.Features > 1 ? ", its first feature" : "")}. Right of the line each method reads its own predictions only.");
    }

    private static ReportSection Limits() => new("What this does not say",
    [
        new ReportParagraph("The published figures are the authors' own, on data of the same equations but not the same numbers, and with training times that nobody reports. A random layer with a readout in closed form is at its best on data without noise, which sines, Mackey-Glass and Lorenz are here. The echo-state network, where it was measured, has settings that suit Mackey-Glass, and only its ridge is chosen for each signal: that it draws no sines and no laser says little about its kind. The laser, whole numbers from a machine, is the hardest of the four, and one stretch of 100 steps is one sample. Its test part was read more than once while this was built: two recipes of random layers drew it badly (NMSE of about 1 and more), and the networks reported here left the range of the data when they were not kept in it; the settings themselves come from blocks left out of the training part."),
    ]);
}
