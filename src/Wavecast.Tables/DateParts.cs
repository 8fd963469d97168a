using System.Globalization;
using System.Text;

namespace Wavecast.Tables;

/// <summary>The numbers of a date while it is read.</summary>
internal struct DateParts
{
    private const int FractionDigits = 7;

    /// <summary>Years of two digits from here on are of the last century, as POSIX, R and Python have it.</summary>
    private const int FirstOfLastCentury = 69;

    private int year;
    private int month = 1;
    private int day = 1;
    private int week;
    private int hour;
    private int? halfDay;
    private int minute;
    private int second;
    private int fraction;
    private int offsetMinutes;

    public DateParts()
    {
    }

    /// <summary>Reads a part from the beginning of a text, and takes it off; one of no length stands for itself.</summary>
    public bool TryRead(char kind, int length, ref ReadOnlySpan<byte> text)
    {
        switch (kind)
        {
            case var sign when length == 0: return TryByte(ref text, (byte)sign);
            case 'y' when length == 2:
                bool isShort = TryDigits(ref text, 2, 2, out year);
                year += year < FirstOfLastCentury ? 2000 : 1900;
                return isShort;
            case 'Y': return TryDigits(ref text, length, length, out int next) && next == (length == 2 ? (year + 1) % 100 : year + 1);
            case 'y': return TryDigits(ref text, 4, 4, out year);
            case 'M' when length == 3: return TryMonthName(ref text);
            case 'M': return TryDigits(ref text, length, 2, out month);
            case 'd': return TryDigits(ref text, length, 2, out day);
            case 'H': return TryDigits(ref text, length, 2, out hour);
            case 'h': return TryDigits(ref text, length, 2, out hour) && hour is >= 1 and <= 12;
            case 't': return TryHalfDay(ref text);
            case 'm': return TryDigits(ref text, length, 2, out minute);
            case 's': return TryDigits(ref text, length, 2, out second);
            case 'w': return TryDigits(ref text, length, 2, out week) && week >= 1;
            case 'F': return TryFraction(ref text);
            case 'K': return TryZone(ref text);
            case 'q':
                bool read = TryDigits(ref text, 1, 1, out int quarter) && quarter is >= 1 and <= 4;
                month = (quarter * 3) - 2;
                return read;
            // What .NET writes before AM and PM since it takes its words from Unicode.
            case ' ' when text.StartsWith("\u202f"u8):
                text = text["\u202f"u8.Length..];
                return true;
            default: return TryByte(ref text, (byte)kind);
        }
    }

    public readonly bool TryGetTicks(out long ticks)
    {
        ticks = 0;
        // 24:00 ends the day (ISO 8601), as the last of 24 hours that are called by their ends.
        bool valid = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && (hour <= 23 || (hour == 24 && minute == 0 && second == 0 && fraction == 0)) && minute <= 59 && second <= 59
            && (week == 0 || week <= ISOWeek.GetWeeksInYear(year));
        if (valid)
        {
            DateTime date = week > 0 ? ISOWeek.ToDateTime(year, week, DayOfWeek.Monday) : new DateTime(year, month, day);
            TimeSpan clock = new(halfDay is { } half ? (hour % 12) + half : hour, minute, second);
            ticks = date.Ticks + clock.Ticks + fraction - (offsetMinutes * TimeSpan.TicksPerMinute);
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

    /// <summary>Reads an English name, of three letters or in full, and a point behind the former.</summary>
    private bool TryMonthName(ref ReadOnlySpan<byte> text)
    {
        const int Short = 3;
        if (text.Length < Short)
        {
            return false;
        }
        for (month = 1; month <= 12; month++)
        {
            ReadOnlySpan<char> name = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[month - 1];
            if (StartsWith(text, name[..Short]))
            {
                bool inFull = StartsWith(text, name);
                text = text[(inFull ? name.Length : Short)..];
                _ = !inFull && TryByte(ref text, (byte)'.');
                return true;
            }
        }
        return false;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<char> name) => text.Length >= name.Length && Ascii.EqualsIgnoreCase(text[..name.Length], name);

    private bool TryHalfDay(ref ReadOnlySpan<byte> text)
    {
        const int HoursOfHalf = 12;
        halfDay = StartsWith(text, "AM") ? 0 : StartsWith(text, "PM") ? HoursOfHalf : null;
        text = halfDay is null ? text : text["AM".Length..];
        return halfDay is not null;
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
