using Wavecast.Storage;

namespace Wavecast.Cli;

/// <summary>What a user reads, and a script sees, of an exception.</summary>
/// <param name="ExitCode">See <see cref="Cli.ExitCode"/>.</param>
/// <param name="Sentence">One line: what is wrong, and what to do.</param>
internal sealed record Failure(int ExitCode, string Sentence)
{
    public static Failure Of(Exception exception, bool interrupted) => exception switch
    {
        AggregateException { InnerException: { } inner } => Of(inner, interrupted),
        OperationCanceledException when interrupted => new(Cli.ExitCode.Interrupted, "stopped before there was anything to keep."),
        UsageException or ModelFormatException or Tables.DataFormatException or Training.CheckpointMismatchException => new(Cli.ExitCode.WrongInput, OneLine(exception.Message)),
        FileNotFoundException e => new(Cli.ExitCode.WrongInput, $"there is no file '{e.FileName}'; check the path."),
        DirectoryNotFoundException => new(Cli.ExitCode.WrongInput, OneLine(exception.Message)),
        ArgumentException => new(Cli.ExitCode.WrongInput, WithoutParameterName(exception)),
        UnauthorizedAccessException => new(Cli.ExitCode.Failed, OneLine(exception.Message)),
        OutOfMemoryException => new(Cli.ExitCode.Failed, "there is not enough memory; take a smaller network, shorter windows (--window) or fewer sequences."),
        IOException => new(Cli.ExitCode.Failed, OneLine(exception.Message)),
        _ => new(Cli.ExitCode.Failed, $"an unexpected failure: {OneLine(exception.Message)} ({exception.GetType().Name}); please report it."),
    };

    /// <summary>The message of a refused argument, on one line.</summary>
    public static string WithoutParameterName(Exception exception)
    {
        string message = exception.Message;
        int at = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return OneLine(at < 0 ? message : message[..at]);
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
