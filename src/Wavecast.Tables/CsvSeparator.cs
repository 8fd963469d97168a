using CsvHelper;

namespace Wavecast.Tables;

/// <summary>Finds what separates the fields of a CSV file: a tab, a semicolon or a comma.</summary>
internal static class CsvSeparator
{
    private const int HeadBytes = 1 << 16;
    private const int HeadRows = 20;

    /// <summary>What may separate fields, rarest first.</summary>
    public const string Known = "\t;,";

    /// <summary>
    /// The first of tab, semicolon and comma that cuts the first rows into equally many fields, at least two; if none does,
    /// the one that cuts the first row into most. Rarest first, since a file separated by semicolons may well have a comma
    /// in every cell and still be refused rather than misread.
    /// </summary>
    /// <param name="stream">A stream that can seek; left where it was.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="DataFormatException">The stream is empty, or holds bytes that no text has.</exception>
    public static char Find(Stream stream, string file)
    {
        byte[] head = ReadHead(stream, out bool whole);
        CheckText(head, file);
        (char Separator, List<int> Counts)[] cuts = [.. Known.Select(separator => (separator, CountFields(head, separator, whole)))];
        (char Separator, List<int> Counts) best = cuts.FirstOrDefault(cut => cut.Counts[0] > 1 && cut.Counts.Distinct().Count() == 1);
        return best.Counts is null ? cuts.Reverse().MaxBy(cut => cut.Counts[0]).Separator : best.Separator;
    }

    /// <summary>The first bytes of a stream, which is left where it was, and whether they are all.</summary>
    public static byte[] ReadHead(Stream stream, out bool whole)
    {
        long start = stream.Position;
        byte[] head = new byte[HeadBytes];
        head = head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        stream.Position = start;
        whole = head.Length < HeadBytes;
        return head;
    }

    private static void CheckText(ReadOnlySpan<byte> head, string file)
    {
        bool isUtf16 = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (head.Contains((byte)0) && !isUtf16)
        {
            throw new DataFormatException($"{file} is not text. Give a CSV file, with a row of numbers on every line.");
        }
    }

    /// <summary>The number of fields in each of the first rows; 0 where quotes show that the separator cannot be this one.</summary>
    private static List<int> CountFields(byte[] head, char separator, bool whole)
    {
        List<int> counts = [];
        bool fits = true;
        CsvReaderOptions rules = new()
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            OnMalformedRecord = record => fits &= record.Reason == CsvMalformedReason.UnterminatedQuote && !whole,
        };
        using CsvReader reader = CsvReader.Create(new MemoryStream(head), rules, leaveOpen: false);
        while (counts.Count <= HeadRows && reader.Read())
        {
            counts.Add(reader.FieldCount);
        }
        // The last row may have been cut off by the end of the head, or is one more than wanted.
        if (counts.Count > 1 && (!whole || counts.Count > HeadRows))
        {
            counts.RemoveAt(counts.Count - 1);
        }
        return fits && counts.Count > 0 ? counts : [0];
    }
}
