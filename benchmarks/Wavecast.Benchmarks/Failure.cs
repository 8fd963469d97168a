namespace Wavecast.Benchmarks;

/// <summary>What a command says when it cannot do what it was asked.</summary>
internal static class Failure
{
    /// <summary>The command's exit code, or 1 and a line on standard error where a file cannot be read or written or a program fails.</summary>
    public static int InOneLine(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
