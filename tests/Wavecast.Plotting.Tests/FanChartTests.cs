using SkiaSharp;
using Wavecast.TimeSeries;
using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class FanChartTests
{
    private static readonly SKColor WidestShade = new(0xDE, 0xE8, 0xF5);
    private static readonly SKColor NarrowestShade = new(0x7F, 0xA3, 0xD8);

    [Fact]
    public void Create_Forecast_NamesEverythingInWords()
    {
        string[] texts = FanChart.Create([Months() with { Name = "air", Note = "best", ValueLabel = "passengers (thousands)" }], "A title").Texts();

        string[] expected =
        [
            "A title", "history", "forecast", "truth", "50 % interval", "80 % interval", "97.5 % interval",
            "air", "best", "passengers (thousands)", "month", "Jan 1958", "Jan 1959",
        ];
        Assert.All(expected, text => Assert.Contains(text, texts));
    }

    [Fact]
    public void Create_NoBandsAndNoTruth_HasNoneInItsLegend()
    {
        string[] texts = FanChart.Create([Months() with { Bands = [], Truth = null }], "").Texts();

        Assert.DoesNotContain("truth", texts);
        Assert.DoesNotContain(texts, text => text.Contains("interval", StringComparison.Ordinal));
        Assert.Contains("forecast", texts);
    }

    [Fact]
    public void Create_Bands_StandBehindTheBorderWidestOutside()
    {
        using SKBitmap pixels = FanChart.Create([Months()], "").Pixels();

        (int X, int Y)[] widest = [.. pixels.Solid(WidestShade)], narrowest = [.. pixels.Solid(NarrowestShade)];
        // The history is 24 of 36 steps, and the shades begin with the step behind it.
        Assert.InRange((double)widest.Min(at => at.X) / pixels.Width, 0.64, 0.70);
        Assert.True(widest.Min(at => at.Y) < narrowest.Min(at => at.Y));
        Assert.True(widest.Max(at => at.Y) > narrowest.Max(at => at.Y));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Create_Levels_HaveShadesThatDifferInGreyPrint(int levels)
    {
        ForecastBand[] bands = [.. Enumerable.Range(1, levels).Select(k => new ForecastBand(10 * k, [-k], [k]))];
        using SKBitmap pixels = FanChart.Create([Steps([0], [0]) with { Bands = bands }], "").Pixels();

        // What is blue right of the middle, and no line: an area of at least a 500th of the picture.
        SKColor[] colors = pixels.Pixels;
        int width = pixels.Width;
        double[] greys = [.. colors.Where((color, i) => color.Blue > color.Red + 10 && i % width > width / 2).CountBy(color => color)
            .Where(shade => shade.Value > colors.Length / 500).Select(shade => 0.299 * shade.Key.Red + 0.587 * shade.Key.Green + 0.114 * shade.Key.Blue).Order()];
        Assert.Equal(levels, greys.Length);
        // Of 255; a printer makes steps of 16 of it.
        Assert.All(greys.Zip(greys.Skip(1)), pair => Assert.True(pair.Second - pair.First > 16 - 0.5, $"{pair}"));
    }

    [Fact]
    public void Create_SeveralSeries_HasOneLegendAndAPanelEach()
    {
        string[] texts = FanChart.Create([Months() with { Name = "a" }, Months() with { Name = "b" }, Months() with { Name = "c" }, Steps([1, 2], [3]) with { Name = "d" }], "").Texts();

        Assert.Single(texts, "truth");
        Assert.Equal(["a", "b", "c", "d"], texts.Where(text => text is "a" or "b" or "c" or "d"));
        // Two columns: c stands below a and has the same axis, d below b has not.
        Assert.Equal(2, texts.Count(text => text == "month"));
        Assert.Single(texts, "step");
    }

    [Fact]
    public void Create_FiftySeries_ShowsTwelveAndSaysSo()
    {
        string[] texts = FanChart.Create([.. Enumerable.Range(0, 50).Select(i => Months() with { Name = $"series {i}" })], "Forecasts").Texts();

        Assert.Contains("Forecasts (the first 12 of 50 series)", texts);
        Assert.Contains("series 11", texts);
        Assert.DoesNotContain("series 12", texts);
    }

    [Fact]
    public void Create_LongHistory_ShowsThreeHorizonsOfItOrAsManyStepsAsAsked()
    {
        ForecastPanel panel = Steps([.. Samples.Wave(0, 1000)], [.. Samples.Wave(1000, 40)]);

        Assert.Contains("880", FanChart.Create([panel], "").Texts());
        Assert.DoesNotContain("860", FanChart.Create([panel], "").Texts());
        Assert.Contains("400", FanChart.Create([panel], "", historySteps: 700).Texts());
    }

    [Fact]
    public void Create_LongForecast_ShowsItsStartAndSaysSo() =>
        Assert.Contains("first 2000 of 3000 steps", FanChart.Create([Steps([1], new double[3000])], "").Texts());

    [Fact]
    public void Create_ForecastOrBandThatExplodes_KeepsTheHistoryVisibleAndSaysSo()
    {
        ForecastPanel panel = Steps([1, 2, 1, 2], [1, 2]) with { Bands = [new(80, [0, double.NegativeInfinity], [2, 1e200])] };

        string[] band = FanChart.Create([panel], "").Texts();
        string[] forecast = FanChart.Create([panel with { Forecast = [1, -4e7] }], "").Texts();

        Assert.Contains("80 % interval beyond the axis", band);
        Assert.Contains("2.0", band);
        Assert.Contains("forecast reaches -4e7", forecast);
        Assert.Contains("2", forecast);
    }

    [Fact]
    public void Create_LongNames_AreCut()
    {
        string[] texts = FanChart.Create([Months() with { Name = new('w', 900), Note = new('n', 900), ValueLabel = new('v', 900) }], new('t', 900)).Texts();

        Assert.All("wnvt", letter => Assert.Contains(texts, text => text.StartsWith(new string(letter, 5), StringComparison.Ordinal) && text.EndsWith('…') && text.Length < 250));
    }

    public static TheoryData<string, double[], double[], double[], double[]> OddValues => new()
    {
        { "no history", [], [1, 2], [0, 1], [2, 3] },
        { "one step", [3], [4], [3], [5] },
        { "history of NaN", [double.NaN, double.NaN], [4, 5], [3, 3], [5, 6] },
        { "last one missing", [1, double.NaN], [2], [1], [3] },
        { "constant", [7, 7, 7], [7, 7], [7, 7], [7, 7] },
        { "open", [1, 2], [1, 2], [double.NegativeInfinity, double.NegativeInfinity], [double.PositiveInfinity, double.PositiveInfinity] },
        { "no ends", [1, 2], [1, 2], [double.NaN, double.NaN], [double.NaN, 3] },
        { "crossed", [1, 2], [1, 2], [5, 5], [-5, -5] },
        { "largest", [double.MaxValue, -double.MaxValue], [double.MaxValue], [-double.MaxValue], [double.MaxValue] },
        { "large", [1e299, -1e299], [1e299], [-1e299], [1e299] },
        { "only NaN", [double.NaN], [double.NaN], [double.NaN], [double.NaN] },
    };

    [Theory]
    [MemberData(nameof(OddValues))]
    public void Create_OddValues_DrawsAPictureWithItsName(string name, double[] history, double[] forecast, double[] lower, double[] upper)
    {
        ForecastPanel panel = Steps(history, forecast) with { Name = name, Bands = [new(95, lower, upper)], Truth = [double.NaN, 1, 2, 3, 4, 5] };

        Picture picture = FanChart.Create([panel, panel], "");

        Assert.Equal(2, picture.Texts().Count(text => text == name));
        Assert.NotEmpty(picture.Bytes(PictureFormat.Pdf));
        Assert.NotEmpty(picture.Bytes(PictureFormat.Png));
    }

    [Fact]
    public void Create_NothingFinite_SaysSo() =>
        Assert.Contains("no finite values", FanChart.Create([Steps([double.NaN], [double.NaN])], "").Texts());

    [Fact]
    public void Create_IndexOfHistoryAndForecast_IsThatOfTheHistoryContinued()
    {
        ForecastPanel panel = Months();

        Assert.Equal(FanChart.Create([panel], "").Bytes(PictureFormat.Svg), FanChart.Create([panel with { Index = panel.Index.Extend(12) }], "").Bytes(PictureFormat.Svg));
    }

    [Fact]
    public void Create_WhatItCannotDraw_Throws()
    {
        Assert.Throws<ArgumentException>(() => FanChart.Create([], ""));
        Assert.Throws<ArgumentException>(() => FanChart.Create([Steps([1], [])], ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => FanChart.Create([Steps([1], [1])], "", historySteps: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FanChart.Create([Steps([1], [1])], "", historySteps: 2001));
        foreach (ForecastBand band in new ForecastBand[] { new(0, [1], [1]), new(100, [1], [1]), new(double.NaN, [1], [1]), new(50, [1, 2], [1]), new(50, [1], []) })
        {
            Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => FanChart.Create([Steps([1], [1]) with { Bands = [band] }], "")).Message, StringComparison.Ordinal);
        }
        ForecastBand[] ten = [.. Enumerable.Range(1, 10).Select(level => new ForecastBand(level, [0], [1]))];
        Assert.Contains("10 different levels", Assert.Throws<ArgumentException>(() => FanChart.Create([Steps([1], [1]) with { Bands = ten }], "")).Message, StringComparison.Ordinal);
    }

    /// <summary>Two years of months from January 1957, forecast by one more.</summary>
    private static ForecastPanel Months()
    {
        double[] forecast = Samples.Wave(24, 12);
        ForecastBand BandOf(double level, double half) => new(level, [.. forecast.Select(y => y - half)], [.. forecast.Select(y => y + half)]);
        return new ForecastPanel
        {
            Name = "months",
            Index = new TimeIndex(new DateTime(1957, 1, 1), Frequency.Monthly, 24),
            History = Samples.Wave(0, 24),
            Forecast = forecast,
            Truth = Samples.Wave(24, 8),
            Bands = [BandOf(50, 0.3), BandOf(97.5, 0.9), BandOf(80, 0.6)],
        };
    }

    private static ForecastPanel Steps(double[] history, double[] forecast) => new()
    {
        Name = "x",
        Index = new TimeIndex(0L, Frequency.Steps, history.Length),
        History = history,
        Forecast = forecast,
    };
}
