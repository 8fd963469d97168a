namespace Wavecast.Cli;

/// <summary>Looks at a file that the user names as input.</summary>
internal static class InputPath
{
    /// <exception cref="UsageException">There is no such file, or it is a folder.</exception>
    public static void Check(string what, string path)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{what} is '{path}', a folder; expected a file.");
        }
        if (!File.Exists(path))
        {
            throw new UsageException($"{what} is '{path}', and there is no such file; check the path.");
        }
    }
}
