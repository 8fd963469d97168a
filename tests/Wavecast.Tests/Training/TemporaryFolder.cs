namespace Wavecast.Tests.Training;

/// <summary>A folder of its own for a test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wavecast-");

    public string this[string name] => Path.Combine(folder.FullName, name);

    public int FileCount => folder.GetFiles().Length;

    public void Dispose() => folder.Delete(recursive: true);
}
