using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>The one font of all pictures, from the assembly itself: a server often has none, and pictures must not depend on it.</summary>
internal static class PlotFont
{
    public const string FamilyName = "DejaVu Sans";

    public static SKTypeface Typeface { get; } = Load();

    public static SKFont OfSize(float size) => new(Typeface, size) { Subpixel = true };

    /// <summary>The text on one line, cut with an ellipsis to fit the width.</summary>
    public static string Fit(string text, SKFont font, float width)
    {
        string line = OneLine(text);
        if (font.MeasureText(line) <= width)
        {
            return line;
        }

        int kept = line.Length;
        do
        {
            kept--;
        }
        while (kept > 0 && (char.IsHighSurrogate(line[kept - 1]) || font.MeasureText(line[..kept] + "…") > width));
        return line[..kept].TrimEnd() + "…";
    }

    /// <summary>
    /// The text without control characters, which XML forbids and fonts draw as boxes, and with single spaces: an SVG
    /// gives each letter its place, and its reader drops further spaces, but not their places.
    /// </summary>
    public static string OneLine(string text)
    {
        string spaced = new([.. text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c)]);
        return string.Join(' ', spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static SKTypeface Load()
    {
        using Stream file = typeof(PlotFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        using SKData data = SKData.Create(file);
        return SKTypeface.FromData(data);
    }
}
