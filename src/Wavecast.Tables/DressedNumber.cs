using System.Globalization;

namespace Wavecast.Tables;

/// <summary>Numbers as spreadsheets show them: <c>1,234</c>, <c>$1,234.50</c>, <c>1 234,5 €</c>, <c>12 %</c>, <c>(1,234)</c>.</summary>
internal static class DressedNumber
{
    private const int Longest = 64;
    private const int DigitsOfGroup = 3;

    private static readonly byte[][] Spaces = [[.. " "u8], [.. "\u00A0"u8], [.. "\u202F"u8], [.. "\u2009"u8]];

    /// <summary>What parts thousands beside a point or a comma: it is nothing else.</summary>
    private static readonly byte[][] Parts = [.. Spaces, [.. "'"u8], [.. "’"u8]];

    private static readonly byte[][] Currencies = [[.. "$"u8], [.. "€"u8], [.. "£"u8], [.. "¥"u8], [.. "₹"u8]];

    /// <summary>Reads a number.</summary>
    /// <param name="cell">The text.</param>
    /// <param name="decimalSign">What stands before its decimals.</param>
    /// <param name="thousands">A point or comma that parts thousands; 0 for none.</param>
    /// <param name="number">What it says: of <c>12 %</c> 12.</param>
    /// <param name="isPercentage">Whether it ends so.</param>
    public static bool TryParse(ReadOnlySpan<byte> cell, byte decimalSign, byte thousands, out double number, out bool isPercentage)
    {
        Span<byte> plain = stackalloc byte[Longest];
        int length = Undress(cell, decimalSign, thousands, plain, out isPercentage);
        number = 0;
        return length > 0 && double.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Writes a number without what dresses it, with a point; gives its length, 0 for what is no number.</summary>
    private static int Undress(ReadOnlySpan<byte> cell, byte decimalSign, byte thousands, Span<byte> plain, out bool isPercentage)
    {
        isPercentage = false;
        ReadOnlySpan<byte> rest = Trim(cell);
        if (rest.IsEmpty || rest.Length > Longest)
        {
            return 0;
        }
        bool isNegative = rest[0] == '(' && rest[^1] == ')';
        rest = isNegative ? Trim(rest[1..^1]) : rest;
        bool hasSign = isNegative || CutSign(ref rest, ref isNegative);
        bool hasCurrency = CutStart(ref rest, Currencies);
        rest = Trim(rest);
        if (!hasSign)
        {
            CutSign(ref rest, ref isNegative);
        }
        isPercentage = !hasCurrency && CutEnd(ref rest, [[(byte)'%']]);
        if (!isPercentage && !hasCurrency)
        {
            CutEnd(ref rest, Currencies);
        }
        int length = 0;
        if (isNegative)
        {
            plain[length++] = (byte)'-';
        }
        int digits = CopyDigits(Trim(rest), decimalSign, thousands, plain[length..]);
        return digits == 0 ? 0 : length + digits;
    }

    /// <summary>Copies digits and decimals, without what parts thousands; gives how many bytes, 0 for another text.</summary>
    private static int CopyDigits(ReadOnlySpan<byte> text, byte decimalSign, byte thousands, Span<byte> plain)
    {
        ReadOnlySpan<byte> part = default;
        int length = 0, group = 0;
        for (int i = 0; i < text.Length;)
        {
            if (char.IsAsciiDigit((char)text[i]))
            {
                plain[length++] = text[i++];
                group++;
                continue;
            }
            if (part.IsEmpty ? group is 0 or > DigitsOfGroup : group != DigitsOfGroup)
            {
                // Before decimals there may be digits without parts.
                return part.IsEmpty && text[i] == decimalSign ? CopyDecimals(text[i..], plain, length) : 0;
            }
            if (text[i] == decimalSign)
            {
                return CopyDecimals(text[i..], plain, length);
            }
            ReadOnlySpan<byte> found = PartAt(text[i..], thousands);
            if (found.IsEmpty || !(part.IsEmpty || part.SequenceEqual(found)) || text[0] == '0')
            {
                return 0;
            }
            part = found;
            i += found.Length;
            group = 0;
        }
        return part.IsEmpty || group == DigitsOfGroup ? length : 0;
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

    private static bool CutSign(ref ReadOnlySpan<byte> text, ref bool isNegative)
    {
        bool isMinus = CutStart(ref text, [[(byte)'-'], [.. "−"u8]]);
        isNegative |= isMinus;
        return isMinus || CutStart(ref text, [[(byte)'+']]);
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
