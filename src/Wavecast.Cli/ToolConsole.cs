namespace Wavecast.Cli;

/// <summary>Where the tool writes: results to <see cref="Out"/>, messages and progress to <see cref="Error"/>.</summary>
/// <param name="Out">Standard output; with <c>--json</c> one object and nothing else.</param>
/// <param name="Error">Standard error.</param>
/// <param name="ErrorIsTerminal">Whether somebody watches standard error, so that a progress bar makes sense.</param>
/// <param name="OutIsTerminal">Whether somebody watches standard output, so that colours make sense.</param>
/// <param name="Width">Columns that a table or a plot may take.</param>
internal sealed record ToolConsole(TextWriter Out, TextWriter Error, bool ErrorIsTerminal, bool OutIsTerminal, int Width)
{
    /// <summary>Columns where no terminal says how many it has.</summary>
    public const int DefaultWidth = 100;

    public static ToolConsole OfProcess() =>
        new(Console.Out, Console.Error, !Console.IsErrorRedirected, !Console.IsOutputRedirected, TerminalWidth());

    private static int TerminalWidth()
    {
        if (Console.IsOutputRedirected)
        {
            return DefaultWidth;
        }
        try
        {
            return Console.WindowWidth > 20 ? Console.WindowWidth : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
