using SkiaSharp;
using Wavecast.Plotting.Figures;
using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class LossPlotTests
{
    [Fact]
    public void Create_LossesAndMarks_NamesAllOfThem()
    {
        LossHistory history = new()
        {
            Losses = [1, 0.1, 0.01, 0.001],
            Marks = [new LossMark(0, 2, 0.5), new LossMark(4, 0.002, 0.05)],
            Best = 2,
        };

        string[] texts = LossPlot.Create(history).Texts();

        string[] expected = ["training loss", "validation loss", "free-run RMSE", "evaluation", "loss, RMSE", "selected", "0.01", "4"];
        Assert.All(expected, text => Assert.Contains(text, texts));
    }

    [Fact]
    public void Create_LossesOfSomeEvaluations_DrawsThemThere()
    {
        LossHistory history = new() { Losses = [1, 0.1, 0.01], Evaluations = [1, 9, 17], Marks = [new LossMark(20, 0.05)] };

        Panel panel = LossPlot.PanelOf(history, "");

        Assert.Equal([1, 9, 17], panel.Curves[0].Points.Select(point => point.X));
        Assert.Equal(20, panel.Curves[1].Points.Single().X);
        Assert.Equal([1, 2, 3], LossPlot.PanelOf(history with { Evaluations = null }, "").Curves[0].Points.Select(point => point.X));
    }

    [Fact]
    public void Create_AsManyEvaluationsAsNoLosses_IsRefused() =>
        Assert.Contains("1 evaluations and 2 losses", Assert.Throws<ArgumentException>(() => LossPlot.Create(new LossHistory { Losses = [1, 0.5], Evaluations = [1] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Create_LossesAlone_NamesOnlyThem()
    {
        string[] texts = LossPlot.Create(new LossHistory { Losses = [1, 0.5] }).Texts();

        Assert.Contains("loss", texts);
        Assert.DoesNotContain("validation loss", texts);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(double.MaxValue)]
    [InlineData(1e-300)]
    public void Create_SingleLoss_IsADot(double loss)
    {
        using SKBitmap pixels = LossPlot.Create(new LossHistory { Losses = [loss, double.NaN, 0, -1, double.PositiveInfinity] }).Pixels();

        Assert.NotEmpty(pixels.Solid(new SKColor(0x6E, 0x6E, 0x6E)));
    }
}
