using System.CommandLine;

namespace Wavecast.Cli.Options;

/// <summary>The option <c>--picture</c> of commands whose result can also be drawn.</summary>
internal sealed class PictureOption(string description)
{
    private const string Name = "--picture";

    private readonly Option<string?> picture = Value.Text(Name, "FILE", description);

    public void AddTo(Command command) => command.Options.Add(picture);

    /// <summary>Where the picture is to go, looked at before any work is done; null for nowhere.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="others">Files that the run reads or writes.</param>
    /// <exception cref="UsageException">No picture can be written there.</exception>
    public string? Check(ParseResult parsed, params ReadOnlySpan<string> others)
    {
        string? path = parsed.GetValue(picture);
        if (path is not null)
        {
            OutputPath.CheckEnding(Name, path, ".png", ".svg", ".pdf");
            OutputPath.Check(Name, path, others);
        }
        return path;
    }
}
