using System.CommandLine;

namespace Wavecast.Cli.Options;

/// <summary>The option <c>--out</c> of commands that write their result in several forms, once for each.</summary>
internal sealed class OutputsOption(string what, params string[] endings)
{
    private const string Name = "--out";

    private readonly Option<string[]> outputs = new(Name)
    {
        HelpName = "FILE",
        Description = $"Where to write {what}: {string.Join(", ", endings[..^1])} or {endings[^1]}; may be given several times.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public void AddTo(Command command) => command.Options.Add(outputs);

    /// <summary>Where the result is to go, looked at before any work is done.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="others">Files that the run reads.</param>
    /// <exception cref="UsageException">Nothing can be written to one of them.</exception>
    public string[] Check(ParseResult parsed, params ReadOnlySpan<string> others)
    {
        string[] paths = parsed.GetValue(outputs) ?? [];
        for (int i = 0; i < paths.Length; i++)
        {
            OutputPath.CheckEnding(Name, paths[i], endings);
            OutputPath.Check(Name, paths[i], [.. others, .. paths[..i]]);
        }
        return paths;
    }

    /// <summary>Whether a file is to be a table rather than a picture.</summary>
    public static bool IsCsv(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);
}
