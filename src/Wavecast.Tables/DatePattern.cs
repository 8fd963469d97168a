using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A way to write dates, and a reader of dates so written: of bytes, since a string for each of millions would cost more than all else.</summary>
internal sealed class DatePattern
{
    private const int LongestPattern = 40;
    private const string Fields = "yYMdHhmstFKqw";
    private const int ShortYear = 2;
    private const int LongYear = 4;

    private readonly (char Kind, int Length)[] parts;

    /// <param name="text">As told at <see cref="PanelOptions.DateFormat"/>.</param>
    /// <exception cref="ArgumentException">The format has another letter, no year, or is too long.</exception>
    public DatePattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        List<(char Kind, int Length)> found = [];
        for (int i = 0, end; i < text.Length; i = end)
        {
            end = i + 1;
            if (text[i] == '\'' && i + 2 < text.Length && text[i + 2] == '\'')
            {
                end = i + 3;
                found.Add((text[i + 1], 0));
                continue;
            }
            while (Fields.Contains(text[i]) && end < text.Length && text[end] == text[i])
            {
                end++;
            }
            found.Add((text[i], end - i));
        }
        bool known = found.TrueForAll(part => part.Length == 0 ? char.IsAscii(part.Kind) : Fields.Contains(part.Kind)
            ? part is ('y' or 'Y', ShortYear or LongYear) or ('M', <= 3) or ('d' or 'H' or 'h' or 'm' or 's' or 'w', <= 2) or ('t', 2) or ('F' or 'K' or 'q', 1)
            : part.Kind is 'T' or 'Q' or 'W' || (char.IsAscii(part.Kind) && !char.IsAsciiLetterOrDigit(part.Kind)));
        // Twelve hours are no time of day without the half that they are of.
        bool halves = found.Exists(part => part is ('h', > 0));
        if (!known || halves != found.Contains(('t', 2)) || !found.Exists(part => part is ('y', > 0)) || text.Length > LongestPattern)
        {
            throw new ArgumentException($"'{DataFormatException.Shorten(text)}' is no date format; expected yyyy or yy, and M, MM, MMM, d, dd, q, ww, H, HH, h, hh, mm, ss, F, tt or K with signs between them, as in yyyy-MM-dd.", nameof(text));
        }
        parts = [.. found];
    }

    public string Text { get; }

    /// <summary>Whether dates so written are universal times.</summary>
    public bool HasZone => parts.Contains(('K', 1));

    /// <summary>Whether dates so written have a time of day.</summary>
    public bool HasClock => Has('H') || Has('h');

    /// <summary>Whether years have two digits.</summary>
    public bool HasShortYear => parts.Contains(('y', ShortYear));

    /// <summary>Whether a date is two years, one behind the other: a season, or a year of accounts.</summary>
    public bool IsOfTwoYears => Has('Y');

    /// <summary>The frequency that one date alone shows by how it is written; null if it does not.</summary>
    public Frequency? Implied => HasClock || Has('d') ? null : Has('q') ? Frequency.Quarterly : Has('w') ? Frequency.Weekly : Has('M') ? Frequency.Monthly : Frequency.Yearly;

    /// <summary>The ticks of a date, universal ones where it has a zone; false for any other text.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        DateParts date = new();
        foreach ((char kind, int length) in parts)
        {
            if (!date.TryRead(kind, length, ref text))
            {
                return false;
            }
        }
        return text.IsEmpty && date.TryGetTicks(out ticks);
    }

    private bool Has(char kind) => Array.Exists(parts, part => part.Kind == kind && part.Length > 0);
}
