using System.Buffers;
using System.Globalization;

namespace Wavecast.Tables;

/// <summary>Numbers as spreadsheets show them: <c>1,234</c>, <c>$1,234.50</c>, <c>1 234,5 €</c>, <c>12 %</c>, <c>(1,234)</c>, <c>1,23,456</c>.</summary>
internal static class DressedNumber
{
    private const int Longest = 64;
    private const int DigitsOfGroup = 3;
    private const int DigitsOfIndianGroup = 2;

    /// <summary>Bytes of such numbers; those from 128 on are of signs beyond ASCII. Most texts, of which a table may have millions, have another one.</summary>
    private static readonly SearchValues<byte> Bytes = SearchValues.Create([.. "0123456789.,' -+()%$"u8, .. Enumerable.Range(128, 128).Select(value => (byte)value)]);

    private static readonly byte[][] Spaces = [[.. " "u8], [.. "\u00A0"u8], [.. "\u202F"u8], [.. "\u2009"u8]];

    /// <summary>What parts thousands beside a point or a comma: it is nothing else.</summary>
    private static readonly byte[][] Parts = [.. Spaces, [.. "'"u8], [.. "’"u8]];

    private static readonly byte[][] Minuses = [[.. "-"u8], [.. "−"u8]];
    private static readonly byte[][] Plus = [[.. "+"u8]];
    private static readonly byte[][] Percent = [[.. "%"u8]];
    private static readonly byte[][] Currencies = [[.. "$"u8], [.. "€"u8], [.. "£"u8], [.. "¥"u8], [.. "₹"u8]];

    /// <summary>Reads a number.</summary>
    /// <param name="cell">The text.</param>
    /// <param name="decimalSign">What stands before its decimals.</param>
    /// <param name="thousands">A point or comma that parts thousands; 0 for none.</param>
    /// <param name="number">What it says: of <c>12 %</c> 12.</param>
    /// <param name="isPercentage">Whether it ends so.</param>
    public static bool TryParse(ReadOnlySpan<byte> cell, byte decimalSign, byte thousands, out double number, out bool isPercentage)
    {
        (number, isPercentage) = (0, false);
        if (cell.ContainsAnyExcept(Bytes))
        {
            return false;
        }
        Span<byte> plain = stackalloc byte[Longest];
        int length = Undress(cell, decimalSign, thousands, plain, out isPercentage);
        bool isNumber = length > 0 && double.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
        number = number == 0 ? 0 : number;
        return isNumber;
    }

    /// <summary>Writes a number without what dresses it, with a point; gives its length, 0 for what is no number.</summary>
    private static int Undress(ReadOnlySpan<byte> cell, byte decimalSign, byte thousands, Span<byte> plain, out bool isPercentage)
    {
        isPercentage = false;
        ReadOnlySpan<byte> rest = Trim(cell);
        if (rest.Length > Longest)
        {
            return 0;
        }
        if (!rest.IsEmpty && char.IsAsciiDigit((char)rest[0]) && char.IsAsciiDigit((char)rest[^1]))
        {
            // As dates are, too: nothing stands before or behind.
            return CopyDigits(rest, decimalSign, thousands, plain);
        }
        bool hasSign = false, isNegative = false, endsWithMinus = false, hasCurrency = false;
        for (int before = -1; before != rest.Length; rest = Trim(rest))
        {
            before = rest.Length;
            if (!hasSign && rest.Length > 2 && rest[0] == '(' && rest[^1] == ')')
            {
                (hasSign, isNegative) = (true, true);
                rest = rest[1..^1];
            }
            else if (!hasSign && (CutStart(ref rest, Minuses) || (endsWithMinus = CutEnd(ref rest, Minuses))))
            {
                (hasSign, isNegative) = (true, true);
            }
            else if (!hasSign && CutStart(ref rest, Plus))
            {
                hasSign = true;
            }
            else if (!hasCurrency && !isPercentage)
            {
                hasCurrency = CutStart(ref rest, Currencies) || CutEnd(ref rest, Currencies);
                isPercentage = !hasCurrency && CutEnd(ref rest, Percent);
            }
        }
        if (rest.IsEmpty && hasCurrency && hasSign)
        {
            // An account of nothing is shown as a dash.
            plain[0] = (byte)'0';
            return 1;
        }
        if (endsWithMinus && !rest.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            // A grade or a range, not a number of an account.
            return 0;
        }
        int length = 0;
        if (isNegative)
        {
            plain[length++] = (byte)'-';
        }
        int digits = CopyDigits(rest, decimalSign, thousands, plain[length..]);
        return digits == 0 ? 0 : length + digits;
    }

    /// <summary>Copies digits and decimals, without what parts thousands; gives how many bytes, 0 for another text.</summary>
    private static int CopyDigits(ReadOnlySpan<byte> text, byte decimalSign, byte thousands, Span<byte> plain)
    {
        int point = text.IndexOf(decimalSign);
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point], part = default;
        int length = 0, group = 0, first = 0, parts = 0;
        bool areThrees = true, areTwos = true;
        for (int i = 0; i < whole.Length;)
        {
            if (char.IsAsciiDigit((char)whole[i]))
            {
                plain[length++] = whole[i++];
                group++;
                continue;
            }
            ReadOnlySpan<byte> found = PartAt(whole[i..], thousands);
            if (found.IsEmpty || !(part.IsEmpty || part.SequenceEqual(found)))
            {
                return 0;
            }
            part = found;
            i += found.Length;
            first = parts == 0 ? group : first;
            areThrees &= parts == 0 || group == DigitsOfGroup;
            areTwos &= parts == 0 || group == DigitsOfIndianGroup;
            parts++;
            group = 0;
        }
        // Groups are of three digits or, as in India, of two before the last one.
        bool areThousands = group == DigitsOfGroup && ((first is > 0 and <= DigitsOfGroup && areThrees) || (first is > 0 and <= DigitsOfIndianGroup && parts > 1 && areTwos));
        return parts > 0 && (whole[0] == '0' || !areThousands) ? 0
            : point < 0 ? length : CopyDecimals(text[point..], plain, length);
    }

    private static int CopyDecimals(ReadOnlySpan<byte> text, Span<byte> plain, int length)
    {
        if (text[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9') || text.Length == 1)
        {
            return 0;
        }
        plain[length++] = NumberForm.Point;
        text[1..].CopyTo(plain[length..]);
        return length + text.Length - 1;
    }

    private static ReadOnlySpan<byte> PartAt(ReadOnlySpan<byte> text, byte thousands)
    {
        if (thousands != 0 && text[0] == thousands)
        {
            return text[..1];
        }
        foreach (byte[] part in Parts)
        {
            if (text.StartsWith(part))
            {
                return part;
            }
        }
        return default;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (CutStart(ref text, Spaces) || CutEnd(ref text, Spaces))
        {
            // Until neither end is a space.
        }
        return text;
    }

    private static bool CutStart(ref ReadOnlySpan<byte> text, byte[][] any)
    {
        foreach (byte[] one in any)
        {
            if (text.StartsWith(one))
            {
                text = text[one.Length..];
                return true;
            }
        }
        return false;
    }

    private static bool CutEnd(ref ReadOnlySpan<byte> text, byte[][] any)
    {
        foreach (byte[] one in any)
        {
            if (text.EndsWith(one))
            {
                text = text[..^one.Length];
                return true;
            }
        }
        return false;
    }
}
