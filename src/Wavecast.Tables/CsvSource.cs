using System.IO.Compression;

namespace Wavecast.Tables;

/// <summary>The bytes of a file: limited, unpacked if gzip packed them, and in a stream that can seek.</summary>
internal sealed class CsvSource : IDisposable
{
    // Parsed cells take 8 bytes, growing lists and the padded batch twice as much again, and a cell in a file has two bytes or more.
    private const int MemoryPerByte = 8;

    private readonly MemoryStream? copy;

    private static ReadOnlySpan<byte> End => "\n\0the end of a packed file\0\n"u8;

    /// <param name="stream">The bytes as they are; left open.</param>
    /// <param name="name">Their name, for messages.</param>
    /// <param name="maxBytes">The most to read, unpacked; null for an eighth of this machine's memory.</param>
    /// <exception cref="DataFormatException">There are more bytes, or they are packed and damaged.</exception>
    public CsvSource(Stream stream, string name, long? maxBytes)
    {
        long most = maxBytes ?? (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MemoryPerByte);
        MemoryStream? unseekable = stream.CanSeek ? null : Copy(stream, name, most);
        Stream bytes = unseekable ?? stream;
        CheckLength(bytes.Length - bytes.Position, name, most);
        copy = IsPacked(bytes) ? Unpack(bytes, name, most) : unseekable;
        Stream = copy ?? bytes;
    }

    public Stream Stream { get; }

    /// <summary>The table in it, without the lines before and behind it that are no part of it.</summary>
    /// <param name="notes">What is said of them.</param>
    public Stream FindTable(out string[] notes)
    {
        Stream ended = CsvFooter.Cut(Stream, out string behind) ?? Stream;
        Stream begun = CsvPreamble.Blank(ended, out string before) ?? ended;
        notes = [.. ((string[])[behind, before]).Where(note => note.Length > 0)];
        return begun;
    }

    /// <summary>Opens a file for one reading from its beginning to its end.</summary>
    /// <exception cref="IOException">There is no such file, it is a folder, or it cannot be read.</exception>
    public static FileStream OpenFile(string path, string kind = "a CSV file") => Directory.Exists(path)
        ? throw new IOException($"'{path}' is a folder; expected {kind}.")
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    public void Dispose() => copy?.Dispose();

    private static bool IsPacked(Stream stream)
    {
        Span<byte> head = stackalloc byte[2];
        long start = stream.Position;
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = start;
        return read == head.Length && head.SequenceEqual((ReadOnlySpan<byte>)[0x1F, 0x8B]);
    }

    /// <remarks>
    /// A file that was cut off unpacks without a word up to where it ends. So a part of known contents is joined to it: only behind
    /// a whole file do these contents come out at the end.
    /// </remarks>
    private static MemoryStream Unpack(Stream packed, string name, long most)
    {
        try
        {
            using MemoryStream joined = Copy(packed, name, most);
            joined.Position = joined.Length;
            using (GZipStream end = new(joined, CompressionLevel.Fastest, leaveOpen: true))
            {
                end.Write(End);
            }
            joined.Position = 0;
            using GZipStream gzip = new(joined, CompressionMode.Decompress);
            MemoryStream unpacked = Copy(gzip, name, most, End.Length);
            long length = unpacked.Length - End.Length;
            if (length < 0 || !unpacked.GetBuffer().AsSpan((int)length, End.Length).SequenceEqual(End))
            {
                throw new InvalidDataException();
            }
            unpacked.SetLength(length);
            return unpacked;
        }
        catch (InvalidDataException e)
        {
            throw new DataFormatException($"{name} is packed by gzip, and damaged or cut off. Get the file again, or unpack it.", e);
        }
    }

    private static MemoryStream Copy(Stream stream, string name, long most, int uncounted = 0)
    {
        MemoryStream copy = new();
        byte[] block = new byte[1 << 16];
        for (int read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            CheckLength(copy.Length + read - uncounted, name, Math.Min(most, Array.MaxLength - End.Length));
            copy.Write(block, 0, read);
        }
        copy.Position = 0;
        return copy;
    }

    private static void CheckLength(long length, string name, long most)
    {
        if (length > most)
        {
            throw new DataFormatException($"{name} has {length} bytes; this machine reads at most {most}. Cut the file into parts, or thin out its rows.");
        }
    }
}
