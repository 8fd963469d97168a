using System.Globalization;
using System.Text;

namespace Wavecast.Tables;

/// <summary>Reads the dates that an index may hold. Keeps the format that fitted last, which is that of the next cell too.</summary>
internal sealed class DateText
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM",
        "yyyy/MM/dd",
        "MMM-d-yyyy",
        .. from day in new[] { "yyyy-MM-dd", "yyyy/MM/dd" }
           from gap in new[] { "'T'", " " }
           from time in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
           from zone in new[] { "", "K" }
           select day + gap + time + zone,
    ];

    private string last = Formats[0];

    /// <summary>Reads a date or time as ticks of universal time; one without a zone is taken as universal.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        Span<char> characters = stackalloc char[40];
        if (text.Length > characters.Length || !Encoding.UTF8.TryGetChars(text, characters, out int length))
        {
            ticks = 0;
            return false;
        }
        if (TryParse(characters[..length], last, out ticks))
        {
            return true;
        }
        foreach (string format in Formats)
        {
            if (TryParse(characters[..length], format, out ticks))
            {
                last = format;
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a whole number reads <c>yyyyMMdd</c>, in the years 1000 to 2999.</summary>
    public static bool IsDay(double number)
    {
        if (number is not (>= 1000_01_01 and <= 2999_12_31) || number != Math.Floor(number))
        {
            return false;
        }
        (int year, int month, int day) = ((int)number / 10000, (int)number / 100 % 100, (int)number % 100);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static bool TryParse(ReadOnlySpan<char> text, string format, out long ticks)
    {
        bool parsed = DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date);
        ticks = date.UtcTicks;
        return parsed;
    }
}
