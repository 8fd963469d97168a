using System.CommandLine;

namespace Wavecast.Cli.Options;

/// <summary>The options that every command has, and the console they speak about.</summary>
internal sealed class GlobalOptions(ToolConsole console)
{
    private readonly Option<bool> json = new("--json")
    {
        Description = "Print one JSON object on standard output and nothing else there.",
        Recursive = true,
    };

    private readonly Option<bool> quiet = new("--quiet")
    {
        Description = "Print errors only.",
        Recursive = true,
    };

    private readonly Option<bool> noColor = new("--no-color")
    {
        Description = "Print without colours and without a moving progress bar.",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(json);
        root.Options.Add(quiet);
        root.Options.Add(noColor);
    }

    /// <summary>How this run of the tool is to speak.</summary>
    public Voice VoiceOf(ParseResult parsed) =>
        new(console, parsed.GetValue(json), parsed.GetValue(quiet), parsed.GetValue(noColor) || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 });
}
