using SkiaSharp;
using Wavecast.TimeSeries;
using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class BacktestPlotTests
{
    [Fact]
    public void Create_Forecasts_NamesEverythingInWordsOnce()
    {
        string[] texts = BacktestPlot.Create(Wave(60), [From(36, isBanded: true), From(48, isBanded: true)], "A title", "waves (m)").Texts();

        string[] expected = ["A title", "truth", "forecast", "last value known", "80 % interval", "waves (m)", "year", "1920", "1950"];
        Assert.All(expected, text => Assert.Contains(text, texts));
        Assert.Single(texts, "forecast");
    }

    [Fact]
    public void Create_Path_BeginsAtTheLastValueBeforeItsOrigin()
    {
        using SKBitmap pixels = BacktestPlot.Create(Wave(60), [From(50)], "").Pixels();

        // The axis begins three horizons before the origin, at step 20; the path leads from 49 to 59.
        (int X, int Y)[] path = [.. pixels.Where(color => color == new SKColor(0x0B, 0x3D, 0x91)).Where(at => at.Y > 200)];
        double left = pixels.Solid(Samples.TruthGrey).Min(at => at.X), right = path.Max(at => at.X);
        Assert.InRange((path.Min(at => at.X) - left) / (right - left), 29 / 39.0 - 0.01, 29 / 39.0 + 0.01);
    }

    [Fact]
    public void Create_NinetyOrigins_ShowsEveryThirdAndSaysSo() =>
        Assert.Contains("30 of 90 origins", BacktestPlot.Create(Wave(120), [.. Enumerable.Range(10, 90).Select(origin => From(origin))], "").Texts());

    [Fact]
    public void Create_OriginsFarApart_ShowsTheLast2000Steps()
    {
        string[] texts = BacktestPlot.Create(Wave(5000), [From(100), From(4000), From(4990)], "").Texts();

        Assert.Contains("2 of 3 origins", texts);
    }

    [Fact]
    public void Create_VeryLongForecast_ShowsItsStart()
    {
        Series series = new("s", new TimeIndex(0L, Frequency.Steps, 3), [1, 2, 3]);

        string[] texts = BacktestPlot.Create(series, [new BacktestForecast(3, new double[5000])], "").Texts();

        Assert.Contains("2000", texts);
        Assert.DoesNotContain("2200", texts);
    }

    [Fact]
    public void Create_SeveralSeries_NamesEachInItsOrderWithItsNote()
    {
        string[] texts = BacktestPlot.Create([PanelOf("one", "best: MASE 0.5"), PanelOf("two", "median: MASE 1"), PanelOf("three", "worst: MASE 2")], "A title").Texts();

        string[] shown = ["one", "best: MASE 0.5", "two", "median: MASE 1", "three", "worst: MASE 2"];
        Assert.Equal(shown, texts.Where(shown.Contains));
        Assert.All((string[])["A title", "truth", "forecast", "last value known", "80 % interval", "year"], text => Assert.Single(texts, text));
    }

    [Fact]
    public void Create_ThirtySeries_ShowsTwelveAndSaysSo()
    {
        string[] texts = BacktestPlot.Create([.. Enumerable.Range(0, 30).Select(i => PanelOf($"s{i}", ""))], "All").Texts();

        Assert.Contains("All (the first 12 of 30 series)", texts);
        Assert.Contains("s11", texts);
        Assert.DoesNotContain("s12", texts);
    }

    [Fact]
    public void Create_SeriesItCannotDraw_Throws()
    {
        Assert.Throws<ArgumentException>(() => BacktestPlot.Create([], ""));
        Assert.Throws<ArgumentException>(() => BacktestPlot.Create([PanelOf("a", "") with { Forecasts = [] }], ""));
        Assert.Throws<ArgumentException>(() => BacktestPlot.Create([PanelOf("a", "") with { Forecasts = [new BacktestForecast(99, [1])] }], ""));
        BacktestForecast other = new(50, [1], new ForecastBand(90, [0], [2]));
        Assert.Contains("levels 80 and 90", Assert.Throws<ArgumentException>(() => BacktestPlot.Create([PanelOf("a", ""), PanelOf("b", "") with { Forecasts = [other] }], "")).Message, StringComparison.Ordinal);
    }

    public static TheoryData<double[], int, double[]> OddValues => new()
    {
        { [], 0, [1] },
        { [1], 0, [1, 2] },
        { [1], 1, [2] },
        { [double.NaN, double.NaN], 2, [double.NaN] },
        { [5, 5, 5], 2, [5] },
        { [1, 2, 3], 2, [double.PositiveInfinity, 1e306, double.NaN, -1e250] },
    };

    [Theory]
    [MemberData(nameof(OddValues))]
    public void Create_OddValues_DrawsAPicture(double[] values, int origin, double[] forecast)
    {
        Series series = new("s", new TimeIndex(0L, Frequency.EverySteps(5), values.Length), values);
        ForecastBand open = new(90, [.. forecast.Select(_ => double.NegativeInfinity)], [.. forecast.Select(_ => double.PositiveInfinity)]);

        Picture picture = BacktestPlot.Create(series, [new BacktestForecast(origin, forecast, open)], "odd");

        Assert.Contains("odd", picture.Texts());
        Assert.NotEmpty(picture.Bytes(PictureFormat.Pdf));
        Assert.NotEmpty(picture.Bytes(PictureFormat.Png));
    }

    [Fact]
    public void Create_WhatItCannotDraw_Throws()
    {
        Series series = Wave(5);
        Assert.Throws<ArgumentException>(() => BacktestPlot.Create(series, [], ""));
        foreach (BacktestForecast forecast in new BacktestForecast[] { new(-1, [1]), new(6, [1]), new(2, []), new(2, [1], new ForecastBand(80, [], [])) })
        {
            Assert.Throws<ArgumentException>(() => BacktestPlot.Create(series, [forecast], ""));
        }
        Assert.Contains(
            "levels 80 and 90",
            Assert.Throws<ArgumentException>(() => BacktestPlot.Create(series, [new(2, [1], new(80, [0], [2])), new(3, [1], new(90, [0], [2]))], "")).Message,
            StringComparison.Ordinal);
    }

    private static BacktestPanel PanelOf(string name, string note) => new() { Name = name, Series = Wave(60), Forecasts = [From(36, isBanded: true), From(48, isBanded: true)], Note = note };

    private static Series Wave(int length) => new("wave", new TimeIndex(new DateTime(1900, 1, 1), Frequency.Yearly, length), Samples.Wave(0, length));

    private static BacktestForecast From(int origin, bool isBanded = false)
    {
        double[] values = Samples.Wave(origin, 10);
        return new BacktestForecast(origin, values, isBanded ? new ForecastBand(80, [.. values.Select(y => y - 0.2)], [.. values.Select(y => y + 0.2)]) : null);
    }
}
