using ScottPlot;
using SkiaSharp;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting.Figures;

/// <summary>A panel ready to be drawn on a canvas.</summary>
internal sealed class PanelPlot : IDisposable
{
    private const float TitleHeight = 24;
    private const float TitlelessHeight = 4;
    private const float LegendHeight = 20;
    private const float RightMargin = 18;
    private const float YLabelWidth = 24;
    private const float TickRoom = 14;
    private const float TickLabelHeight = 26;
    private const float XLabelHeight = 20;

    /// <summary>What a note may take of the width, so that the title has some.</summary>
    private const float MostNote = 0.6f;

    private readonly Panel _panel;
    private readonly Plot _plot = new();

    public PanelPlot(Panel panel)
    {
        _panel = panel;
        // The canvas belongs to the whole figure.
        _plot.RenderManager.ClearCanvasBeforeEachRender = false;
        _plot.FigureBackground.Color = Colors.Transparent;
        Extent y = panel.Y.Padded(panel.IsFromZero ? 0 : Panel.RoomBelow, panel.Border is null ? Panel.RoomAbove : Panel.RoomForWords);
        _plot.Axes.SetLimits(panel.X.Low, panel.X.High, y.Low, y.High);
        Style(_plot.Axes.Bottom, new FittingTicks(panel.XTicks, 16) { MaxTickCount = 14 });
        Style(_plot.Axes.Left, new FittingTicks(panel.YTicks, 10) { MaxTickCount = 8 });
        // ScottPlot centers the line of text, room for descenders included; digits have none and would sit too high.
        _plot.Axes.Left.TickLabelStyle.OffsetY = 2;
        foreach (IAxis unused in new IAxis[] { _plot.Axes.Top, _plot.Axes.Right })
        {
            unused.FrameLineStyle.IsVisible = false;
        }

        _plot.Grid.MajorLineColor = ColorOf(Theme.Grid);
        _plot.Grid.MajorLineWidth = 1;
        _plot.PlottableList.AddRange(panel.Bands.Select(band => new Drawn(band.Draw)));
        if (panel.Border is { } border)
        {
            _plot.RenderManager.RenderStarting += (_, rp) => border.Shade(rp);
            _plot.PlottableList.Add(new Drawn(border.Draw));
        }

        _plot.PlottableList.AddRange(panel.Curves.Select(curve => new Drawn(curve.Draw)));
    }

    /// <summary>Height above the axes: the panel's title and legend.</summary>
    public static float HeightAbove(Panel panel) =>
        (panel.Title.Length > 0 || panel.Note.Length > 0 ? TitleHeight : TitlelessHeight) + (panel.HasLegend ? LegendHeight : 0);

    /// <summary>Height below the axes: the tick labels and the axis' name.</summary>
    public static float HeightBelow(Panel panel) => TickLabelHeight + (panel.XLabel.Length > 0 ? XLabelHeight : 0);

    /// <summary>Width of the tick labels and the axis' name left of axes of the given height.</summary>
    public float MeasureLeft(float height)
    {
        using Paint paint = Paint.NewDisposablePaint();
        _plot.Axes.Left.RegenerateTicks(height, paint);
        float widest = _plot.Axes.Left.TickGenerator.Ticks
            .Select(tick => _plot.Axes.Left.TickLabelStyle.Measure(tick.Label, paint).Width)
            .DefaultIfEmpty(0)
            .Max();
        return widest + TickRoom + YLabelWidth;
    }

    /// <summary>Draws into a cell whose padding is the room for what stands around the axes.</summary>
    public void Draw(SKCanvas canvas, PixelRect cell, float left, float above, float below)
    {
        _plot.Layout.Fixed(new PixelPadding(left, RightMargin, below, above));
        using SKFont labelFont = PlotFont.OfSize(Theme.TextSize);
        _plot.Axes.Bottom.Label.Text = PlotFont.Fit(_panel.XLabel, labelFont, cell.Width - left - RightMargin);
        _plot.Axes.Left.Label.Text = PlotFont.Fit(_panel.YLabel, labelFont, cell.Height - above - below);
        // The first render settles limits and may repeat itself: a repeated drawing would stand twice in an SVG.
        using (SKNoDrawCanvas nowhere = new((int)cell.Right + 1, (int)cell.Bottom + 1))
        {
            _plot.Render(nowhere, cell);
        }

        _plot.Render(canvas, cell);
        PixelRect axes = _plot.RenderManager.LastRender.DataRect;
        DrawTitle(canvas, axes.Left, axes.Right, axes.Top - HeightAbove(_panel) + TitleHeight - 8);
        if (_panel.HasLegend)
        {
            Legend.DrawRow(canvas, axes.Left, axes.Right, axes.Top - LegendHeight / 2 - 1, [.. _panel.Pens]);
        }

        if (_panel.EmptyText.Length > 0)
        {
            using SKFont font = PlotFont.OfSize(Theme.TextSize);
            using SKPaint text = new() { Color = Theme.Quiet, IsAntialias = true };
            canvas.DrawText(_panel.EmptyText, axes.HorizontalCenter, axes.VerticalCenter, SKTextAlign.Center, font, text);
        }
    }

    public void Dispose() => _plot.Dispose();

    private static void Style(IAxis axis, ITickGenerator ticks)
    {
        axis.TickGenerator = ticks;
        axis.FrameLineStyle.Color = ColorOf(Theme.Frame);
        axis.MajorTickStyle.Color = ColorOf(Theme.Frame);
        axis.TickLabelStyle.Font = PlotFont.Typeface;
        axis.TickLabelStyle.FontSize = Theme.SmallSize;
        axis.TickLabelStyle.ForeColor = ColorOf(Theme.Ink);
        axis.Label.Font = PlotFont.Typeface;
        axis.Label.Bold = false;
        axis.Label.FontSize = Theme.TextSize;
        axis.Label.ForeColor = ColorOf(Theme.Quiet);
    }

    private void DrawTitle(SKCanvas canvas, float left, float right, float baseline)
    {
        using SKFont titleFont = PlotFont.OfSize(Theme.PanelTitleSize);
        using SKFont noteFont = PlotFont.OfSize(Theme.SmallSize);
        using SKPaint ink = new() { Color = Theme.Ink, IsAntialias = true };
        using SKPaint quiet = new() { Color = Theme.Quiet, IsAntialias = true };
        string note = PlotFont.Fit(_panel.Note, noteFont, (right - left) * MostNote);
        float noteWidth = noteFont.MeasureText(note);
        string title = PlotFont.Fit(_panel.Title, titleFont, right - left - noteWidth - 12);
        canvas.DrawText(title, left, baseline, SKTextAlign.Left, titleFont, ink);
        canvas.DrawText(note, right, baseline, SKTextAlign.Right, noteFont, quiet);
    }

    private static Color ColorOf(SKColor color) => Color.FromSKColor(color);
}
