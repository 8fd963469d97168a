using Wavecast.Storage;

namespace Wavecast.Reports;

/// <summary>Writes a report: <c>NAME.html</c>, which needs nothing else, and <c>NAME.md</c> with its pictures in <c>images/NAME-*.svg</c>.</summary>
internal static class ReportFiles
{
    private const string ImageFolder = "images";

    /// <summary>Writes all files, each whole or not at all, the page last of all: where it is, everything is.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="folder">Where; it must exist.</param>
    /// <param name="name">The files' name without an ending.</param>
    /// <returns>The paths of the page and of the Markdown.</returns>
    /// <exception cref="ArgumentException">Two figures carry one name.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static (string Html, string Markdown) Write(Report report, string folder, string name)
    {
        string? twice = report.Figures.GroupBy(figure => figure.Name).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"Two figures are called '{twice}'; their files would be one.", nameof(report));
        }
        string FileOf(ReportFigure figure) => $"{name}-{figure.Name}.svg";
        Directory.CreateDirectory(Path.Combine(folder, ImageFolder));
        foreach (ReportFigure figure in report.Figures)
        {
            AtomicFile.WriteText(Path.Combine(folder, ImageFolder, FileOf(figure)), figure.Svg());
        }
        (string html, string markdown) = (Path.Combine(folder, $"{name}.html"), Path.Combine(folder, $"{name}.md"));
        AtomicFile.WriteText(markdown, MarkdownPage.Of(report, figure => $"{ImageFolder}/{FileOf(figure)}"));
        AtomicFile.WriteText(html, HtmlPage.Of(report));
        return (html, markdown);
    }
}
