using SkiaSharp;
using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class ResidualPlotTests
{
    private static readonly SKColor BarBlue = new(0x9D, 0xB8, 0xE0);
    private static readonly SKColor ChanceGrey = new(0xE6, 0xE6, 0xE6);

    [Fact]
    public void Create_ResidualsAndTransforms_NamesPanelsAxesAndBands()
    {
        string[] texts = ResidualPlot.Create([1, -1, 2, double.NaN, 0.5], [0.1, 0.5, 0.9], "A title").Texts();

        string[] expected =
        [
            "A title", "Autocorrelation of the residuals", "lag (steps)", "autocorrelation", "95 % of noise: ±1.96/√n", "4 residuals",
            "Where the truth fell", "probability integral transform", "share of the forecasts (%)", "95 % of a uniform sample", "expected", "3 forecasts",
        ];
        Assert.All(expected, text => Assert.Contains(text, texts));
    }

    [Fact]
    public void Create_AllTransformsInOneBin_IsOneBarThereOverAll()
    {
        // In the second of four bins: between a quarter and a half of the right panel's axis.
        using SKBitmap pixels = ResidualPlot.Create([1, 2], [0.25, 0.3, 0.49, double.NaN], "", bins: 4).Pixels();

        (int X, int Y)[] bar = [.. pixels.Solid(BarBlue)];
        (int X, int Y)[] chance = [.. pixels.Solid(ChanceGrey).Where(at => at.X > pixels.Width / 2)];
        double left = chance.Min(at => at.X), width = chance.Max(at => at.X) - left;
        Assert.InRange((bar.Min(at => at.X) - left) / width, 0.25, 0.28);
        Assert.InRange((bar.Max(at => at.X) - left) / width, 0.47, 0.50);
    }

    [Fact]
    public void Create_EndsOfTheTransforms_AreInTheFirstAndTheLastBin()
    {
        using SKBitmap pixels = ResidualPlot.Create([1, 2], [0, 1], "", bins: 2).Pixels();

        // Two bars of a half each: as high as each other.
        (int X, int Y)[] bars = [.. pixels.Solid(BarBlue)];
        int middle = (bars.Min(at => at.X) + bars.Max(at => at.X)) / 2;
        Assert.Equal(bars.Where(at => at.X < middle).Min(at => at.Y), bars.Where(at => at.X > middle).Min(at => at.Y));
    }

    [Fact]
    public void Create_ManyResiduals_HaveANarrowerBand()
    {
        Assert.True(BandHeight(2000) < BandHeight(50) / 3);

        static int BandHeight(int count)
        {
            using SKBitmap pixels = ResidualPlot.Create([.. Enumerable.Range(0, count).Select(t => t * 7919.0 % 101)], [], "", lags: 5).Pixels();
            (int X, int Y)[] band = [.. pixels.Solid(ChanceGrey)];
            return band.Max(at => at.Y) - band.Min(at => at.Y);
        }
    }

    [Theory]
    [InlineData(new double[0], "nothing that varies")]
    [InlineData(new[] { 1.0 }, "nothing that varies")]
    [InlineData(new[] { 5.0, 5, 5 }, "nothing that varies")]
    [InlineData(new[] { double.NaN, double.NaN }, "no transform to show")]
    public void Create_NothingToShow_SaysSo(double[] residuals, string expected) =>
        Assert.Contains(expected, ResidualPlot.Create(residuals, [], "").Texts());

    [Fact]
    public void Create_WhatItCannotDraw_Throws()
    {
        Assert.Contains("Transform 1 is 1.5", Assert.Throws<ArgumentException>(() => ResidualPlot.Create([], [0.5, 1.5], "")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ResidualPlot.Create([double.NegativeInfinity], [], ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidualPlot.Create([1, 2], [], "", lags: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidualPlot.Create([1, 2], [], "", lags: 401));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidualPlot.Create([1, 2], [], "", bins: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidualPlot.Create([1, 2], [], "", bins: 101));
    }
}
