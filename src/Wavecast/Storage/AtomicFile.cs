using System.Text;

namespace Wavecast.Storage;

/// <summary>Writes a file whole or not at all: a reader, a crash or a full disk never leaves or sees half of it.</summary>
/// <remarks>
/// The contents go to a temporary name in the same folder, are flushed to the disk, and are then renamed over the target.
/// On any failure the temporary file is removed and the target is as it was. A symbolic link is followed: what it points to
/// is replaced. Several writers may write the same target at once; the last one to finish wins.
/// Names below <c>/dev</c> (<c>/dev/stdout</c>, <c>/dev/null</c>) are written to directly, since renaming would replace the device.
/// </remarks>
public static class AtomicFile
{
    /// <summary>Writes a file by way of a stream.</summary>
    /// <param name="path">The file to make or replace; its folder must exist.</param>
    /// <param name="write">Writes the contents; the stream is buffered and can seek.</param>
    /// <exception cref="IOException">The path is a folder, its folder does not exist, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        if (IsDevice(path))
        {
            using FileStream device = new(path, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }
        string target = Resolve(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e)
        {
            Remove(temporary);
            // The system's messages name the temporary file, which the user never asked for and which is gone.
            switch (e)
            {
                case IOException when e.Message.Contains(temporary, StringComparison.Ordinal):
                    throw new IOException(e.Message.Replace(temporary, path, StringComparison.Ordinal), e);
                case UnauthorizedAccessException when e.Message.Contains(temporary, StringComparison.Ordinal):
                    throw new UnauthorizedAccessException(e.Message.Replace(temporary, path, StringComparison.Ordinal), e);
                default:
                    throw;
            }
        }
    }

    /// <summary>Writes a text file in UTF-8 without a byte order mark; the text's line ends are kept.</summary>
    /// <param name="path">The file to make or replace; its folder must exist.</param>
    /// <param name="text">The whole contents.</param>
    /// <exception cref="IOException">The path is a folder, its folder does not exist, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void WriteText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    private static bool IsDevice(string path)
    {
        string full = Path.GetFullPath(path);
        return full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);
    }

    private static string Resolve(string path)
    {
        FileInfo file = new(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (Directory.Exists(target) || Path.EndsInDirectorySeparator(target))
        {
            throw new IOException($"'{path}' is a folder; expected the name of a file.");
        }
        string folder = Path.GetDirectoryName(target)!;
        return Directory.Exists(folder)
            ? target
            : throw new DirectoryNotFoundException($"The folder '{folder}' of '{path}' does not exist; make it first.");
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure on the way out says more than this one.
        }
    }
}
