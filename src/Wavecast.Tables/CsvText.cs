using CsvHelper;

namespace Wavecast.Tables;

/// <summary>The rules by which every CSV file is cut into rows and fields.</summary>
internal static class CsvText
{
    public const byte LineFeed = (byte)'\n';

    /// <summary>A reader of all rows.</summary>
    /// <param name="stream">A stream that can seek.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="DataFormatException">The stream is empty or not text.</exception>
    public static CsvReader Open(Stream stream, string file)
    {
        CsvReaderOptions rules = new()
        {
            Separator = CsvSeparator.Find(stream, file),
            HasHeader = false,
            TrimWhitespace = true,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        return CsvReader.Create(stream, rules, leaveOpen: true);
    }

    /// <summary>Those of some bytes' rows that are not blank, each with the line in which it begins; one that their end may have cut off is left out.</summary>
    /// <remarks>What is wrong with the quotes is told by the reader of the whole file, which knows its end.</remarks>
    /// <param name="text">The bytes, from the beginning of a row on.</param>
    /// <param name="separator">What separates the fields.</param>
    /// <param name="whole">Whether nothing follows them.</param>
    /// <param name="most">So many rows at most.</param>
    public static List<(string[] Fields, long Line)> Rows(byte[] text, char separator, bool whole, int most)
    {
        CsvReaderOptions rules = new() { Separator = separator, HasHeader = false, TrimWhitespace = true, SkipEmptyLines = false, TrackLineNumbers = true, OnMalformedRecord = _ => { } };
        using CsvReader reader = CsvReader.Create(new MemoryStream(text), rules, leaveOpen: false);
        List<(string[], long)> rows = [];
        while (rows.Count < most && reader.Read())
        {
            if (!IsBlank(reader))
            {
                rows.Add(([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)], reader.LineNumber));
            }
        }
        if (!whole && rows.Count > 1)
        {
            rows.RemoveAt(rows.Count - 1);
        }
        return rows;
    }

    /// <summary>Where the line behind so many lines begins, or the end.</summary>
    public static int OffsetBehind(ReadOnlySpan<byte> text, long lines)
    {
        int offset = 0;
        for (long line = 0; line < lines; line++)
        {
            int length = text[offset..].IndexOf(LineFeed);
            offset = length < 0 ? text.Length : offset + length + 1;
        }
        return offset;
    }

    public static bool IsBlank(CsvReader reader) => reader.FieldCount == 1 && Cell.IsBlank(reader.GetRawSpan(0));

    public static DataFormatException WrongQuotes(string file, CsvFormatException e) =>
        new($"{file}, line {e.LineNumber}: the quotes do not pair. Put quotes around the whole field, and double those inside it.", e);
}
