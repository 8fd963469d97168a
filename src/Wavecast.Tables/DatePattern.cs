using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A way to write dates, and a reader of dates so written: of bytes, since a string for each of millions would cost more than all else.</summary>
internal sealed class DatePattern
{
    private const int LongestPattern = 40;
    private const string Fields = "yMdHhmstFKqw";

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
            while (Fields.Contains(text[i]) && end < text.Length && text[end] == text[i])
            {
                end++;
            }
            found.Add((text[i], end - i));
        }
        bool known = found.TrueForAll(part => Fields.Contains(part.Kind)
            ? part is ('y', 4) or ('M', <= 3) or ('d' or 'H' or 'h' or 'm' or 's' or 'w', <= 2) or ('t', 2) or ('F' or 'K' or 'q', 1)
            : part.Kind is 'T' or 'Q' or 'W' || (char.IsAscii(part.Kind) && !char.IsAsciiLetterOrDigit(part.Kind)));
        // Twelve hours are no time of day without the half that they are of.
        bool halves = found.Exists(part => part.Kind == 'h');
        if (!known || halves != found.Contains(('t', 2)) || !found.Contains(('y', 4)) || text.Length > LongestPattern)
        {
            throw new ArgumentException($"'{DataFormatException.Shorten(text)}' is no date format; expected yyyy and M, MM, MMM, d, dd, q, ww, H, HH, h, hh, mm, ss, F, tt or K with signs between them, as in yyyy-MM-dd.", nameof(text));
        }
        parts = [.. found];
    }

    public string Text { get; }

    /// <summary>Whether dates so written are universal times.</summary>
    public bool HasZone => parts.Contains(('K', 1));

    /// <summary>Whether dates so written have a time of day.</summary>
    public bool HasClock => Array.Exists(parts, part => part.Kind is 'H' or 'h');

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

    private bool Has(char kind) => Array.Exists(parts, part => part.Kind == kind);
}
