namespace Wavecast.Tests.Shared;

/// <summary>The folder that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Where the solution lies.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Wavecast.slnx")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Wavecast.slnx.");
    }
}
