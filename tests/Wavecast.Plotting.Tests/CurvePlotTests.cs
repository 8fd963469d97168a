namespace Wavecast.Plotting.Tests;

public sealed class CurvePlotTests
{
    [Fact]
    public void Create_TwoPanels_NamesEachCurveOnce()
    {
        CurvePanel panel = new() { Title = "left", XLabel = "evaluations", YLabel = "loss", Curves = [Curve("first"), Curve("second")], Logarithmic = true };

        string[] texts = CurvePlot.Create([panel, panel with { Title = "right", Logarithmic = false }], "Losses").Texts();

        Assert.All(["left", "right", "evaluations", "loss", "100"], text => Assert.Contains(text, texts));
        Assert.Single(texts, text => text == "first");
        Assert.Single(texts, text => text == "second");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Create_Mark_IsNamed(bool logarithmic) =>
        Assert.Contains("here", CurvePlot.Create([Panel(Curve("a")) with { MarkAt = 1, Mark = "here", Logarithmic = logarithmic }], "t").Texts());

    [Fact]
    public void Create_Width_IsThePictures() => Assert.Equal(700, CurvePlot.Create([Panel(Curve("a"))], "t", 700).Width);

    [Fact]
    public void Create_YRange_IsShownWhole()
    {
        CurvePanel panel = Panel(new NamedCurve("a", [0, 1], [0.4, 0.6]));

        Assert.Contains("2.0", CurvePlot.Create([panel with { YRange = (0, 2) }], "t").Texts());
        Assert.DoesNotContain("2.0", CurvePlot.Create([panel], "t").Texts());
        Assert.Throws<ArgumentException>(() => CurvePlot.Create([panel with { YRange = (1, 1) }], "t"));
    }

    [Fact]
    public void Create_LogarithmicX_IsLabelledByPowersAndSkipsZero()
    {
        CurvePanel panel = Panel(new NamedCurve("a", [0, 1, 10, 100, 1000], [1, 2, 3, 4, 5])) with { LogarithmicX = true };

        Assert.Contains("1000", CurvePlot.Create([panel], "t").Texts());
        Assert.DoesNotContain("200", CurvePlot.Create([panel], "t").Texts());
    }

    [Fact]
    public void Create_OnlyGaps_SaysThatThereIsNoValue() =>
        Assert.Contains("no value to show", CurvePlot.Create([Panel(new NamedCurve("a", [1, 2], [double.NaN, double.PositiveInfinity]))], "t").Texts());

    [Fact]
    public void Create_CurveOfUnevenLengths_NamesIt() =>
        Assert.Contains("'a' has 2 X and 1 Y", Assert.Throws<ArgumentException>(() => CurvePlot.Create([Panel(new NamedCurve("a", [1, 2], [1]))], "t")).Message, StringComparison.Ordinal);

    private static NamedCurve Curve(string name) => new(name, [0, 1, 2], [1, 10, 100]);

    private static CurvePanel Panel(NamedCurve curve) => new() { XLabel = "x", YLabel = "y", Curves = [curve] };
}
