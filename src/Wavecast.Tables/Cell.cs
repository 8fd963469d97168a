using System.Globalization;
using System.Text;

namespace Wavecast.Tables;

/// <summary>A cell as a number; cells that hold none are told apart by the payload of a NaN, so that a column is one list of doubles.</summary>
internal static class Cell
{
    public static readonly double Empty = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0001);
    public static readonly double Text = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0002);

    // A text too, but one that says that there is no number.
    private static readonly double Mark = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0003);

    public static bool IsEmpty(double cell) => BitConverter.DoubleToUInt64Bits(cell) == BitConverter.DoubleToUInt64Bits(Empty);

    public static bool IsText(double cell) => BitConverter.DoubleToUInt64Bits(cell) == BitConverter.DoubleToUInt64Bits(Text) || IsMark(cell);

    /// <summary>Whether a cell is empty, <c>NaN</c> or one of the marks as <c>NA</c>, <c>null</c> or <c>..</c>: no number, and not meant to be one.</summary>
    public static bool IsMissing(double cell) => double.IsNaN(cell) && (!IsText(cell) || IsMark(cell));

    /// <summary>The number in a cell, maybe not finite; <see cref="Empty"/> or <see cref="Text"/>.</summary>
    public static double Parse(ReadOnlySpan<byte> cell, byte decimalSign = NumberForm.Point) =>
        PlainNumber.TryParse(cell, decimalSign, out double plain) ? plain
        : TryParse(cell, decimalSign, out double number) ? number
        : IsBlank(cell) ? Empty
        : IsNoNumber(cell) ? Mark
        : Text;

    /// <summary>The number 1 or 0 of <c>true</c> or <c>false</c>, however its letters are; NaN for anything else.</summary>
    public static double ParseFlag(ReadOnlySpan<byte> cell) => Ascii.EqualsIgnoreCase(cell, "true"u8) ? 1 : Ascii.EqualsIgnoreCase(cell, "false"u8) ? 0 : double.NaN;

    public static bool IsBlank(ReadOnlySpan<byte> cell) => cell.Trim(" \t"u8).IsEmpty;

    /// <summary>What programs and offices write where there is no number: spreadsheets, databases, Python and R; <c>..</c>, <c>.</c>, <c>:</c> and <c>?</c> statistical offices, SAS and archives of data.</summary>
    private static bool IsNoNumber(ReadOnlySpan<byte> cell) => cell.Length switch
    {
        1 => cell[0] is (byte)'.' or (byte)':' or (byte)'?',
        2 => cell.SequenceEqual("NA"u8) || cell.SequenceEqual(".."u8),
        3 => Ascii.EqualsIgnoreCase(cell, "N/A"u8),
        4 => Ascii.EqualsIgnoreCase(cell, "null"u8) || cell.SequenceEqual("None"u8) || cell.SequenceEqual("#N/A"u8) || cell.SequenceEqual("<NA>"u8),
        _ => false,
    };

    private static bool IsMark(double cell) => BitConverter.DoubleToUInt64Bits(cell) == BitConverter.DoubleToUInt64Bits(Mark);

    /// <summary>Reads a number of any form; where a comma is the decimal sign, a point is none.</summary>
    private static bool TryParse(ReadOnlySpan<byte> cell, byte decimalSign, out double number)
    {
        const int LongestNumber = 64;
        if (decimalSign == NumberForm.Point || !cell.ContainsAny(NumberForm.Point, NumberForm.Comma))
        {
            return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        }
        number = 0;
        if (cell.Length > LongestNumber || cell.Contains(NumberForm.Point))
        {
            return false;
        }
        Span<byte> pointed = stackalloc byte[cell.Length];
        cell.Replace(pointed, NumberForm.Comma, NumberForm.Point);
        return double.TryParse(pointed, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
