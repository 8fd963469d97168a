namespace Wavecast.Plotting;

/// <summary>Size and characters of a drawing in the terminal.</summary>
public sealed record TerminalPlotOptions
{
    /// <summary>Characters in a line, axis labels included; from 40 to 1,000. Default 80.</summary>
    public int Width { get; init => field = InRange(value, 40, 1000, nameof(Width)); } = 80;

    /// <summary>Lines, with title, axis and legend; from 8 to 500. Default 20.</summary>
    public int Height { get; init => field = InRange(value, 8, 500, nameof(Height)); } = 20;

    /// <summary>Whether to use ASCII only, for terminals and logs without Unicode.</summary>
    public bool Ascii { get; init; }

    /// <summary>Whether to add ANSI colours; everything can be told apart without.</summary>
    public bool Color { get; init; }

    private static int InRange(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
