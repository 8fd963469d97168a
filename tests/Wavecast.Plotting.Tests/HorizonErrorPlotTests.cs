using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class HorizonErrorPlotTests
{
    [Fact]
    public void Create_Methods_NamesCurvesAndCountsStepsAheadFromZero()
    {
        string[] texts = HorizonErrorPlot.Create([new HorizonCurve("theta", [1, 2, 4]), new HorizonCurve("naive", [2, 4, 8])], "MAE (mm)").Texts();

        string[] expected = ["Error by steps ahead", "theta", "naive", "MAE (mm)", "steps ahead", "0", "1", "2", "3", "8"];
        Assert.All(expected, text => Assert.Contains(text, texts));
        // Both axes begin at 0, and a linear axis has no tick at a half step.
        Assert.Equal(2, texts.Count(text => text == "0"));
        Assert.DoesNotContain("0.5", texts);
    }

    [Fact]
    public void Create_MethodThatExplodes_LeavesThePanelAndIsNamed()
    {
        string[] texts = HorizonErrorPlot.Create([new HorizonCurve("theta", [1, 2]), new HorizonCurve("drift", [1, 1e9])], "MAE").Texts();

        Assert.Contains("drift beyond the axis", texts);
        Assert.Contains("10", texts);
    }

    [Theory]
    [InlineData]
    [InlineData(double.NaN)]
    [InlineData(-1.0, double.PositiveInfinity)]
    public void Create_NoErrors_SaysSo(params double[] errors) =>
        Assert.Contains("no error to show", HorizonErrorPlot.Create([new HorizonCurve("theta", errors)], "MAE").Texts());

    [Fact]
    public void Create_ErrorsOfZero_IsAPicture() =>
        Assert.Contains("1.0", HorizonErrorPlot.Create([new HorizonCurve("theta", [0])], "MAE").Texts());

    [Fact]
    public void Create_NoCurve_Throws() =>
        Assert.Throws<ArgumentException>(() => HorizonErrorPlot.Create([], "MAE"));
}
