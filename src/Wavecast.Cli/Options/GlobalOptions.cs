using System.CommandLine;

namespace Wavecast.Cli.Options;

/// <summary>The options that every command has, and the console they speak about.</summary>
internal sealed class GlobalOptions(ToolConsole console)
{
    private readonly Option<bool> json = Flag("--json", "Print one JSON object on standard output and nothing else there.");
    private readonly Option<bool> quiet = Flag("--quiet", "Print errors only.");
    private readonly Option<bool> noColor = Flag("--no-color", "Print without colours and without a moving progress bar.");

    public void AddTo(RootCommand root)
    {
        root.Options.Add(json);
        root.Options.Add(quiet);
        root.Options.Add(noColor);
    }

    /// <summary>How this run of the tool is to speak.</summary>
    public Voice VoiceOf(ParseResult parsed) =>
        new(console, parsed.GetValue(json), parsed.GetValue(quiet), parsed.GetValue(noColor) || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 });

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Recursive = true };
}
