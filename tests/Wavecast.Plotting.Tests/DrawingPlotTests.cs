using SkiaSharp;
using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class DrawingPlotTests
{
    [Fact]
    public void Create_Sequence_NamesEverythingInWords()
    {
        DrawnSequence sequence = Samples.Sine(name: "spots") with { IndexLabel = "month", ValueLabel = "spots (1)" };

        string[] texts = DrawingPlot.Create([sequence], "A title").Texts();

        string[] expected = ["A title", "truth", "teacher-forced prediction", "free run", "warm-up", "spots", "month", "spots (1)", "0", "20", "1.0"];
        Assert.All(expected, text => Assert.Contains(text, texts));
    }

    [Fact]
    public void Create_NoTruth_HasNoTruthInItsLegend()
    {
        string[] texts = DrawingPlot.Create([new DrawnSequence { Name = "future", WarmUp = 3, Drawn = [1, 2, 3] }]).Texts();

        Assert.DoesNotContain("truth", texts);
        Assert.DoesNotContain("teacher-forced prediction", texts);
        Assert.Contains("free run", texts);
    }

    [Fact]
    public void Create_SeveralSequences_HasOneLegendAndAPanelEach()
    {
        string[] texts = DrawingPlot.Create([Samples.Sine(name: "a"), Samples.Sine(name: "b"), Samples.Sine(name: "c")]).Texts();

        Assert.Single(texts, "truth");
        Assert.Equal(["a", "b", "c"], texts.Where(text => text is "a" or "b" or "c"));
        // The horizontal axes are the same: named once, below the last.
        Assert.Single(texts, "step");
    }

    [Fact]
    public void Create_FortySequences_ShowsTwelveAndSaysSo()
    {
        string[] texts = DrawingPlot.Create([.. Enumerable.Range(0, 40).Select(i => Samples.Sine(name: $"wave {i}"))], "Waves").Texts();

        Assert.Contains("Waves (the first 12 of 40 sequences)", texts);
        Assert.Contains("wave 11", texts);
        Assert.DoesNotContain("wave 12", texts);
    }

    [Fact]
    public void Create_NoSequence_Throws() =>
        Assert.Throws<ArgumentException>(() => DrawingPlot.Create([]));

    [Fact]
    public void Create_Png_DrawsTitleTruthAndFreeRun()
    {
        using SKBitmap pixels = DrawingPlot.Create([Samples.Sine() with { Truth = Samples.Wave(0, 60) }]).Pixels();

        // The title's line is within 22 to 46 units of the top; no text would leave it white.
        Assert.True(pixels.Where(color => color.Red < 0x60).Count(at => at.Y is >= 44 and <= 92) > 500);
        // The truth ends where the free run begins.
        int lastTruth = pixels.Solid(Samples.TruthGrey).Max(at => at.X);
        int firstDrawn = pixels.Solid(Samples.FreeRunBlue).Min(at => at.X);
        Assert.InRange(firstDrawn - lastTruth, 0, 60);
        // 60 of 100 steps are warm-up, and the axes are nearly as wide as the picture.
        Assert.InRange((double)firstDrawn / pixels.Width, 0.58, 0.65);
    }

    [Fact]
    public void Create_LongWarmUp_ShowsItsLast200StepsAndTheDrawing()
    {
        string[] texts = DrawingPlot.Create([Samples.Sine(warmUp: 5000, steps: 100)]).Texts();

        Assert.Contains("4800", texts);
        Assert.DoesNotContain("4750", texts);
        Assert.Contains("5050", texts);
    }

    [Fact]
    public void Create_LongDrawing_ShowsItsStartAndSaysSo() =>
        Assert.Contains("first 2000 of 3000 drawn steps", DrawingPlot.Create([Samples.Sine(warmUp: 10, steps: 3000)]).Texts());

    [Fact]
    public void Create_DrawingThatExplodes_KeepsTheTruthVisibleAndSaysHowFarItGoes()
    {
        DrawnSequence sequence = Samples.Sine() with { Drawn = [0, 1, -30, 2.5e7] };

        string[] texts = DrawingPlot.Create([sequence]).Texts();

        Assert.Contains("free run reaches 2.5e7", texts);
        Assert.Contains("1", texts);
    }

    [Fact]
    public void Create_Years_StandAtTheirSteps()
    {
        DrawnSequence sequence = Samples.Sine(warmUp: 60, steps: 40) with { Index = [.. Enumerable.Range(1900, 60).Select(year => $"{year}")] };

        string[] texts = DrawingPlot.Create([sequence]).Texts();

        // The index ends with the warm-up; the axis goes on.
        Assert.Contains("1900", texts);
        Assert.Contains("1990", texts);
    }

    [Fact]
    public void Create_ControlCharactersInNames_IsStillXml() =>
        Assert.Contains("a b <&> c", DrawingPlot.Create([Samples.Sine(name: "a\u0007 \n b <&>  c")]).Texts());

    [Fact]
    public void Create_LongName_IsCut()
    {
        string name = new('w', 500);
        string title = Assert.Single(DrawingPlot.Create([Samples.Sine(name: name)]).Texts(), text => text.StartsWith("www", StringComparison.Ordinal));
        Assert.True(title.Length < 200 && title.EndsWith('…'), title);
    }

    public static TheoryData<string, double[], double[]> OddValues => new()
    {
        { "constant", [7, 7, 7, 7], [7, 7] },
        { "zero", [0, 0, 0], [0] },
        { "one point", [3.5], [] },
        { "nothing", [], [] },
        { "only NaN", [double.NaN, double.NaN], [double.NaN] },
        { "gaps", [1, double.NaN, 2, double.PositiveInfinity, 3], [double.NegativeInfinity, 2, double.NaN, 1] },
        { "largest", [double.MaxValue, -double.MaxValue], [double.MaxValue] },
        { "large", [1e299, -1e299, 1e299], [-1e299] },
        { "smallest", [double.Epsilon, 0, double.Epsilon], [0] },
        { "small", [1e-250, 2e-250, 1e-250], [3e-250] },
        { "one bit apart", [1e6, double.BitIncrement(1e6), 1e6], [1e6] },
        { "offset", [1e9, 1e9 + 1, 1e9], [1e9 + 0.5] },
    };

    [Theory]
    [MemberData(nameof(OddValues))]
    public void Create_OddValues_DrawsAPictureWithItsName(string name, double[] truth, double[] drawn)
    {
        DrawnSequence sequence = new() { Name = name, Truth = truth, TeacherForced = truth, Drawn = drawn, WarmUp = truth.Length };

        Picture picture = DrawingPlot.Create([sequence]);

        Assert.Contains(name, picture.Texts());
        Assert.NotEmpty(picture.Bytes(PictureFormat.Pdf));
        using SKBitmap pixels = picture.Pixels();
        bool hasValues = truth.Concat(drawn).Any(value => Math.Abs(value) < 1e300);
        Assert.Equal(hasValues, new[] { Samples.FreeRunBlue, Samples.TruthGrey, Samples.TeacherForcedOrange }.Any(color => pixels.Solid(color).Any()));
    }
}
