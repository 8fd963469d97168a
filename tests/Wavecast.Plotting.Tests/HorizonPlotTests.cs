using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class HorizonPlotTests
{
    [Fact]
    public void Create_NetworkAndBaselines_NamesCurvesAndPowersOfTen()
    {
        string[] texts = HorizonPlot.Create(
            [new HorizonCurve("network", [0.001, 0.01, 0.1]), new HorizonCurve("last value", [1, 10, 5])], "RMSE (mm)").Texts();

        string[] expected = ["Error over the horizon", "network", "last value", "RMSE (mm)", "steps after the warm-up", "0.01", "0.1", "1", "10"];
        Assert.All(expected, text => Assert.Contains(text, texts));
    }

    [Fact]
    public void Create_NothingAboveZero_SaysSo() =>
        Assert.Contains("no value above 0", HorizonPlot.Create([new HorizonCurve("network", [0, 0, double.NaN])]).Texts());

    [Fact]
    public void Create_NoCurve_Throws() =>
        Assert.Throws<ArgumentException>(() => HorizonPlot.Create([]));
}
