using System.Text;
using CsvHelper;

namespace Wavecast.Tables;

/// <summary>Finds whether the numbers of a table are written with a decimal comma, as spreadsheets do where that is the custom.</summary>
internal static class DecimalSign
{
    public const byte Point = (byte)'.';
    public const byte Comma = (byte)',';

    /// <summary>Digits behind a comma that may as well part thousands.</summary>
    private const int ThousandsDigits = 3;

    /// <summary>Whether it is a comma: where none separates fields, and one can only be that of decimals, in the first 64 KiB, in a column of nothing but numbers, and no number there has a point.</summary>
    /// <param name="stream">A stream that can seek; left where it was.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="DataFormatException">The stream is empty or not text, or a number parts thousands by points.</exception>
    public static bool IsComma(Stream stream, string file)
    {
        char separator = CsvSeparator.Find(stream, file);
        if (separator == Comma)
        {
            return false;
        }
        CsvReaderOptions rules = new() { Separator = separator, HasHeader = false, TrimWhitespace = true, OnMalformedRecord = _ => { } };
        using CsvReader reader = CsvReader.Create(new MemoryStream(CsvSeparator.ReadHead(stream, out bool whole)), rules, leaveOpen: false);
        Dictionary<int, bool> decimals = [];
        HashSet<int> texts = [];
        bool hasPoint = false;
        // The last row of the head may be cut within a number.
        for (bool more = reader.Read(), first = true; more; first = false)
        {
            byte[][] fields = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetSpan(i).ToArray())];
            more = reader.Read();
            for (int i = 0; i < fields.Length && (more || whole); i++)
            {
                if (PartsThousands(fields[i]))
                {
                    throw new DataFormatException($"{file}: {DataFormatException.Quote(Encoding.UTF8.GetString(fields[i]))} parts thousands by '.', so that 1.234 may be as many too. Write numbers without a sign for thousands, and say what the decimal sign is (DecimalComma).");
                }
                double withPoint = Cell.Parse(fields[i]), withComma = Cell.Parse(fields[i], Comma);
                hasPoint |= fields[i].Contains(Point) && !Cell.IsText(withPoint);
                if (Cell.IsText(withComma) && !Cell.IsMissing(withComma) && !first)
                {
                    texts.Add(i);
                }
                decimals[i] = decimals.GetValueOrDefault(i) || IsDecimal(fields[i]);
            }
        }
        return !hasPoint && decimals.Any(column => column.Value && !texts.Contains(column.Key));
    }

    /// <summary>Whether a text is a number as <c>1.234,5</c>.</summary>
    private static bool PartsThousands(ReadOnlySpan<byte> field)
    {
        int comma = field.IndexOf(Comma), point = field.IndexOf(Point);
        return point > 0 && comma == field.LastIndexOf(Point) + 1 + ThousandsDigits && !Cell.IsText(Cell.Parse([.. field.ToArray().Where(sign => sign != Point)], Comma));
    }

    /// <summary>Whether a text is a number with a decimal comma, and not maybe one of thousands.</summary>
    private static bool IsDecimal(ReadOnlySpan<byte> field)
    {
        int comma = field.IndexOf(Comma);
        if (comma < 0 || Cell.IsText(Cell.Parse(field, Comma)))
        {
            return false;
        }
        ReadOnlySpan<byte> whole = field[..comma].TrimStart("+-"u8), rest = field[(comma + 1)..];
        return rest.Length != ThousandsDigits || whole.IsEmpty || whole[0] == '0' || whole.Length > ThousandsDigits;
    }
}
