using System.CommandLine;
using Wavecast.Benchmarks.Tables;
using Wavecast.Reports;
using Wavecast.Storage;

namespace Wavecast.Benchmarks.Reports;

/// <summary>The <c>report</c> command: from the results of <c>table</c> to a page and its pictures.</summary>
internal static class ReportCommand
{
    private const string ImageFolder = "images";

    public static Command Create()
    {
        Argument<string> results = new("results") { Description = "What `table` wrote." };
        Option<string> targets = new("--targets") { Required = true, Description = "The file of targets." };
        Option<string> folder = new("--out") { Required = true, Description = "Where benchmarks.md and images/ go." };
        Command command = new("report", "Writes docs/benchmarks.md and its pictures from measured tables.") { results, targets, folder };
        command.SetAction(parsed => Failure.InOneLine(() => Run(parsed.GetValue(results)!, parsed.GetValue(targets)!, parsed.GetValue(folder)!)));
        return command;
    }

    private static int Run(string results, string targets, string folder)
    {
        Write(BenchmarkReport.Of(Results.Read(results), Targets.Read(targets)), folder);
        return 0;
    }

    /// <summary>Pictures first: where the page is, they are.</summary>
    private static void Write(Report report, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, ImageFolder));
        string PathOf(ReportFigure figure) => $"{ImageFolder}/benchmarks-{figure.Name}.png";
        foreach (ReportFigure figure in report.Figures)
        {
            figure.Picture.Save(Path.Combine(folder, PathOf(figure)));
        }
        AtomicFile.WriteText(Path.Combine(folder, "benchmarks.md"), MarkdownPage.Of(report, PathOf));
    }
}
