using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wavecast.Tables;

/// <summary>Writes a CSV file row by row: commas, LF, quotes where RFC 4180 wants them, numbers that read back to the bit.</summary>
/// <param name="stream">Where the rows go; should be buffered.</param>
public sealed class CsvRowWriter(Stream stream)
{
    // A semicolon or tab needs no quotes between commas, but a reader that looks for the separator must not take it for one.
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\r\n");

    private readonly Stream stream = stream ?? throw new ArgumentNullException(nameof(stream));
    private bool inRow;

    /// <summary>Writes a field of text; the empty text is written as <c>""</c>.</summary>
    public void Write(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool quoted = text.Length == 0 || text.AsSpan().ContainsAny(NeedQuotes) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]);
        BeginField();
        stream.Write(Encoding.UTF8.GetBytes(quoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text));
    }

    /// <summary>Writes a number, with as few digits as read back to the same bits.</summary>
    public void Write(double number) => WriteFormatted(number);

    /// <summary>Writes a whole number.</summary>
    public void Write(long number) => WriteFormatted(number);

    /// <summary>Writes a field with nothing in it: a value that is missing.</summary>
    public void WriteEmpty() => BeginField();

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        stream.WriteByte((byte)'\n');
        inRow = false;
    }

    /// <summary>Writes a whole row of texts.</summary>
    public void WriteRow(params ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            Write(text);
        }
        EndRow();
    }

    private void WriteFormatted<TNumber>(TNumber number)
        where TNumber : IUtf8SpanFormattable
    {
        Span<byte> digits = stackalloc byte[32];
        number.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
        BeginField();
        stream.Write(digits[..length]);
    }

    private void BeginField()
    {
        if (inRow)
        {
            stream.WriteByte((byte)',');
        }
        inRow = true;
    }
}
