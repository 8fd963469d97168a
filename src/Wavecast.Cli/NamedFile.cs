namespace Wavecast.Cli;

/// <summary>Makes errors about what a file holds name the file: a library that sees a panel cannot know where it is from.</summary>
internal static class NamedFile
{
    /// <summary>Does some work with what a file holds.</summary>
    /// <exception cref="UsageException">An argument was refused, or the file may not be read; the message begins with its path.</exception>
    public static T Use<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (AggregateException e) when (e.InnerException is ArgumentException inner)
        {
            throw Refused(path, inner);
        }
        catch (ArgumentException e)
        {
            throw Refused(path, e);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"{path} may not be read; take a file of your own, or ask for the right to read it.");
        }
    }

    private static UsageException Refused(string path, ArgumentException refused) => new($"{path}: {Failure.WithoutParameterName(refused)}");
}
