using System.CommandLine;

namespace Wavecast.Cli.Options;

/// <summary>The option <c>--out</c> of commands that write their result in several forms, once for each, and <c>--report</c>, the name that a page has besides.</summary>
internal sealed class OutputsOption(string what, params string[] endings)
{
    private const string Name = "--out";
    private const string ReportName = "--report";
    private const string Page = ".html";

    private readonly Option<string[]> outputs = new(Name)
    {
        HelpName = "FILE",
        Description = $"Where to write {what}: {string.Join(", ", endings[..^1])} or {endings[^1]}; may be given several times.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> report = Value.Text(ReportName, "FILE.html", "Where to write one page with everything, the same as --out FILE.html; it needs nothing else and works offline.");

    public void AddTo(Command command)
    {
        command.Options.Add(outputs);
        if (endings.Contains(Page))
        {
            command.Options.Add(report);
        }
    }

    /// <summary>Where the result is to go, looked at before any work is done.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="others">Files that the run reads.</param>
    /// <exception cref="UsageException">Nothing can be written to one of them.</exception>
    public string[] Check(ParseResult parsed, params ReadOnlySpan<string> others)
    {
        List<string> paths = [];
        foreach (string path in parsed.GetValue(outputs) ?? [])
        {
            Add(Name, path, endings, others);
        }
        if (endings.Contains(Page) && parsed.GetValue(report) is { } page)
        {
            Add(ReportName, page, [Page], others);
        }
        return [.. paths];

        void Add(string option, string path, string[] allowed, ReadOnlySpan<string> others)
        {
            OutputPath.CheckEnding(option, path, allowed);
            OutputPath.Check(option, path, [.. others, .. paths]);
            paths.Add(path);
        }
    }

    /// <summary>Whether a file is to be a table rather than a picture.</summary>
    public static bool IsCsv(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is to be a page.</summary>
    public static bool IsPage(string path) => Path.GetExtension(path).Equals(Page, StringComparison.OrdinalIgnoreCase);
}
