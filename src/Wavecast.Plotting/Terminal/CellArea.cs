namespace Wavecast.Plotting.Terminal;

/// <summary>The part of a grid inside the axes, with columns and rows counted from its own corner; axes lie at −1 and at Rows.</summary>
internal sealed record CellArea(CellGrid Grid, int Left, int Top, int Columns, int Rows)
{
    public void Set(int column, int row, char glyph, Ink ink) => Grid.Set(Left + column, Top + row, glyph, ink);

    public void Write(int column, int row, string text, Ink ink) => Grid.Write(Left + column, Top + row, text, ink);
}
