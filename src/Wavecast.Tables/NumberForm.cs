using System.Globalization;
using System.Text;
using CsvHelper;

namespace Wavecast.Tables;

/// <summary>How the numbers of a file are written: with a decimal point or comma, plainly or as spreadsheets show them; and what a reader should know of it.</summary>
internal sealed class NumberForm
{
    public const byte Point = (byte)'.';
    public const byte Comma = (byte)',';

    /// <summary>Digits behind a sign that may as well part thousands.</summary>
    private const int DigitsOfThousands = 3;

    /// <summary>Whether what <see cref="DressedNumber"/> knows is a number.</summary>
    private readonly bool isDressed;

    private readonly byte thousands;

    private NumberForm(byte decimalSign, byte thousands, bool isDressed) => (DecimalSign, this.thousands, this.isDressed) = (decimalSign, thousands, isDressed);

    /// <summary>Numbers with a point, and nothing else.</summary>
    public static NumberForm Plain { get; } = new(Point, 0, isDressed: false);

    /// <summary>What stands before decimals.</summary>
    public byte DecimalSign { get; }

    /// <summary>What is said of numbers that were dressed; empty where none was.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The form of a file's numbers.</summary>
    /// <remarks>
    /// Of the first 64 KiB columns of nothing but numbers tell. A decimal sign is one that cannot part thousands, in none of them or only where it does;
    /// the other sign then parts them. Where commas separate fields, those in a number part thousands.
    /// </remarks>
    /// <param name="stream">A stream that can seek; left where it was.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="decimalComma">Whether the decimal sign is a comma, if that is said.</param>
    /// <exception cref="DataFormatException">The stream is empty or not text.</exception>
    public static NumberForm Find(Stream stream, string file, bool? decimalComma)
    {
        char separator = CsvSeparator.Find(stream, file);
        (bool isComma, bool isPoint) = decimalComma is { } comma ? (comma, !comma)
            : separator == Comma ? (false, true)
            : SignsIn(CsvSeparator.ReadHead(stream, out bool whole), separator, whole);
        return isComma && !isPoint ? new NumberForm(Comma, Point, isDressed: true) : new NumberForm(Point, isPoint && !isComma ? Comma : default, isDressed: true);
    }

    /// <summary>The number in a cell, maybe not finite, or what <see cref="Cell.Parse"/> gives for others.</summary>
    public double Parse(ReadOnlySpan<byte> text) => Parse(text, out _);

    /// <summary>The same, and whether it is a percentage.</summary>
    public double Parse(ReadOnlySpan<byte> text, out bool isPercentage)
    {
        isPercentage = false;
        double cell = Cell.Parse(text, DecimalSign);
        if (!isDressed || !Cell.IsText(cell) || Cell.IsMissing(cell) || !DressedNumber.TryParse(text, DecimalSign, thousands, out double number, out isPercentage))
        {
            return cell;
        }
        if (Note.Length == 0)
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{DataFormatException.Quote(Encoding.UTF8.GetString(text))} is read as {number}, and others like it so too.");
        }
        return number;
    }

    /// <summary>Which signs stand before decimals in the columns of numbers.</summary>
    private static (bool Comma, bool Point) SignsIn(byte[] head, char separator, bool whole)
    {
        CsvReaderOptions rules = new() { Separator = separator, HasHeader = false, TrimWhitespace = true, OnMalformedRecord = _ => { } };
        using CsvReader reader = CsvReader.Create(new MemoryStream(head), rules, leaveOpen: false);
        Dictionary<int, HashSet<byte>> signs = [];
        HashSet<int> texts = [];
        // The last row of the head may be cut within a number.
        for (bool more = reader.Read(), first = true; more; first = false)
        {
            byte[][] fields = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetSpan(i).ToArray())];
            more = reader.Read();
            for (int i = 0; i < fields.Length && (more || whole); i++)
            {
                bool withComma = IsNumber(fields[i], Comma), withPoint = IsNumber(fields[i], Point);
                if (withComma && !withPoint)
                {
                    signs.TryAdd(i, []);
                    signs[i].Add(Comma);
                }
                else if (withPoint && !withComma)
                {
                    signs.TryAdd(i, []);
                    signs[i].Add(Point);
                }
                else if (!withPoint && !first && !Cell.IsMissing(Cell.Parse(fields[i])))
                {
                    texts.Add(i);
                }
            }
        }
        byte[] found = [.. signs.Where(column => !texts.Contains(column.Key)).SelectMany(column => column.Value).Distinct()];
        return (found.Contains(Comma), found.Contains(Point));
    }

    /// <summary>Whether a text is a number if this is the decimal sign and the other one parts thousands.</summary>
    private static bool IsNumber(ReadOnlySpan<byte> text, byte decimalSign) => !Cell.IsText(Cell.Parse(text, decimalSign))
        || DressedNumber.TryParse(text, decimalSign, decimalSign == Point ? Comma : Point, out _, out _);
}
