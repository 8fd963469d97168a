using System.Text;

namespace Wavecast.Tables;

/// <summary>Lines behind a table that are no part of it: where the data come from, when they were made, rows of a spreadsheet that hold nothing.</summary>
internal static class CsvFooter
{
    /// <summary>Bytes at the end that are looked at.</summary>
    private const int TailBytes = 1 << 16;

    /// <summary>Lines that may tell of the table.</summary>
    private const int MostTelling = 12;

    private const byte Quote = (byte)'"';

    /// <summary>A stream that ends with the table; null where nothing is behind it.</summary>
    /// <remarks>
    /// Such rows are empty or have two fields at most, none of them a number. What tells of a table is behind an empty row, or by itself in a row and looks
    /// like a remark (<c>Source: …</c>, <c>* …</c>): a time or an id whose values are all missing is no remark.
    /// </remarks>
    /// <param name="stream">A stream that can seek; left where it was.</param>
    /// <param name="note">What is said about it.</param>
    public static PartOfStream? Cut(Stream stream, out string note)
    {
        note = "";
        byte[] tail = ReadTail(stream, out long start);
        // Text of two bytes a character has no lines of bytes; in a tail that begins within quotes, all fields would be others.
        if (tail.Contains((byte)0) || tail.Count(value => value == Quote) % 2 == 1)
        {
            return null;
        }
        List<(string[] Fields, long Line)> rows = CsvSeparator.Known.Select(separator => CsvText.Rows(tail, separator, whole: true, int.MaxValue)).MaxBy(CountAlike)!;
        int end = FindEnd(rows);
        if (end == rows.Count)
        {
            return null;
        }
        string told = rows[end..].Select(row => string.Join(' ', row.Fields.Where(field => field.Length > 0))).FirstOrDefault(text => text.Length > 0, "");
        note = told.Length == 0 ? "" : $"What is behind the table is left out: {DataFormatException.Quote(told)}.";
        return new PartOfStream(stream, stream.Position, start + CsvText.OffsetBehind(tail, LastLine(rows[end - 1])));
    }

    /// <summary>How many rows have as many fields as most have that have several.</summary>
    private static int CountAlike(List<(string[] Fields, long Line)> rows) =>
        rows.Where(row => row.Fields.Length > 1).CountBy(row => row.Fields.Length).Select(count => count.Value).DefaultIfEmpty().Max();

    /// <summary>The number of rows that belong to the table.</summary>
    private static int FindEnd(List<(string[] Fields, long Line)> rows)
    {
        int end = rows.FindLastIndex(row => !CsvPreamble.TellsOfATable(row.Fields) || Array.Exists(row.Fields, IsMarked)) + 1;
        if (end == 0 || rows[end..].Count(row => CsvPreamble.Told(row.Fields) > 0) > MostTelling)
        {
            return rows.Count;
        }
        // The first of them that an empty line or row is before, or that is a remark.
        while (end < rows.Count && !(CsvPreamble.Told(rows[end].Fields) == 0 || IsRemark(rows[end].Fields) || LinesBetween(rows[end - 1], rows[end]) > 0))
        {
            end++;
        }
        return end;
    }

    /// <summary>Blank lines between two rows.</summary>
    private static long LinesBetween((string[] Fields, long Line) row, (string[] Fields, long Line) next) => next.Line - LastLine(row) - 1;

    /// <summary>The line that a row ends in: it is called by that in which it begins.</summary>
    private static long LastLine((string[] Fields, long Line) row) => row.Line + row.Fields.Sum(field => field.Count(c => c == CsvText.LineFeed));

    /// <summary>Whether a field says that a value is missing, which belongs to a table.</summary>
    private static bool IsMarked(string field) => Cell.Parse(Encoding.UTF8.GetBytes(field)) is var cell && Cell.IsMissing(cell) && !Cell.IsEmpty(cell);

    /// <summary>A text alone in its row, as <c>Source: an office</c> or <c>* provisional</c>.</summary>
    private static bool IsRemark(string[] fields) => CsvPreamble.Told(fields) == 1
        && (fields[0][0] is '*' or '©' || (char.IsLetter(fields[0][0]) && fields[0].Contains(": ", StringComparison.Ordinal)));

    /// <summary>The last bytes, from the beginning of a line on, and where they begin; the stream is left where it was.</summary>
    private static byte[] ReadTail(Stream stream, out long start)
    {
        long first = stream.Position;
        start = Math.Max(first, stream.Length - TailBytes);
        stream.Position = start;
        byte[] tail = new byte[stream.Length - start];
        stream.ReadExactly(tail);
        stream.Position = first;
        if (start == first)
        {
            return tail;
        }
        int line = tail.AsSpan().IndexOf(CsvText.LineFeed) + 1;
        start += line;
        return tail[line..];
    }
}
