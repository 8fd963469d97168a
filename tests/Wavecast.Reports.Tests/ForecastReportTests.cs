using System.Xml.Linq;
using Wavecast.Forecasting;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Tests;

public sealed class ForecastReportTests : IDisposable
{
    private static readonly Panel Ramp = new([Samples.Ramp("ramp", 20)]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_SameInput_SameBytesAndNothingElse()
    {
        ForecastReportInput input = Samples.Input(Ramp, origins: 2);
        ForecastReport.Write(folder["a.html"], input);
        ForecastReport.Write(folder["b.html"], input);

        Assert.Equal(File.ReadAllBytes(folder["a.html"]), File.ReadAllBytes(folder["b.html"]));
        Assert.Equal(2, folder.List().Length);
    }

    [Fact]
    public void Page_OfEverything_HasItsSectionsAndPictures()
    {
        Page page = Samples.PageOf(Samples.Input(Ramp, truth: new([Samples.Of("ramp", 20, 21)]), origins: 3));

        Assert.Equal(
            ["The data as understood", "The forecast", "What was chosen, and why", "How good it was in the past", "Beside what came", "Warnings", "Make it again"],
            page.Texts("h2"));
        Assert.Equal(4, page.Pictures.Length);
        Assert.Equal(["wavecast forecast try.csv --horizon 2"], page.Facts("command"));
    }

    [Fact]
    public void Page_WithoutBacktestAndTruth_LeavesThemOut()
    {
        Page page = Samples.PageOf(Samples.Input(Ramp) with { Command = null, Source = "" });

        Assert.Equal(["The data as understood", "The forecast", "What was chosen, and why", "Warnings", "Make it again"], page.Texts("h2"));
        Assert.Single(page.Pictures);
        Assert.Empty(page.Facts("command"));
        Assert.Empty(page.Facts("file"));
    }

    /// <summary>Of the ramp the naive method misses by 1 and 2, and a step changes by 1: a MASE of 1.5 and an RMSSE of √2.5; sMAPE 200 · 1/39 and 200 · 2/40.</summary>
    [Fact]
    public void Page_Ramp_HasTheErrorsByHand()
    {
        Page page = Samples.PageOf(Samples.Input(Ramp, truth: new([Samples.Of("ramp", 20, 21)]), origins: 3));

        Assert.Equal(["the forecast", "1.500", "7.56", "1.581"], page.Row("OWA", "the forecast")[..4]);
        Assert.Equal("1.000", page.Row("OWA", "naive2")[^1]);
        Assert.Equal("1.500", page.Row("in 80 % interval", "naive")[1]);
        Assert.Equal(["naive", "1.500", "100.0 %"], page.Row("weight", "naive"));
        Assert.Equal("–", page.Row("weight", "drift")[2]);
        Assert.Equal(["ramp", "20", "0", "0", "19", "0.00", "9.50", "19.00", "19.00", "1.500"], page.Row("greatest", "ramp"));
        Assert.Equal(["20", "19.00"], page.Row("forecast", "20")[..2]);
        Assert.Contains("as good as Naive2 (MASE 1.500)", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Lead_AskedForMethodThatIsBeaten_SaysByWhich()
    {
        string lead = Samples.PageOf(Samples.Input(Ramp)).Texts("p")[0];

        Assert.StartsWith("A forecast of 'ramp' from try.csv: 2 steps ahead, until 21. The naive method forecasts, as was asked for.", lead, StringComparison.Ordinal);
        Assert.Contains("drift, is better by 100 % (MASE 1.500 against 0.000)", lead, StringComparison.Ordinal);
        Assert.DoesNotContain("The best of all methods compared there is", lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Lead_AllComparedAndOneBetter_NamesItAndItsError()
    {
        // A trend and a jagged season without noise: exponential smoothing goes on with them, networks have too little to learn them from.
        Panel panel = new([new Series("s", new TimeIndex(new DateTime(2000, 1, 1), Frequency.Monthly, 40), [.. Enumerable.Range(0, 40).Select(t => t * t % 12 + 0.3 * t)])]);
        ForecastReportInput input = Samples.Input(panel, 6, PanelForecastOptions.Lstm);
        CandidateReport best = input.Forecaster.Candidates.Single(candidate => candidate.Name == "ets");
        Assert.True(best.Mase < 0.5 * input.Forecaster.Mase, $"{best.Mase} against {input.Forecaster.Mase}");

        string lead = Samples.PageOf(input).Texts("p")[0];

        Assert.Contains(FormattableString.Invariant($"The best of all methods compared there is ets (MASE {best.Mase:0.000})."), lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Lead_BetterThanTheSimplest_SaysByHowMuch()
    {
        // A season of 12 months with noise: theta adjusts for it and smooths, no simplest method does both.
        double[] noise = Samples.Noise(1, 96);
        Panel panel = new([new Series("s", new TimeIndex(new DateTime(2000, 1, 1), Frequency.Monthly, 96), [.. noise.Select((value, t) => 20 + 5 * Math.Sin(t * Math.PI / 6) + value)])]);
        ForecastReportInput input = Samples.Input(panel, 6, "theta");
        double best = input.Forecaster.Candidates.Single(candidate => candidate.Name == "seasonal-naive").Mase;

        string lead = Samples.PageOf(input).Texts("p")[0];

        Assert.Contains(FormattableString.Invariant($"its error is {1 - input.Forecaster.Mase / best:0 %} below that of the best of the simplest methods, seasonal-naive"), lead, StringComparison.Ordinal);
        Assert.Contains("6 monthly steps ahead, until 2008-06.", lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Networks_SaysHowTheyAreMade()
    {
        Panel panel = new([Samples.Of("s", Samples.Noise(2, 60))]);

        Page page = Samples.PageOf(Samples.Input(panel, model: PanelForecastOptions.Lstm));

        Assert.Contains("recurrent networks", Assert.Single(page.Facts("lstm")), StringComparison.Ordinal);
        Assert.Contains("Networks forecast, as was asked for.", page.Texts("p")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Page_BacktestOfAnotherModel_SaysSo()
    {
        ForecastReportInput other = Samples.Input(Ramp, model: "drift", origins: 2);

        Page page = Samples.PageOf(Samples.Input(Ramp) with { Backtest = other.Backtest });

        Assert.Contains(page.Texts("p"), text => text.StartsWith("The model drift, another than that of the forecast above,", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_Backtest_HasTheTableAndThePicturesOfErrorsForecastsAndResiduals()
    {
        Page page = Samples.PageOf(Samples.Input(Ramp, origins: 3));

        Assert.Equal(["method", "MASE", "sMAPE (%)", "RMSSE", "in 80 % interval", "in 95 % interval"], page.Texts("th").SkipWhile(head => head != "method").Skip(1).SkipWhile(head => head != "method").Take(6));
        Assert.Collection(
            page.Texts("figcaption"),
            forecast => Assert.StartsWith("What is known up to the vertical line", forecast, StringComparison.Ordinal),
            error => Assert.StartsWith("Mean error at each step ahead, of the forecast and of other methods", error, StringComparison.Ordinal),
            past => Assert.StartsWith("Forecasts of the past", past, StringComparison.Ordinal),
            residuals => Assert.StartsWith("Left, whether errors one step ahead follow each other", residuals, StringComparison.Ordinal));
        string[][] texts = [.. page.Pictures.Select(picture => picture.Descendants().Where(found => found.Name.LocalName == "text").Select(found => found.Value.Trim()).ToArray())];
        Assert.Contains("drift", texts[1]);
        Assert.Contains("autocorrelation", string.Join(' ', texts[3]), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(1, "fitted anew at each")]
    [InlineData(2, "fitted anew at 2 of them")]
    [InlineData(null, "fitted once, at the first of them")]
    public void Page_Backtest_SaysHowOftenItWasFitted(int? every, string expected)
    {
        ForecastReportInput input = Samples.Input(Ramp);
        PanelBacktest backtest = Forecaster.Backtest(Ramp, input.Forecaster.Options, new PanelBacktestOptions { Origins = 3, RefitEvery = every }, TestContext.Current.CancellationToken);

        Page page = Samples.PageOf(input with { Backtest = backtest });

        Assert.Contains(page.Texts("p"), text => text.Contains($"was tried from 3 origins in the past, 2 steps ahead each, and {expected}.", StringComparison.Ordinal));
    }

    /// <summary>Methods know of no covariates, so a copy of the values leaves no trace but the warning.</summary>
    [Fact]
    public void Warnings_OfTheFitTheFileAndTheData_AreAllThere()
    {
        double[] values = [.. Samples.Noise(1, 60).Select((value, t) => t is 20 or 21 ? double.NaN : t >= 56 ? value + 9 : value)];
        Panel panel = new([Samples.Of("s", values).With([new Covariate("copy", CovariateKind.Future, [.. values, 1, 2])])]);

        Page page = Samples.PageOf(Samples.Input(panel) with { Notes = ["Column `b` \u0007 is left out."] });

        Assert.Equal(["Column 'b' \uFFFD is left out."], page.Facts("the data"));
        Assert.Contains("2 of 60 values (3.33 %) are missing, in 1 of 1 series.", page.Facts("the fit"));
        Assert.Contains(page.Facts("the fit"), note => note.StartsWith("The covariate 'copy' of series 's'", StringComparison.Ordinal));
        Assert.Equal(["Series 's': The longest gap is 2 steps, from 20."], page.Facts("gaps"));
    }

    [Fact]
    public void WarningsOf_APanel_AreThoseOfThePage()
    {
        Panel panel = new([Samples.Of("three", 1, 2, 4)]);

        Assert.Equal(["Series 'three': 3 values are fewer than 5 horizons of 2: there is little to try a forecast on."], ForecastReport.WarningsOf(panel, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastReport.WarningsOf(panel, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastReport.WarningsOf(panel, 1, 0));
    }

    [Fact]
    public void Page_NeedsNothingElse()
    {
        Page page = Samples.PageOf(Samples.Input(Ramp, truth: new([Samples.Of("ramp", 20, 21)]), origins: 2));

        Assert.DoesNotContain("http", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        IEnumerable<XAttribute> attributes = page.Pictures.SelectMany(picture => picture.Descendants().Attributes());
        Assert.DoesNotContain(attributes, attribute => !attribute.IsNamespaceDeclaration && attribute.Value.Contains("http", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("<b>&\"", "<b>&\"")]
    [InlineData("a`b`c", "a'b'c")]
    [InlineData("pears \U0001F350", "pears \U0001F350")]
    [InlineData("bell \u0007", "bell \uFFFD")]
    [InlineData("An id that is longer than anybody would ever want to read", "An id that is longer than anybody would…")]
    public void Page_OddIds_AreTexts(string id, string shown)
    {
        Page page = Samples.PageOf(Samples.Input(new([Samples.Ramp(id, 20), Samples.Ramp("other", 20)]), origins: 2));

        Assert.Equal("20", page.Row("greatest", shown)[1]);
        Assert.DoesNotContain("<b>&", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_ThreePoints_SaysThatNothingIsKnown()
    {
        Page page = Samples.PageOf(Samples.Input(new([Samples.Of("three", 1, 2, 4)])));

        Assert.Contains("The history is too short to compare methods inside it", page.Texts("p")[0], StringComparison.Ordinal);
        Assert.Equal(["naive", "–", "100.0 %"], page.Row("weight", "naive"));
        Assert.Equal(["Series 'three': 3 values are fewer than 5 horizons of 2: there is little to try a forecast on."], page.Facts("short history"));
    }

    [Fact]
    public void Page_FiveHundredSeries_ShowsTwentyOfThemAndThree()
    {
        Panel panel = new(Enumerable.Range(0, 500).Select(i => Samples.Of($"s{i}", Samples.Noise(i, 14))));

        Page page = Samples.PageOf(Samples.Input(panel, origins: 2));

        Assert.Equal(["500"], page.Facts("series"));
        Assert.Contains("20 of 500 series: the best, those about the median and the worst by their error.", page.Texts("caption"));
        Assert.Contains(page.Texts("figcaption"), caption => caption.StartsWith("The best, the median and the worst of 500 series by their error in the backtest.", StringComparison.Ordinal));
        Assert.Equal(6, page.Pictures.Length);
    }

    [Fact]
    public void Page_FiveHundredSeriesWithoutErrors_ShowsTheFirst()
    {
        Panel panel = new(Enumerable.Range(0, 500).Select(i => Samples.Of($"s{i}", Samples.Noise(i, 14))));

        Page page = Samples.PageOf(Samples.Input(panel));

        Assert.Contains("The first 20 of 500 series.", page.Texts("caption"));
        Assert.StartsWith("The first 12 of 500 series.", Assert.Single(page.Texts("figcaption")), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_TwentyLevels_DrawsThoseThatCanBeToldApart()
    {
        PanelForecaster forecaster = Forecaster.Fit(Ramp, new PanelForecastOptions { Horizon = 100, Model = "naive", Levels = [.. Enumerable.Range(1, 20).Select(i => i * 4.5)] }, TestContext.Current.CancellationToken);

        Page page = Samples.PageOf(new ForecastReportInput { Title = "Levels", Forecaster = forecaster, Forecast = forecaster.Forecast(TestContext.Current.CancellationToken) });

        Assert.Equal(["step", "forecast", "4.5 % from", "to", "90 % from", "to"], page.Texts("th")[^9..^3]);
        Assert.Contains("The first 60 of 100 steps.", page.Texts("caption"));
    }

    [Fact]
    public void Page_PartsWithoutValues_AreSaid()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(t => t is < 5 or (> 20 and < 26) or > 37 ? double.NaN : t % 7)];
        Panel truth = new([Samples.Of("holes", double.NaN, double.NaN)]);

        Page page = Samples.PageOf(Samples.Input(new([Samples.Of("holes", values)]), truth: truth, origins: 2));

        Assert.Equal("12", page.Row("greatest", "holes")[2]);
        Assert.Contains("Of 2 values forecast, 0 are known. No error by scale can be measured.", page.Texts("p"));
        Assert.Equal("–", page.Row("OWA", "the forecast")[1]);
    }

    [Fact]
    public void Page_Constant_HasNoErrorToShow()
    {
        Panel panel = new([Samples.Of("still", [.. Enumerable.Repeat(3.0, 30)])]);

        Page page = Samples.PageOf(Samples.Input(panel, truth: new([Samples.Of("still", 3, 3)]), origins: 2));

        Assert.Contains("No error inside the history could be measured", page.Texts("p")[0], StringComparison.Ordinal);
        Assert.Equal("–", page.Row("in 80 % interval", "the forecast")[1]);
    }

    [Fact]
    public void Of_ForecastOfOtherSeries_Refuses()
    {
        ForecastReportInput input = Samples.Input(Ramp), other = Samples.Input(new([Samples.Ramp("other", 20)]), origins: 1);

        Assert.Contains("forecast is not of", Assert.Throws<ArgumentException>(() => ForecastReport.Of(input with { Forecast = other.Forecast })).Message, StringComparison.Ordinal);
        Assert.Contains("backtest is not of", Assert.Throws<ArgumentException>(() => ForecastReport.Of(input with { Backtest = other.Backtest })).Message, StringComparison.Ordinal);
    }
}
