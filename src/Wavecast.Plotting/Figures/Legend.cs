using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>Says which curve is which.</summary>
internal static class Legend
{
    private const float SampleWidth = 34;
    private const float SampleGap = 7;
    private const float EntryGap = 22;
    private const float EntryWidth = SampleWidth + SampleGap + EntryGap;

    /// <summary>All entries in one row, their names cut where they would not fit.</summary>
    public static void DrawRow(SKCanvas canvas, float left, float right, float center, IReadOnlyList<Pen> pens)
    {
        using SKFont font = PlotFont.OfSize(Theme.SmallSize);
        float wanted = pens.Sum(pen => EntryWidth + font.MeasureText(PlotFont.OneLine(pen.Name)));
        float widest = wanted <= right - left + EntryGap ? wanted : (right - left + EntryGap) / pens.Count - EntryWidth;
        foreach (Pen pen in pens)
        {
            left = DrawEntry(canvas, left, center, pen, PlotFont.Fit(pen.Name, font, widest), font) + EntryGap;
        }
    }

    /// <summary>Returns the entry's right end.</summary>
    private static float DrawEntry(SKCanvas canvas, float left, float center, Pen pen, string name, SKFont font)
    {
        using SKPath sample = new();
        sample.MoveTo(left, center);
        sample.LineTo(left + SampleWidth, center);
        if (pen.Marker != Marker.Ring)
        {
            pen.DrawLine(canvas, sample);
        }
        if (pen.Marker != Marker.None)
        {
            pen.DrawPoint(canvas, new SKPoint(left + SampleWidth / 2, center));
        }

        using SKPaint ink = new() { Color = Theme.Ink, IsAntialias = true };
        float textLeft = left + SampleWidth + SampleGap;
        canvas.DrawText(name, textLeft, center + font.Size * 0.36f, SKTextAlign.Left, font, ink);
        return textLeft + font.MeasureText(name);
    }
}
