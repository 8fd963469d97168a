using System.Globalization;
using System.Text;

namespace Wavecast.Tables;

/// <summary>How the numbers of a file are written: with a decimal point or comma, plainly or as spreadsheets show them. Immutable.</summary>
internal sealed class NumberForm
{
    public const byte Point = (byte)'.';
    public const byte Comma = (byte)',';

    private const byte Quote = (byte)'"';

    /// <summary>What is said where a decimal comma was found.</summary>
    public const string NoteOfComma = "A comma is read as the decimal sign.";

    /// <summary>Whether what <see cref="DressedNumber"/> knows is a number.</summary>
    private readonly bool isDressed;

    private readonly byte thousands;

    private NumberForm(byte decimalSign, byte thousands, bool isDressed) => (DecimalSign, this.thousands, this.isDressed) = (decimalSign, thousands, isDressed);

    /// <summary>Numbers with a point, and nothing else.</summary>
    public static NumberForm Plain { get; } = new(Point, 0, isDressed: false);

    /// <summary>What stands before decimals.</summary>
    public byte DecimalSign { get; }

    /// <summary>Whether a decimal comma was found, and not said.</summary>
    public bool HasFoundComma { get; private init; }

    /// <summary>The form of a file's numbers.</summary>
    /// <remarks>
    /// Columns of mostly numbers in the first 64 KiB tell, without the first row, which may hold names, and of points without the first column, which may hold times. A
    /// decimal sign is one that cannot part thousands, if the other one only does; where that other one may as well be a decimal sign of numbers with three decimals, it
    /// must be said. Commas in quotes, where commas separate fields, part thousands, but where one of them cannot.
    /// </remarks>
    /// <param name="stream">A stream that can seek; left where it was.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="decimalComma">Whether the decimal sign is a comma, if that is said.</param>
    /// <param name="mayBeSaid">Whether it could be; else a point stands before decimals where there is doubt.</param>
    /// <exception cref="DataFormatException">The stream is empty or not text, or its points may as well part thousands as stand before decimals.</exception>
    public static NumberForm Find(Stream stream, string file, bool? decimalComma, bool mayBeSaid)
    {
        char separator = CsvSeparator.Find(stream, file);
        if (decimalComma is { } said)
        {
            return Told(said);
        }
        byte[] head = CsvSeparator.ReadHead(stream, out bool whole);
        if (separator == Comma && !head.Contains(Quote))
        {
            return Told(isComma: false);
        }
        NumberSigns signs = NumberSigns.Read(head, separator, whole);
        NumberForm undecided = new(Point, 0, isDressed: true);
        if (separator == Comma)
        {
            return signs.HasDecimalComma ? undecided : Told(isComma: false);
        }
        if (signs.MayPartThousands is { } example)
        {
            return mayBeSaid ? throw new DataFormatException($"{file}: {DataFormatException.Quote(example)} may be a number of thousands. Say whether a comma stands before decimals (DecimalComma).") : undecided;
        }
        return signs.HasDecimalComma == signs.HasDecimalPoint ? undecided
            : signs.HasDecimalComma ? new NumberForm(Comma, Point, isDressed: true) { HasFoundComma = true }
            : signs.HasThousandsComma ? Told(isComma: false)
            : undecided;

        static NumberForm Told(bool isComma) => isComma ? new NumberForm(Comma, Point, isDressed: true) : new NumberForm(Point, Comma, isDressed: true);
    }

    /// <summary>Whether a text is a number, whatever its signs stand for.</summary>
    public static bool MayBeNumber(ReadOnlySpan<byte> text) => IsNumber(text, Point) || IsNumber(text, Comma);

    /// <summary>Whether no column is called so: it is a number, or missing. Percentages and amounts may be names, as quantiles are.</summary>
    public bool IsNoName(ReadOnlySpan<byte> text) => Cell.Parse(text, DecimalSign) is var cell && !Cell.IsText(cell) ? !Cell.IsEmpty(cell)
        : isDressed && char.IsAsciiDigit((char)text[0]) && char.IsAsciiDigit((char)text[^1]) && MayBeNumber(text);

    /// <summary>Whether a text is a number if this is the decimal sign and the other one parts thousands.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text, byte decimalSign) => !Cell.IsText(Cell.Parse(text, decimalSign))
        || DressedNumber.TryParse(text, decimalSign, decimalSign == Point ? Comma : Point, out _, out _);

    /// <summary>What is said of a number that was dressed.</summary>
    public static string NoteOf(ReadOnlySpan<byte> text, double number) =>
        string.Create(CultureInfo.InvariantCulture, $"{DataFormatException.Quote(Encoding.UTF8.GetString(text))} is read as {number}, and others like it so too.");

    /// <summary>The number in a cell, maybe not finite, or what <see cref="Cell.Parse"/> gives for others.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="wasDressed">Whether it was dressed.</param>
    /// <param name="isPercentage">Whether it is a percentage.</param>
    public double Parse(ReadOnlySpan<byte> text, out bool wasDressed, out bool isPercentage)
    {
        (wasDressed, isPercentage) = (false, false);
        double cell = Cell.Parse(text, DecimalSign);
        if (!isDressed || !Cell.IsText(cell) || Cell.IsMissing(cell) || !DressedNumber.TryParse(text, DecimalSign, thousands, out double number, out isPercentage)
            || (thousands == 0 && DressedNumber.TryParse(text, Comma, Point, out double other, out _) && other != number))
        {
            return cell;
        }
        wasDressed = true;
        return number;
    }
}
