using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Wavecast.Cli;

/// <summary>How one run of the tool speaks: results on standard output, as text or as one JSON object; messages on standard error.</summary>
internal sealed class Voice(ToolConsole console, bool json, bool quiet, bool noColor)
{
    /// <summary>Whether results go out as one JSON object.</summary>
    public bool Json => json;

    /// <summary>Whether to show how a long work goes on: never when quiet.</summary>
    public bool ShowsProgress => !quiet;

    /// <summary>Whether somebody watches standard error and has not asked for plain text.</summary>
    public bool CanMove => console.ErrorIsTerminal && !noColor;

    /// <summary>Columns that a plot may take.</summary>
    public int Width => console.Width;

    /// <summary>Whether text on standard output may be coloured.</summary>
    public bool Colors => console.OutIsTerminal && !noColor;

    /// <summary>A message on standard error, unless quiet.</summary>
    public void Say(string line)
    {
        if (!quiet)
        {
            console.Error.WriteLine(line);
        }
    }

    /// <summary>A result for people; nothing when quiet, or when the result goes out as JSON.</summary>
    public void Print(string line)
    {
        if (!quiet && !json)
        {
            console.Out.WriteLine(line);
        }
    }

    /// <summary>A table for people.</summary>
    public void Print(Table table)
    {
        if (!quiet && !json)
        {
            Ansi(console.Out, Colors).Write(table);
        }
    }

    /// <summary>The result for programs, if they asked for it: one object on one line.</summary>
    public void Print<T>(T result, JsonTypeInfo<T> type)
    {
        if (json)
        {
            console.Out.WriteLine(JsonSerializer.Serialize(result, type));
        }
    }

    /// <summary>Standard error as something on which a progress bar can move.</summary>
    public IAnsiConsole ErrorAnsi() => Ansi(console.Error, CanMove);

    private IAnsiConsole Ansi(TextWriter writer, bool moving)
    {
        IAnsiConsole ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = moving ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = moving ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = moving ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        ansi.Profile.Width = console.Width;
        return ansi;
    }
}
