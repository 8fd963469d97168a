namespace Wavecast.Cli;

/// <summary>Looks at the place of an output before any work is done for it.</summary>
internal static class OutputPath
{
    /// <summary>Makes sure that a file can be written there.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">As the user gave it.</param>
    /// <param name="inputs">Files that the run reads, and that must not be replaced.</param>
    /// <exception cref="UsageException">It is a folder, in a folder that does not exist, or an input.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be written to.</exception>
    public static void Check(string option, string path, params ReadOnlySpan<string> inputs)
    {
        string full = FullPath(option, path);
        if (Directory.Exists(full) || Path.EndsInDirectorySeparator(path))
        {
            throw new UsageException($"{option} is '{path}', a folder; expected the name of a file.");
        }
        foreach (string input in inputs)
        {
            // An input without a name is no file; whoever opens it says so.
            if (input.Length > 0 && FullPath(option, input) == full)
            {
                throw new UsageException($"{option} is '{path}', which this run also reads or writes; take another name.");
            }
        }
        if (full.StartsWith("/dev/", StringComparison.Ordinal) && File.Exists(full))
        {
            return;
        }
        string folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{option} is '{path}', but there is no folder '{folder}'; make it first.");
        }
        ProbeFolder(option, path, folder);
    }

    /// <summary>Makes sure that a file's name ends in one of these, in any case.</summary>
    /// <exception cref="UsageException">It does not.</exception>
    public static void CheckEnding(string option, string path, params string[] endings)
    {
        if (!endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            throw new UsageException($"{option} is '{path}'; expected a name that ends in {(endings.Length == 1 ? endings[0] : $"{string.Join(", ", endings[..^1])} or {endings[^1]}")}.");
        }
    }

    /// <summary>Makes a folder, in one that exists, and makes sure that files can be written into it.</summary>
    /// <returns>The path as given.</returns>
    /// <exception cref="UsageException">It is a file, or the folder it would lie in does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing can be written there.</exception>
    public static string MakeFolder(string option, string path)
    {
        string full = Path.TrimEndingDirectorySeparator(FullPath(option, path));
        if (File.Exists(full))
        {
            throw new UsageException($"{option} is '{path}', a file; expected the name of a folder.");
        }
        if (!Directory.Exists(full))
        {
            string parent = Path.GetDirectoryName(full) ?? full;
            if (!Directory.Exists(parent))
            {
                throw new UsageException($"{option} is '{path}', but there is no folder '{parent}' to make it in; make that first.");
            }
            ProbeFolder(option, path, parent);
            Directory.CreateDirectory(full);
        }
        ProbeFolder(option, path, full);
        return path;
    }

    private static string FullPath(string option, string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new UsageException($"{option} is not a path: {e.Message}");
        }
    }

    private static void ProbeFolder(string option, string path, string folder)
    {
        string probe = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            using FileStream stream = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnauthorizedAccessException($"{option} is '{path}', but nothing can be written into '{folder}'; take a folder of your own.", e);
        }
    }
}
