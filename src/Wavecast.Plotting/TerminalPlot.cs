using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Terminal;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting;

/// <summary>A drawing as text: the truth in light dots, the free run in braille on top of it, so that dots show where they part.</summary>
/// <remarks>The same steps and range of values as <see cref="DrawingPlot"/>; teacher-forced predictions are not shown.</remarks>
public static class TerminalPlot
{
    /// <summary>Lines around the plot: title, axis, tick labels, legend.</summary>
    private const int OtherLines = 4;

    private const int LinesPerTick = 3;

    /// <summary>The drawing in exactly the options' height of lines, none longer than their width, joined by line feeds.</summary>
    public static string Draw(DrawnSequence sequence, TerminalPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        options ??= new TerminalPlotOptions();
        Panel panel = DrawingPlot.PanelOf(sequence, isLast: true);
        Glyphs glyphs = options.Ascii ? Glyphs.Ascii : Glyphs.Unicode;
        int rows = options.Height - OtherLines;
        IReadOnlyList<TickMark> yTicks = panel.YTicks.Between(panel.Y.Low, panel.Y.High, Math.Max(2, rows / LinesPerTick));
        int gutter = yTicks.Select(tick => tick.Label.Length).DefaultIfEmpty(0).Max() + 1;
        CellGrid grid = new(options.Width, options.Height);
        grid.Write(0, 0, PlotFont.OneLine(TitleOf(panel)), Ink.Text);
        CellArea area = new(grid, gutter + 1, 1, options.Width - gutter - 1, rows);
        DrawYAxis(area, panel.Y, yTicks, glyphs);
        DrawXAxis(area, panel, glyphs);
        DrawCurves(area, panel, glyphs);
        DrawLegend(grid, sequence, panel, glyphs);
        string text = grid.ToText(options.Color);
        return options.Ascii ? new string([.. text.Select(c => char.IsAscii(c) ? c : '?')]) : text;
    }

    /// <summary>There is no room beside the axes for their names, so the title says them.</summary>
    private static string TitleOf(Panel panel) =>
        $"{panel.Title}: {panel.YLabel} by {panel.XLabel}{(panel.Note.Length > 0 ? $" ({panel.Note})" : "")}";

    private static void DrawYAxis(CellArea area, Extent y, IReadOnlyList<TickMark> ticks, Glyphs glyphs)
    {
        for (int row = 0; row < area.Rows; row++)
        {
            area.Set(-1, row, glyphs.YAxis, Ink.Frame);
        }

        foreach (TickMark tick in ticks)
        {
            int row = area.Rows - 1 - Place(tick.Position, y, area.Rows);
            area.Set(-1, row, glyphs.YTick, Ink.Frame);
            area.Write(-1 - tick.Label.Length - 1, row, tick.Label, Ink.Text);
        }
    }

    private static void DrawXAxis(CellArea area, Panel panel, Glyphs glyphs)
    {
        area.Set(-1, area.Rows, glyphs.Corner, Ink.Frame);
        for (int column = 0; column < area.Columns; column++)
        {
            area.Set(column, area.Rows, glyphs.XAxis, Ink.Frame);
        }

        foreach ((int column, int start, string label) in FittingLabels(area, panel))
        {
            area.Set(column, area.Rows, glyphs.XTick, Ink.Frame);
            area.Write(start, area.Rows + 1, label, Ink.Text);
        }
    }

    /// <summary>As many labels as stand two characters apart.</summary>
    private static List<(int Column, int Start, string Label)> FittingLabels(CellArea area, Panel panel)
    {
        List<(int Column, int Start, string Label)> placed = [];
        for (int most = Math.Max(1, area.Columns / 8); most >= 1; most--)
        {
            placed.Clear();
            foreach (TickMark tick in panel.XTicks.Between(panel.X.Low, panel.X.High, most))
            {
                int column = Place(tick.Position, panel.X, area.Columns);
                placed.Add((column, Math.Clamp(column - tick.Label.Length / 2, 0, Math.Max(0, area.Columns - tick.Label.Length)), tick.Label));
            }

            if (placed.Zip(placed.Skip(1)).All(pair => pair.First.Start + pair.First.Label.Length + 2 <= pair.Second.Start))
            {
                break;
            }
        }

        return placed;
    }

    private static void DrawCurves(CellArea area, Panel panel, Glyphs glyphs)
    {
        if (panel.Border is { } border)
        {
            for (int row = 0; row < area.Rows; row++)
            {
                area.Set(Place(border.X, panel.X, area.Columns), row, glyphs.Border, Ink.Frame);
            }
        }

        foreach (Curve curve in panel.Curves.Where(curve => curve.Pen != Pen.TeacherForced))
        {
            bool isTruth = curve.Pen == Pen.Truth;
            DotGrid dots = isTruth ? new DotGrid(area.Columns, area.Rows, 1, 3) : glyphs.FreeRunDots(area.Columns, area.Rows);
            dots.Draw(curve.Points, panel.X, panel.Y);
            for (int row = 0; row < area.Rows; row++)
            {
                for (int column = 0; column < area.Columns; column++)
                {
                    int pattern = dots[column, row];
                    if (pattern != 0)
                    {
                        area.Set(column, row, isTruth ? glyphs.TruthOf(pattern) : glyphs.FreeRunOf(pattern), isTruth ? Ink.Truth : Ink.FreeRun);
                    }
                }
            }
        }

        area.Write(Math.Max(0, (area.Columns - panel.EmptyText.Length) / 2), area.Rows / 2, panel.EmptyText, Ink.Text);
    }

    private static void DrawLegend(CellGrid grid, DrawnSequence sequence, Panel panel, Glyphs glyphs)
    {
        int row = grid.Height - 1;
        int column = 0;
        (bool Shown, string Sample, Ink Ink, string Text)[] entries =
        [
            (sequence.Truth.Length > 0, glyphs.TruthSample, Ink.Truth, "truth"),
            (sequence.Drawn.Length > 0, glyphs.FreeRunSample, Ink.FreeRun, "free run"),
            (panel.Border is not null, glyphs.Border.ToString(), Ink.Frame, "end of warm-up"),
        ];
        foreach ((_, string sample, Ink ink, string text) in entries.Where(entry => entry.Shown))
        {
            int end = column + sample.Length + 1 + text.Length;
            if (end <= grid.Width)
            {
                grid.Write(column, row, sample, ink);
                grid.Write(end - text.Length, row, text, Ink.Text);
                column = end + 3;
            }
        }
    }

    /// <summary>The cell of a value among cells that share the extent evenly.</summary>
    private static int Place(double value, Extent extent, int cells) =>
        Math.Clamp((int)((value - extent.Low) / extent.Span * cells), 0, cells - 1);
}
