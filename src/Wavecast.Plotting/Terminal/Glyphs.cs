namespace Wavecast.Plotting.Terminal;

/// <summary>The characters of a terminal plot.</summary>
internal sealed record Glyphs
{
    public static Glyphs Unicode { get; } = new()
    {
        YAxis = '│',
        YTick = '┤',
        Corner = '└',
        XAxis = '─',
        XTick = '┬',
        Border = '┊',
        TruthLevels = "˙·.:",
        TruthSample = "··",
        FreeRunSample = "⠒⠒",
        IsBraille = true,
    };

    public static Glyphs Ascii { get; } = new()
    {
        YAxis = '|',
        YTick = '+',
        Corner = '+',
        XAxis = '-',
        XTick = '+',
        Border = '|',
        TruthLevels = "'-.:",
        TruthSample = "-.",
        FreeRunSample = "##",
    };

    public required char YAxis { get; init; }

    public required char YTick { get; init; }

    public required char Corner { get; init; }

    public required char XAxis { get; init; }

    public required char XTick { get; init; }

    public required char Border { get; init; }

    public required string TruthSample { get; init; }

    public required string FreeRunSample { get; init; }

    /// <summary>A dot in the upper, middle, lower third of a cell, and several.</summary>
    private string TruthLevels { get; init; } = "";

    private bool IsBraille { get; init; }

    public DotGrid FreeRunDots(int columns, int rows) => IsBraille ? new DotGrid(columns, rows, 2, 4) : new DotGrid(columns, rows, 1, 1);

    /// <summary>The character of a cell of 1 × 3 dots.</summary>
    public char TruthOf(int pattern) => TruthLevels[pattern switch { 1 => 0, 2 => 1, 4 => 2, _ => 3 }];

    /// <summary>The character of a cell of the free run's dots.</summary>
    public char FreeRunOf(int pattern) => IsBraille ? Braille(pattern) : '#';

    /// <summary>Unicode numbers a braille cell's six upper dots down its columns, and the two lowest, added later, last.</summary>
    private static char Braille(int pattern)
    {
        int code = 0x2800;
        ReadOnlySpan<int> bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];
        for (int dot = 0; dot < bits.Length; dot++)
        {
            code |= (pattern >> dot & 1) * bits[dot];
        }

        return (char)code;
    }
}
