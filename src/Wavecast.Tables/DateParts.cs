namespace Wavecast.Tables;

/// <summary>The numbers of a date while it is read.</summary>
internal struct DateParts
{
    private const int FractionDigits = 7;

    private int year;
    private int month = 1;
    private int day = 1;
    private int hour;
    private int minute;
    private int second;
    private int fraction;
    private int offsetMinutes;

    public DateParts()
    {
    }

    /// <summary>Reads a part from the beginning of a text, and takes it off.</summary>
    public bool TryRead(char kind, int length, ref ReadOnlySpan<byte> text)
    {
        switch (kind)
        {
            case 'y': return TryDigits(ref text, 4, 4, out year);
            case 'M' when length == 3: return TryMonthName(ref text);
            case 'M': return TryDigits(ref text, length, 2, out month);
            case 'd': return TryDigits(ref text, length, 2, out day);
            case 'H': return TryDigits(ref text, length, 2, out hour);
            case 'm': return TryDigits(ref text, 2, 2, out minute);
            case 's': return TryDigits(ref text, 2, 2, out second);
            case 'F': return TryFraction(ref text);
            case 'K': return TryZone(ref text);
            case 'q':
                bool read = TryDigits(ref text, 1, 1, out int quarter) && quarter is >= 1 and <= 4;
                month = (quarter * 3) - 2;
                return read;
            default: return TryByte(ref text, (byte)kind);
        }
    }

    public readonly bool TryGetTicks(out long ticks)
    {
        ticks = 0;
        bool valid = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour <= 23 && minute <= 59 && second <= 59;
        if (valid)
        {
            ticks = new DateTime(year, month, day, hour, minute, second).Ticks + fraction - (offsetMinutes * TimeSpan.TicksPerMinute);
        }
        return valid && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
    }

    private static bool TryByte(ref ReadOnlySpan<byte> text, byte expected)
    {
        bool found = !text.IsEmpty && text[0] == expected;
        text = found ? text[1..] : text;
        return found;
    }

    private static bool TryDigits(ref ReadOnlySpan<byte> text, int least, int most, out int number)
    {
        number = 0;
        int digits = 0;
        while (digits < most && digits < text.Length && char.IsAsciiDigit((char)text[digits]))
        {
            number = (number * 10) + text[digits] - '0';
            digits++;
        }
        text = text[digits..];
        return digits >= least;
    }

    private bool TryMonthName(ref ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> names = "janfebmaraprmayjunjulaugsepoctnovdec"u8;
        if (text.Length < 3)
        {
            return false;
        }
        Span<byte> lower = [(byte)(text[0] | 0x20), (byte)(text[1] | 0x20), (byte)(text[2] | 0x20)];
        text = text[3..];
        for (month = 1; month <= 12; month++)
        {
            if (names.Slice((month - 1) * 3, 3).SequenceEqual(lower))
            {
                return true;
            }
        }
        return false;
    }

    private bool TryFraction(ref ReadOnlySpan<byte> text)
    {
        if (!TryByte(ref text, (byte)'.'))
        {
            return true;
        }
        int before = text.Length;
        bool read = TryDigits(ref text, 1, FractionDigits, out fraction);
        for (int digits = before - text.Length; digits < FractionDigits; digits++)
        {
            fraction *= 10;
        }
        return read;
    }

    private bool TryZone(ref ReadOnlySpan<byte> text)
    {
        if (TryByte(ref text, (byte)'Z'))
        {
            return true;
        }
        int sign = TryByte(ref text, (byte)'+') ? 1 : TryByte(ref text, (byte)'-') ? -1 : 0;
        if (sign == 0 || !TryDigits(ref text, 2, 2, out int hours))
        {
            return false;
        }
        bool colon = TryByte(ref text, (byte)':');
        int minutes = 0;
        bool read = (text.IsEmpty && !colon) || TryDigits(ref text, 2, 2, out minutes);
        offsetMinutes = sign * ((hours * 60) + minutes);
        return read && hours <= 14 && minutes <= 59;
    }
}
