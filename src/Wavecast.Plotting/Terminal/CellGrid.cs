using System.Text;

namespace Wavecast.Plotting.Terminal;

/// <summary>A rectangle of characters, each with its ink. What lies outside is not written.</summary>
internal sealed class CellGrid(int width, int height)
{
    private readonly (char Glyph, Ink Ink)[] _cells = [.. Enumerable.Repeat((' ', Ink.Text), width * height)];

    public int Width => width;

    public int Height => height;

    public void Set(int column, int row, char glyph, Ink ink)
    {
        if (column >= 0 && column < width && row >= 0 && row < height)
        {
            _cells[row * width + column] = (glyph, ink);
        }
    }

    public void Write(int column, int row, string text, Ink ink)
    {
        for (int i = 0; i < text.Length; i++)
        {
            Set(column + i, row, text[i], ink);
        }
    }

    /// <summary>The lines, without blanks at their ends.</summary>
    public string ToText(bool color)
    {
        string[] lines = new string[height];
        for (int row = 0; row < height; row++)
        {
            lines[row] = Line(_cells.AsSpan(row * width, width), color);
        }

        return string.Join('\n', lines);
    }

    private static string Line(ReadOnlySpan<(char Glyph, Ink Ink)> cells, bool color)
    {
        while (cells.Length > 0 && cells[^1].Glyph == ' ')
        {
            cells = cells[..^1];
        }

        StringBuilder line = new();
        Ink current = Ink.Text;
        foreach ((char glyph, Ink ink) in cells)
        {
            if (color && glyph != ' ' && ink != current)
            {
                line.Append(Escape(ink));
                current = ink;
            }

            line.Append(glyph);
        }

        return current == Ink.Text ? line.ToString() : line.Append(Escape(Ink.Text)).ToString();
    }

    private static string Escape(Ink ink) => ink switch
    {
        Ink.Frame => "\e[0;90m",
        Ink.Truth => "\e[0;37m",
        Ink.FreeRun => "\e[1;36m",
        _ => "\e[0m",
    };
}
