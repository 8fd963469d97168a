namespace Wavecast.Plotting.Tests;

public sealed class ContinuationPlotTests
{
    private static readonly float[] Wave = [.. Samples.Wave(0, 90).Select(value => (float)value)];

    [Fact]
    public void Create_SeveralPanels_NamesEachWithItsNote()
    {
        string[] texts = ContinuationPlot.Create([.. Enumerable.Range(1, 4).Select(k => new Continuation($"step {k}", $"RMSE {k}", [Wave], 60))], "Waves").Texts();

        Assert.All(["Waves", "step 1", "step 4", "RMSE 1", "RMSE 4"], text => Assert.Contains(text, texts));
    }

    [Fact]
    public void Create_FirstAndThirdSequence_AreRedAndBlue()
    {
        using SkiaSharp.SKBitmap pixels = ContinuationPlot.Create([new Continuation("", "", [Wave, [], [.. Wave.Select(value => -value)]], 60)], "Waves").Pixels();

        Assert.Contains(new SkiaSharp.SKColor(0xD6, 0x27, 0x28), pixels.Pixels);
        Assert.Contains(Samples.FreeRunBlue, pixels.Pixels);
    }

    [Fact]
    public void Create_AllFarBeyondTheAxis_SaysSo() =>
        Assert.Contains("all of it beyond the axis", ContinuationPlot.Create([new Continuation("step 1", "", [[1e6f, -1e6f, float.NaN]], 2)], "Waves").Texts());

    [Fact]
    public void Create_NoPanel_Throws() => Assert.Throws<ArgumentException>(() => ContinuationPlot.Create([], "Waves"));
}
