using System.CommandLine;

namespace Wavecast.Cli.Options;

/// <summary>The option of commands whose result can also be drawn, <c>--picture</c> where it is not called otherwise.</summary>
internal sealed class PictureOption(string description, string name = "--picture")
{
    private readonly Option<string?> picture = Value.Text(name, "FILE", description);

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
            OutputPath.CheckEnding(name, path, ".png", ".svg", ".pdf");
            OutputPath.Check(name, path, others);
        }
        return path;
    }
}
