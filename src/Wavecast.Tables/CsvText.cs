using CsvHelper;

namespace Wavecast.Tables;

/// <summary>The rules by which every CSV file is cut into rows and fields.</summary>
internal static class CsvText
{
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

    public static bool IsBlank(CsvReader reader) => reader.FieldCount == 1 && Cell.IsBlank(reader.GetRawSpan(0));

    public static DataFormatException WrongQuotes(string file, CsvFormatException e) =>
        new($"{file}, line {e.LineNumber}: the quotes do not pair. Put quotes around the whole field, and double those inside it.", e);
}
