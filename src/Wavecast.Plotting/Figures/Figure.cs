using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>A title, one legend and rows of panels, on white.</summary>
internal sealed record Figure(string Title, IReadOnlyList<Pen> Pens, IReadOnlyList<PanelRow> Rows)
{
    public const int DefaultWidth = 1200;
    public const int OnlyRowHeight = 420;

    private const float TitleHeight = 34;
    private const float LegendHeight = 30;
    private const float RowGap = 10;

    /// <summary>One panel, its curves explained in the header.</summary>
    public static Figure Of(string title, Panel panel) =>
        new(title, [.. panel.Pens], [new PanelRow(OnlyRowHeight, 1, [panel])]);

    /// <summary>The title, with a word about the things that the picture has no room for.</summary>
    public static string TitleOf(string title, int count, int most, string things)
    {
        ArgumentNullException.ThrowIfNull(title);
        return count <= most ? title : string.Create(CultureInfo.InvariantCulture, $"{title} (the first {most} of {count} {things})");
    }

    /// <summary>In units, as the height.</summary>
    public int Width { get; init; } = DefaultWidth;

    public int Height => (int)Math.Ceiling(HeaderHeight + Rows.Sum(row => row.FullHeight) + RowGap * (Rows.Count - 1) + Theme.Margin / 2);

    private float HeaderHeight => Theme.Margin + TitleHeight + (Pens.Count > 0 ? LegendHeight : 0);

    public void Draw(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        DrawHeader(canvas);
        PanelPlot[][] rows = [.. Rows.Select(row => row.Panels.Select(panel => new PanelPlot(panel)).ToArray())];
        float top = HeaderHeight;
        for (int r = 0; r < rows.Length; r++)
        {
            float cellWidth = (Width - 2 * Theme.Margin + RowGap) / Rows[r].Columns;
            for (int c = 0; c < rows[r].Length; c++)
            {
                float left = Theme.Margin - 10 + c * cellWidth;
                PixelRect cell = new(left, left + cellWidth, top + Rows[r].FullHeight, top);
                rows[r][c].Draw(canvas, cell, WidestLeft(rows, c, Rows[r].Columns), Rows[r].Above, Rows[r].Below);
            }

            top += Rows[r].FullHeight + RowGap;
        }

        foreach (PanelPlot plot in rows.SelectMany(row => row))
        {
            plot.Dispose();
        }
    }

    /// <summary>Panels of a column begin at the same place, so that their steps stand above each other.</summary>
    private float WidestLeft(PanelPlot[][] rows, int column, int columns) => Enumerable.Range(0, rows.Length)
        .Where(r => (columns == 1 || Rows[r].Columns == columns) && column < rows[r].Length)
        .Max(r => rows[r][column].MeasureLeft(Rows[r].Height));

    private void DrawHeader(SKCanvas canvas)
    {
        using SKFont font = PlotFont.OfSize(Theme.TitleSize);
        using SKPaint ink = new() { Color = Theme.Ink, IsAntialias = true };
        float baseline = Theme.Margin + Theme.TitleSize;
        canvas.DrawText(PlotFont.Fit(Title, font, Width - 2 * Theme.Margin), Theme.Margin, baseline, SKTextAlign.Left, font, ink);
        Legend.DrawRow(canvas, Theme.Margin, Width - Theme.Margin, baseline + LegendHeight - 4, Pens);
    }
}
