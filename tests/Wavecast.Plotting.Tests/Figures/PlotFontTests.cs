using SkiaSharp;
using Wavecast.Plotting.Figures;
using Xunit;

namespace Wavecast.Plotting.Tests.Figures;

public sealed class PlotFontTests
{
    [Fact]
    public void Typeface_ComesFromTheAssembly_WithTheGlyphsOfLabels()
    {
        Assert.Equal("DejaVu Sans", PlotFont.Typeface.FamilyName);
        Assert.All("a1−⁻¹·…µ°Äλ", character => Assert.NotEqual(0, PlotFont.Typeface.GetGlyph(character)));
    }

    [Fact]
    public void Fit_LongText_FitsWithAnEllipsis()
    {
        using SKFont font = PlotFont.OfSize(12);
        string fitted = PlotFont.Fit("the quick brown fox", font, 60);

        Assert.EndsWith("…", fitted, StringComparison.Ordinal);
        Assert.InRange(font.MeasureText(fitted), 40, 60);
        Assert.Equal("the quick", PlotFont.Fit("the quick", font, 600));
    }

    [Fact]
    public void Fit_NoRoom_IsAnEllipsis()
    {
        using SKFont font = PlotFont.OfSize(12);
        Assert.Equal("…", PlotFont.Fit("word", font, 0));
    }

    [Fact]
    public void Fit_Surrogates_AreNotSplit()
    {
        using SKFont font = PlotFont.OfSize(12);
        string waves = string.Concat(Enumerable.Repeat("🌊", 50));

        // Whole waves have two characters each, and the ellipsis one.
        Assert.All(Enumerable.Range(0, 60), width => Assert.Equal(1, PlotFont.Fit(waves, font, width).Length % 2));
    }
}
