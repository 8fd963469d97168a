using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class ReportPlotTests
{
    [Fact]
    public void Create_FourSequences_ShowsThreeAndErrorAndLoss()
    {
        string[] texts = ReportPlot.Create(
            [.. Enumerable.Range(0, 4).Select(i => Samples.Sine(name: $"wave {i}"))],
            [new HorizonCurve("network", [0.1, 0.2]), new HorizonCurve("last value", [1, 2])],
            new LossHistory { Losses = [1, 0.1] },
            "Report").Texts();

        string[] expected = ["Report (the first 3 of 4 sequences)", "wave 0", "wave 2", "Error over the horizon", "network", "last value", "Training", "training loss"];
        Assert.All(expected, text => Assert.Contains(text, texts));
        Assert.DoesNotContain("wave 3", texts);
    }
}
