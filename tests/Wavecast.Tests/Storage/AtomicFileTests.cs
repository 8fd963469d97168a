using Wavecast.Storage;

namespace Wavecast.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WriteText_NewFile_HoldsTheTextInUtf8WithoutMark()
    {
        AtomicFile.WriteText(folder["wave.txt"], "ω\n");

        Assert.Equal([0xCF, 0x89, 0x0A], File.ReadAllBytes(folder["wave.txt"]));
        Assert.Equal(["wave.txt"], folder.Names);
    }

    [Fact]
    public void Write_ShorterThanBefore_LeavesNothingOfTheOldContents()
    {
        AtomicFile.WriteText(folder["wave.txt"], "old and long");
        AtomicFile.WriteText(folder["wave.txt"], "new");

        Assert.Equal("new", File.ReadAllText(folder["wave.txt"]));
    }

    [Fact]
    public void Write_WriterThrows_LeavesTheOldFileAndNoOther()
    {
        AtomicFile.WriteText(folder["wave.txt"], "old");

        Assert.Throws<TimeoutException>(() => AtomicFile.Write(folder["wave.txt"], stream =>
        {
            stream.Write("half"u8);
            throw new TimeoutException();
        }));

        Assert.Equal("old", File.ReadAllText(folder["wave.txt"]));
        Assert.Equal(["wave.txt"], folder.Names);
    }

    [Fact]
    public void Write_WhileWriting_ReadersSeeTheOldFile()
    {
        AtomicFile.WriteText(folder["wave.txt"], "old");

        AtomicFile.Write(folder["wave.txt"], stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(folder["wave.txt"]));
        });

        Assert.Equal("new", File.ReadAllText(folder["wave.txt"]));
    }

    [Fact]
    public void Write_ManyWritersAtOnce_LeaveOneWholeFile()
    {
        string[] texts = [.. Enumerable.Range(0, 16).Select(i => new string((char)('a' + i), 100_000))];

        Parallel.ForEach(texts, text => AtomicFile.WriteText(folder["wave.txt"], text));

        Assert.Contains(File.ReadAllText(folder["wave.txt"]), texts);
        Assert.Equal(["wave.txt"], folder.Names);
    }

    [Fact]
    public void Write_SymbolicLink_ReplacesWhatItPointsTo()
    {
        File.WriteAllText(folder["target.txt"], "old");
        File.CreateSymbolicLink(folder["link.txt"], folder["target.txt"]);

        AtomicFile.WriteText(folder["link.txt"], "new");

        Assert.Equal("new", File.ReadAllText(folder["target.txt"]));
        Assert.NotNull(new FileInfo(folder["link.txt"]).LinkTarget);
    }

    [Fact]
    public void Write_Folder_IsRefusedByName()
    {
        Directory.CreateDirectory(folder["waves"]);

        IOException e = Assert.Throws<IOException>(() => AtomicFile.WriteText(folder["waves"], ""));

        Assert.Equal($"'{folder["waves"]}' is a folder; expected the name of a file.", e.Message);
    }

    [Fact]
    public void Write_FolderDoesNotExist_IsRefusedByName()
    {
        string path = Path.Combine(folder["missing"], "wave.txt");

        IOException e = Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.WriteText(path, ""));

        Assert.Equal($"The folder '{folder["missing"]}' of '{path}' does not exist; make it first.", e.Message);
    }

    [Fact]
    public void Write_SystemRefuses_NamesTheFileThatWasAskedFor()
    {
        // A name of 300 characters is longer than file systems take; the temporary name is not.
        string path = folder[new string('x', 300)];

        IOException e = Assert.ThrowsAny<IOException>(() => AtomicFile.WriteText(path, ""));

        Assert.DoesNotContain(".tmp", e.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Write_Device_IsWrittenToAndNotReplaced()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");

        // The device takes nothing, while a file renamed over it would have taken the text.
        IOException e = Assert.Throws<IOException>(() => AtomicFile.WriteText("/dev/full", "into the void"));

        Assert.Contains("/dev/full", e.Message, StringComparison.Ordinal);
    }
}
