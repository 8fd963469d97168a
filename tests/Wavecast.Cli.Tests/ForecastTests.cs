using System.Globalization;
using System.Text.Json;
using Wavecast.Forecasting;
using Wavecast.Statistics;
using Wavecast.Tables;
using Wavecast.TimeSeries;

namespace Wavecast.Cli.Tests;

public sealed class ForecastTests
{
    private static readonly string Passengers = Path.Combine(Repository.Root, "samples/data/air_passengers.csv");

    [Fact]
    public async Task Csv_OfAForecast_HoldsTheLibrarysNumbersToTheBit()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, 48));

        await ToolRun.SucceedAsync("forecast", data, "--horizon", "3", "--model", "theta", "--levels", "50,97.5", "--out", folder["f.csv"]);

        string[][] rows = Rows(folder["f.csv"]);
        Assert.Equal(["id", "step", "time", "forecast", "lo50", "hi50", "lo97.5", "hi97.5"], rows[0]);
        Assert.Equal(["a 1 2005-01", "a 2 2005-02", "a 3 2005-03", "b 1 2005-01", "b 2 2005-02", "b 3 2005-03"], rows[1..].Select(row => string.Join(' ', row[..3])));
        PanelForecast expected = Forecaster.Fit(PanelFile.Read(data).Panel, new PanelForecastOptions { Horizon = 3, Model = "theta", Levels = [50, 97.5] }, TestContext.Current.CancellationToken)
            .Forecast(TestContext.Current.CancellationToken);
        for (int i = 0; i < 6; i++)
        {
            (SeriesForecast series, int h) = (expected.Series[i / 3], i % 3);
            Assert.Equal(
                [series.Values[h], series.Intervals[0].Lower[h], series.Intervals[0].Upper[h], series.Intervals[1].Lower[h], series.Intervals[1].Upper[h]],
                rows[i + 1][3..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)));
        }
    }

    // A rising line with a season: exponential smoothing is exact, and so little is left for the others that the table shows none.
    [Fact]
    public async Task Text_WhereOneMethodHasNearlyAllOfTheWeight_NamesIt()
    {
        using TemporaryFolder folder = new();
        IEnumerable<string> rows = Enumerable.Range(0, 72).Select(i => FormattableString.Invariant($"{2015 + i / 12}-{i % 12 + 1:00},{100 + i / 12 + 10 * ((i + 1) % 12)}"));
        string data = folder.Write("p.csv", $"month,x\n{string.Join('\n', rows)}\n");

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "6");

        Assert.Contains("ets forecasts with nearly all of the weight, with a MASE of 0 at 40 origins", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_OfStepsWithoutACalendar_HasNoTimes()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", "a\n1\n2\n4\n8\n16\n");

        await ToolRun.SucceedAsync("forecast", data, "--horizon", "2", "--model", "naive", "--out", folder["f.csv"]);

        string[][] rows = Rows(folder["f.csv"]);
        Assert.Equal(["id", "step", "forecast", "lo80", "hi80", "lo95", "hi95"], rows[0]);
        Assert.All(rows[1..], row => Assert.Equal("16", row[2]));
    }

    [Fact]
    public async Task Paths_OfAForecast_AreTheLibrarys()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, 48));

        await ToolRun.SucceedAsync(
            "forecast", data, "--horizon", "3", "--model", "lstm", "--distribution", "gaussian", "--strategy", "recursive", "--calendar", "month", "--series-embedding",
            "--paths", folder["paths.csv"], "--path-count", "7");

        string[][] rows = Rows(folder["paths.csv"]);
        Assert.Equal(["id", "path", "step", "time", "value"], rows[0]);
        Assert.Equal(1 + 2 * 7 * 3, rows.Length);
        PanelForecastOptions options = new()
        {
            Horizon = 3,
            Model = "lstm",
            Distribution = ForecastDistribution.Gaussian,
            Strategy = ForecastStrategy.Recursive,
            Calendar = [CalendarFeature.Month],
            HasSeriesEmbedding = true,
        };
        IEnumerable<double> expected = Forecaster.Fit(PanelFile.Read(data).Panel, options, TestContext.Current.CancellationToken)
            .SamplePaths(7, TestContext.Current.CancellationToken).SelectMany(series => series.Paths).SelectMany(path => path);
        Assert.Equal(expected, rows[1..].Select(row => double.Parse(row[4], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Json_OfDaysWithAYear_NamesItUnlessToldNotToLook()
    {
        using TemporaryFolder folder = new();
        DateTime start = new(2021, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        string data = folder.Write("days.csv", "date,value\n" + string.Concat(Enumerable.Range(0, 800).Select(t => string.Create(
            CultureInfo.InvariantCulture, $"{start.AddDays(t):yyyy-MM-dd},{50 + 12 * Math.Sin(2 * Math.PI * t / 365.25) + t * 37 % 11 * 0.3:0.000}\n"))));

        JsonElement found = (await ToolRun.SucceedAsync("forecast", data, "--horizon", "30", "--model", "lstm", "--json", "--quiet", "--out", folder["page.html"])).Json;
        JsonElement not = (await ToolRun.SucceedAsync("forecast", data, "--horizon", "30", "--model", "lstm", "--calendar", "none", "--json", "--quiet")).Json;

        Assert.Equal("year", Assert.Single(found.GetProperty("longSeasons").EnumerateArray()).GetString());
        Assert.Empty(not.GetProperty("longSeasons").EnumerateArray());
        Assert.Contains(found.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("the year of 365.24 steps", StringComparison.Ordinal));
        Assert.Contains("longer seasons", await File.ReadAllTextAsync(folder["page.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_OfAForecastOfThePassengers_BeatsTheSeasonBefore()
    {
        using TemporaryFolder folder = new();
        string[] lines = await File.ReadAllLinesAsync(Passengers, TestContext.Current.CancellationToken);
        string history = folder.Write("history.csv", string.Join('\n', lines[..^12])), truth = folder.Write("truth.csv", string.Join('\n', [lines[0], .. lines[^12..]]));
        string[] arguments = ["forecast", history, "--horizon", "12", "--truth", truth, "--json", "--quiet"];

        JsonElement auto = (await ToolRun.SucceedAsync(arguments)).Json;
        JsonElement seasonal = (await ToolRun.SucceedAsync([.. arguments, "--model", "seasonal-naive"])).Json;

        foreach (string figure in (string[])["smape", "mase", "owa", "mae", "rmse"])
        {
            Assert.True(Of(auto, "metrics", figure) < Of(seasonal, "metrics", figure), figure);
            Assert.True(Of(auto, "metrics", figure) < Of(auto, "naive2", figure), figure);
        }
        // By hand: what came in 1960 less what came in 1959.
        double[] passengers = [.. lines[1..].Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
        Assert.Equal(Enumerable.Range(132, 12).Average(t => Math.Abs(passengers[t] - passengers[t - 12])), Of(seasonal, "metrics", "mae"), 1e-9);
        Assert.InRange(Of(auto, "metrics", "coverage95"), 0.5, 1);
        Assert.True(Of(auto, "metrics", "msis") > 0);
        Assert.Equal("combination", auto.GetProperty("chosen").GetString());
        Assert.Equal((12, 12, 1), (auto.GetProperty("season").GetInt32(), auto.GetProperty("horizon").GetInt32(), auto.GetProperty("series").GetInt32()));
        JsonElement[] candidates = [.. auto.GetProperty("candidates").EnumerateObject().Select(candidate => candidate.Value)];
        Assert.Equal(1, candidates.Sum(candidate => candidate.GetProperty("weight").GetDouble()), 1e-9);
        Assert.All(candidates, candidate => Assert.True(candidate.GetProperty("mase").GetDouble() > 0));
        Assert.True(auto.GetProperty("candidates").TryGetProperty("lstm", out _));
        Assert.True(auto.GetProperty("seconds").GetDouble() > 0);
        Assert.Empty(auto.GetProperty("outputs").EnumerateArray());
    }

    [Fact]
    public async Task Forecast_OnOneAndTwoThreads_GivesTheSameBits()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(3, 40));

        foreach (string threads in (string[])["1", "2"])
        {
            await ToolRun.SucceedAsync("forecast", data, "--horizon", "4", "--seed", "3", "--threads", threads, "--out", folder[$"{threads}.csv"]);
        }

        Assert.Equal(File.ReadAllText(folder["1.csv"]), File.ReadAllText(folder["2.csv"]));
    }

    [Fact]
    public async Task Out_GivenSeveralTimes_WritesEveryFileAndShowsTheBestTheMedianAndTheWorst()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(5, 48)), truth = folder.Write("truth.csv", Panels.Csv(5, 6, 48));
        string[] paths = [folder["f.csv"], folder["f.html"], folder["f.pdf"], folder["f.png"], folder["f.svg"]];

        ToolRun run = await ToolRun.SucceedAsync(
            ["forecast", data, "--horizon", "6", "--model", "ets", "--truth", truth, "--json", .. paths.SelectMany(path => (string[])["--out", path])]);

        Assert.Equal(paths, run.Json.GetProperty("outputs").EnumerateArray().Select(path => path.GetString()));
        Assert.Equal([.. paths, data, truth], folder.List());
        Assert.Contains("Forecast of p.csv", File.ReadAllText(folder["f.html"]), StringComparison.Ordinal);
        string[] texts = [.. File.ReadLines(folder["f.svg"]).Select(line => line.Trim())];
        foreach (string rank in (string[])["best", "median", "worst"])
        {
            Assert.Contains(texts, text => text.StartsWith($"{rank}: MASE ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Text_WithoutOut_TellsTheDataTheChoiceAndTheForecastOfTheFirstSeries()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(3, 48));

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "2", "--model", "theta");

        Assert.Contains("p.csv: 3 series of 48 steps, monthly, 2001-01 to 2004-12; a season of 12, of the frequency; no gaps", run.Out, StringComparison.Ordinal);
        Assert.Contains("theta forecasts, as asked for", run.Out, StringComparison.Ordinal);
        Assert.Contains("2005-02", run.Out, StringComparison.Ordinal);
        Assert.Contains("and 2 more series", run.Out, StringComparison.Ordinal);
        Assert.Equal("fitting 3 series …\n", run.Error);
    }

    [Theory]
    [InlineData("columns", "month,b,a\n2005-01,20,10\n")]
    [InlineData("another order", "id,time,value\nb,2005-01,20\na,2005-01,10\n")]
    [InlineData("the history too", "month,a,b\n2004-11,1,1\n2004-12,1,1\n2005-01,10,20\n2005-02,3,3\n")]
    [InlineData("other ids", "month,x,y\n2005-01,10,20\n")]
    [InlineData("no times", "a,b\n10,20\n")]
    public async Task Truth_InAnyLayout_IsFoundBySeriesAndTime(string layout, string text)
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(["a", "b"], 48, 0, (k, t) => k == 0 ? 10 + t % 2 : 20 + t % 2));
        string truth = folder.Write("truth.csv", text);

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "1", "--model", "naive", "--truth", truth, "--json");

        // Step 47 is odd, so the last values are 11 and 21: each is 1 too high.
        Assert.True(Of(run.Json, "metrics", "mae") == 1, layout);
    }

    [Fact]
    public async Task Truth_OfNumberedSteps_IsFoundByNumberOrCountsAnew()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", "step,a\n" + string.Concat(Enumerable.Range(0, 20).Select(t => $"{t},5\n")));
        string whole = folder.Write("whole.csv", "step,a\n" + string.Concat(Enumerable.Range(0, 22).Select(t => $"{t},{(t < 20 ? 5 : 7)}\n")));
        string anew = folder.Write("anew.csv", "step,a\n0,7\n1,7\n");

        foreach (string truth in (string[])[whole, anew])
        {
            ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "2", "--model", "naive", "--truth", truth, "--json");
            Assert.Equal(2, Of(run.Json, "metrics", "mae"));
        }
    }

    [Fact]
    public async Task Save_OfAForecast_KeepsAModelThatForecastsTheSame()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, 48));

        ToolRun run = await ToolRun.SucceedAsync(
            "forecast", data, "--horizon", "2", "--model", "ets", "--time-limit", "60", "--out", folder["f.csv"], "--save", folder["m.safetensors"], "--json");

        Assert.Equal([folder["f.csv"], folder["m.safetensors"]], run.Json.GetProperty("outputs").EnumerateArray().Select(path => path.GetString()));
        PanelForecast forecast = PanelForecaster.Load(folder["m.safetensors"]).Forecast(TestContext.Current.CancellationToken);
        Assert.Equal(forecast.Series.SelectMany(series => series.Values), Rows(folder["f.csv"])[1..].Select(row => double.Parse(row[3], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Load_OfAModelAndWhatHasComeSince_GoesOnFromThereWithoutAFit()
    {
        using TemporaryFolder folder = new();
        string before = folder.Write("before.csv", Panels.Csv(2, 48)), now = folder.Write("now.csv", Panels.Csv(2, 51)), truth = folder.Write("truth.csv", Panels.Csv(2, 4, first: 51));
        await ToolRun.SucceedAsync("forecast", before, "--horizon", "4", "--model", "theta", "--levels", "90", "--save", folder["m"]);

        ToolRun run = await ToolRun.SucceedAsync("forecast", now, "--load", folder["m"], "--truth", truth, "--out", folder["f.csv"], "--report", folder["f.html"], "--json");

        PanelForecaster current = PanelForecaster.Load(folder["m"]).Append(PanelFile.Read(now).Panel);
        string[][] rows = Rows(folder["f.csv"]);
        Assert.Equal(["id", "step", "time", "forecast", "lo90", "hi90"], rows[0]);
        Assert.Equal(current.Forecast(TestContext.Current.CancellationToken).Series.SelectMany(series => series.Values), rows[1..].Select(row => double.Parse(row[3], CultureInfo.InvariantCulture)));
        Assert.Equal(Panels.Month(51), rows[1][2]);
        Assert.Equal("theta", run.Json.GetProperty("chosen").GetString());
        Assert.InRange(Of(run.Json, "metrics", "mase"), 0.01, 2);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("backtest").ValueKind);
    }

    [Fact]
    public async Task Load_OfNetworksOfASeriesWithGaps_SaysWhatWasNotedAtTheFitAndIsKeptAgain()
    {
        using TemporaryFolder folder = new();
        string before = folder.Write("before.csv", Panels.Csv(60, t => t % 9 == 4 ? null : $"{100 + t + 10 * (t % 12)}")), now = folder.Write("now.csv", Panels.Csv(62, t => t % 9 == 4 ? null : $"{100 + t + 10 * (t % 12)}"));
        await ToolRun.SucceedAsync("forecast", before, "--horizon", "4", "--model", "lstm", "--save", folder["m"]);

        ToolRun run = await ToolRun.SucceedAsync("forecast", now, "--load", folder["m"], "--threads", "1", "--save", folder["m2"], "--paths", folder["paths.csv"], "--out", folder["f.csv"], "--json");

        string[] notes = [.. run.Json.GetProperty("notes").EnumerateArray().Select(text => text.GetString()!)];
        Assert.Contains(notes, note => note.StartsWith("At the fit: 7 of 60 values", StringComparison.Ordinal));
        PanelForecast kept = PanelForecaster.Load(folder["m2"]).Forecast(TestContext.Current.CancellationToken);
        Assert.Equal(kept.Series[0].Values, Rows(folder["f.csv"])[1..].Select(row => double.Parse(row[3], CultureInfo.InvariantCulture)));
        Assert.Equal(401, Rows(folder["paths.csv"]).Length);
    }

    [Theory]
    [InlineData("now.csv --load absent", "--load is '")]
    [InlineData("now.csv --load now.csv", "now.csv")]
    [InlineData("now.csv --load m --horizon 4", "--horizon cannot go with --load")]
    [InlineData("now.csv --load m --missing mask", "--missing cannot go with --load")]
    [InlineData("now.csv --load m --backtest 3", "--backtest cannot go with --load")]
    [InlineData("now.csv --load m --save m", "m', which this run also reads or writes")]
    [InlineData("shorter.csv --load m", "shorter.csv: Series 'a' is not 'a' gone on")]
    [InlineData("three.csv --load m", "three.csv: The model was fitted to 2 series and is given 3")]
    [InlineData("revised.csv --load m", "revised.csv: Series 'a' was revised at 2001-01")]
    public async Task Load_OfWhatDoesNotFit_SaysOneSentence(string commandLine, string part)
    {
        using TemporaryFolder folder = new();
        folder.Write("now.csv", Panels.Csv(2, 48));
        folder.Write("shorter.csv", Panels.Csv(2, 40));
        folder.Write("three.csv", Panels.Csv(3, 48));
        folder.Write("revised.csv", Panels.Csv(["a", "b"], 48, 0, (k, t) => 1 + Panels.At(k, t)));
        await ToolRun.SucceedAsync("forecast", folder["now.csv"], "--horizon", "4", "--model", "naive", "--save", folder["m"]);

        ToolRun run = await ToolRun.InsideAsync(["forecast", .. commandLine.Split(' ').Select(word => File.Exists(folder[word]) || word == "absent" ? folder[word] : word), "--quiet"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(part, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("constant.csv", "Nothing changes in the history")]
    [InlineData("one.csv", "too short to compare")]
    [InlineData("gap.csv", "1 of 48 values (2.08 %) are missing")]
    [InlineData("negative.csv", "")]
    public async Task Forecast_OfPoorData_IsFiniteAndSaysWhatIsPoor(string name, string note)
    {
        using TemporaryFolder folder = new();
        folder.Write("constant.csv", Panels.Csv(48, _ => "5"));
        folder.Write("one.csv", Panels.Csv(1, _ => "5"));
        folder.Write("gap.csv", Panels.Csv(48, t => t == 9 ? null : $"{t % 12}"));
        folder.Write("negative.csv", Panels.Csv(48, t => $"{-t - (t % 12)}"));

        ToolRun run = await ToolRun.SucceedAsync("forecast", folder[name], "--horizon", "3", "--model", "theta", "--out", folder["f.csv"], "--save", folder["m"], "--json");

        string[] notes = [.. run.Json.GetProperty("notes").EnumerateArray().Select(text => text.GetString()!)];
        Assert.True(note.Length == 0 || notes.Any(text => text.Contains(note, StringComparison.Ordinal)), string.Join(' ', notes));
        Assert.All(Rows(folder["f.csv"])[1..], row => Assert.All(row[3..], text => Assert.True(double.IsFinite(double.Parse(text, CultureInfo.InvariantCulture)), text)));
    }

    [Fact]
    public async Task Json_OfAConstant_HasNullForWhatIsNotDefined()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(48, _ => "5"));

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "2", "--model", "naive", "--json");

        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("mase").ValueKind);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("candidates").GetProperty("naive").GetProperty("mase").ValueKind);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("metrics").ValueKind);
    }

    [Fact]
    public async Task Resample_OfMonthsToYears_ForecastsYears()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(120, t => $"{t / 12}"));

        await ToolRun.SucceedAsync("forecast", data, "--horizon", "2", "--model", "naive", "--resample", "yearly:sum", "--out", folder["f.csv"]);

        Assert.Equal(["a,1,2011,108", "a,2,2012,108"], Rows(folder["f.csv"])[1..].Select(row => string.Join(',', row[..4])));
    }

    // One time is too few to show what the row of names is; the data have told.
    [Fact]
    public async Task Truth_OfTimesAcross_IsReadAsTheDataWere()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", "land,2001,2002,2003\na,2,7,9\nb,2,7,5\n"), truth = folder.Write("t.csv", "land,2004\nb,6\na,9\n"), late = folder.Write("late.csv", "land,2005\nb,6\na,9\n");

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "1", "--model", "naive", "--truth", truth, "--json");

        Assert.Equal(0.5, Of(run.Json, "metrics", "mae"));
        Assert.Contains("has no step 2004, the first that is forecast", (await ToolRun.InsideAsync("forecast", data, "--horizon", "1", "--model", "naive", "--truth", late)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows", "a,1,2,3,4\nb,5,6,7,8,9\n", "--layout rows", "a,1,4")]
    [InlineData("long", "shop;day;sold\na;01.02.2001;1\na;02.02.2001;2\na;03.02.2001;3\n", "--id shop --time day --date-format dd.MM.yyyy", "a,1,2001-02-04")]
    [InlineData("start", "a\n1\n2\n3\n", "--frequency monthly --start 2001-10", "a,1,2002-01")]
    [InlineData("day first", "day,a\n01/02/2001,1\n02/02/2001,2\n03/02/2001,3\n", "--day-first true", "a,1,2001-02-04")]
    [InlineData("columns", "month,a,b\n2001-01,1,2\n2001-02,1,2\n", "--columns b", "b,1,2001-03,2")]
    [InlineData("covariates", "month,p,f,y\n2001-01,1,5,2\n2001-02,1,6,3\n2001-03,1,7,\n", "--past p --future f", "y,1,2001-03,3")]
    [InlineData("decimal commas", "month;y\n2001-01;2,500\n2001-02;3,250\n", "--decimal comma", "y,1,2001-03,3.25")]
    [InlineData("no decimal commas", "month;y;z\n2001-01;2,5;2\n2001-02;3,25;3\n", "--decimal point", "z,1,2001-03,3")]
    [InlineData("parts", "shop,dept,jahr,monat,y\n1,a,2001,1,2\n1,a,2001,2,3\n1,b,2001,1,4\n1,b,2001,2,5\n", "--time jahr,monat --id shop,dept", "1/a,1,2001-03,3")]
    [InlineData("found parts", "shop,dept,year,month,y\n1,a,2001,1,2\n1,a,2001,2,3\n1,b,2001,1,4\n1,b,2001,2,5\n", "--columns y", "a,1,2001-03,3")]
    [InlineData("times across", "code,shop,2001,2002,2003\n7,s,2,7,9\n8,t,2,7,5\n", "--id code", "7,1,2004,9")]
    [InlineData("statics", "id,month,y,size\ns,2001-01,2,7\ns,2001-02,3,7\n", "--static size", "s,1,2001-03,3")]
    public async Task Options_OfTheData_SayHowItIsRead(string what, string text, string options, string first)
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", text);

        await ToolRun.SucceedAsync(["forecast", data, "--horizon", "1", "--model", "naive", .. options.Split(' '), "--out", folder["f.csv"]]);

        Assert.True(File.ReadLines(folder["f.csv"]).ElementAt(1).StartsWith(first, StringComparison.Ordinal), what);
    }

    // By itself its years would be times, its shops values and its thousandths thousands.
    [Fact]
    public async Task Truth_OfAFewRows_IsReadAsTheData()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", "shop;year;month;sold\n" + string.Concat(new[] { "a", "b" }.SelectMany(shop => Enumerable.Range(0, 23).Select(t => $"{shop};{2022 + t / 12};{1 + t % 12};{(shop == "a" ? "0,5" : "9,5")}\n"))));
        string truth = folder.Write("t.csv", "shop;year;month;sold\na;2023;12;1,250\na;2024;1;1,500\nb;2023;12;9,500\nb;2024;1;9,500\n");

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "2", "--model", "naive", "--truth", truth, "--out", folder["f.csv"], "--json");

        Assert.Equal((0.75 + 1) / 4, Of(run.Json, "metrics", "mae"), 1e-12);
    }

    [Theory]
    [InlineData("id,month,y\nq,2001-03,3\n")]
    [InlineData("id,month,y,promo,kind,size\nq,2001-03,3,1,x,5\n")]
    public async Task Truth_WithOrWithoutTheCovariates_IsTheValuesAlone(string text)
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", "id,month,y,promo,kind,size\nq,2001-01,1,0,x,5\nq,2001-02,2,0,x,5\nq,2001-03,,1,x,5\n"), truth = folder.Write("t.csv", text);

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "1", "--model", "naive", "--future", "promo", "--static", "kind,size", "--truth", truth, "--out", folder["f.csv"]);

        Assert.Equal("q,1,2001-03,2", string.Join(',', Rows(folder["f.csv"])[1][..4]));
        Assert.DoesNotContain("left out", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WideYears_OfAYearARow_IsOneSeries()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("sales.csv", "Year,Q1,Q2,Q3,Q4\n2001,1,2,3,4\n2002,5,6,7,8\n");

        await ToolRun.SucceedAsync("forecast", data, "--horizon", "1", "--model", "naive", "--wide-years", "--out", folder["f.csv"]);

        Assert.Equal("sales,1,2003-01,8", string.Join(',', Rows(folder["f.csv"])[1][..4]));
    }

    [Fact]
    public async Task Forecast_OfParquetAndNpy_IsThatOfTheCsv()
    {
        using TemporaryFolder folder = new();
        Panel panel = PanelFile.Read(folder.Write("p.csv", Panels.Csv(2, 30))).Panel;
        PanelFile.Write(folder["p.parquet"], panel, PanelLayout.Columns);
        PanelFile.Write(folder["p.npy"], panel, PanelLayout.Rows);

        foreach (string ending in (string[])["csv", "parquet", "npy"])
        {
            await ToolRun.SucceedAsync("forecast", folder[$"p.{ending}"], "--horizon", "2", "--season", "12", "--model", "theta", "--out", folder[$"{ending}.csv"]);
        }

        Assert.Equal(File.ReadAllText(folder["csv.csv"]), File.ReadAllText(folder["parquet.csv"]));
        Assert.Equal(Rows(folder["csv.csv"])[1..].Select(row => row[3]), Rows(folder["npy.csv"])[1..].Select(row => row[2]));
    }

    [Theory]
    [InlineData("forecast")]
    [InlineData("backtest")]
    public async Task Interrupt_BeforeAnythingIsWritten_EndsWithoutAFile(string command)
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, 48));

        ToolRun run = await ToolRun.InsideAsync(new CancellationToken(canceled: true), command, data, "--horizon", "6", "--out", folder["f.csv"]);

        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.False(File.Exists(folder["f.csv"]));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_BesideAForecast_IsThatOfTheBacktestCommand()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(3, 60));
        string[] asked = ["--horizon", "6", "--model", "theta", "--json", "--quiet"];

        JsonElement beside = (await ToolRun.SucceedAsync(["forecast", data, .. asked, "--backtest", "4"])).Json.GetProperty("backtest");
        JsonElement alone = (await ToolRun.SucceedAsync(["backtest", data, .. asked, "--origins", "4", "--refit", "never"])).Json;

        foreach (string part in (string[])["model", "candidates", "maseByHorizon", "origins", "stride", "refit"])
        {
            Assert.Equal(alone.GetProperty(part).GetRawText(), beside.GetProperty(part).GetRawText());
        }
        Assert.Equal(4, beside.GetProperty("origins").GetInt32());
        Assert.True(beside.GetProperty("seconds").GetDouble() > 0);
    }

    [Theory]
    [InlineData(60, 5, null)]
    [InlineData(40, 2, "The page has a backtest from 2 origins only: series 'a' has 40 steps")]
    [InlineData(35, 0, "The page has no backtest: series 'a' has 35 steps, and 2 seasons and a horizon should be known before the first")]
    public async Task Report_WithoutBacktest_HasAsManyOriginsAsThereIsRoomFor(int steps, int origins, string? expected)
    {
        // A horizon of 6 and origins 3 apart; before the first, 24 and 6 months: 36 steps for one origin, 39 for two, 48 for five.
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, steps));

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "6", "--model", "theta", "--report", folder["r.html"], "--json");

        string page = File.ReadAllText(folder["r.html"]);
        JsonElement backtest = run.Json.GetProperty("backtest");
        Assert.Equal(origins, backtest.ValueKind == JsonValueKind.Null ? 0 : backtest.GetProperty("origins").GetInt32());
        Assert.Equal(origins > 0, page.Contains("How good it was in the past", StringComparison.Ordinal));
        Assert.Equal(origins > 0, page.Contains("fitted once, at the first of them", StringComparison.Ordinal));
        Assert.Equal(expected is not null, Notes(run).Any(note => expected is not null && note.StartsWith(expected, StringComparison.Ordinal)));
        Assert.Equal(expected is not null, page.Contains("--backtest N asks for more", StringComparison.Ordinal));
        Assert.Equal([folder["r.html"]], run.Json.GetProperty("outputs").EnumerateArray().Select(path => path.GetString()));
    }

    [Fact]
    public async Task Forecast_WithoutPageAndOption_MakesNoBacktest()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(1, 60));

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "6", "--model", "theta", "--out", folder["f.csv"], "--json");

        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("backtest").ValueKind);
        Assert.DoesNotContain("in the past", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_AskedForBeyondTheData_IsRefusedBeforeTheFit()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(1, 48));

        ToolRun run = await ToolRun.InsideAsync("forecast", data, "--horizon", "6", "--backtest", "15", "--report", folder["r.html"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Series 'a' has 48 steps; 15 origins 3 steps apart and a horizon of 6 need 49.", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["r.html"]));
    }

    [Fact]
    public async Task Text_WithABacktest_HasItsTableAndCoverage()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(1, 60));

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "6", "--model", "theta", "--backtest", "3");

        Assert.Contains("from 3 origins in the past", run.Out, StringComparison.Ordinal);
        Assert.Contains("theta (the model)", run.Out, StringComparison.Ordinal);
        Assert.Contains("Of what came there, the 80 % intervals held", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_OfAPanelWithABacktest_ShowsTheBestTheMedianAndTheWorstOfThePast()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.OfJumps(5, 3, 4, 1, 2));

        await ToolRun.SucceedAsync("forecast", data, "--horizon", "6", "--model", "seasonal-naive", "--backtest", "3", "--out", folder["f.svg"]);

        string[] texts = [.. File.ReadLines(folder["f.svg"]).Select(line => line.Trim())];
        Assert.Equal(["d", "b", "a"], texts.Where(text => text is "a" or "b" or "c" or "d" or "e"));
    }

    [Fact]
    public async Task Notes_OfAPoorSeries_TellTheShiftTheShortHistoryAndTheLeak()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", "month,a,x\n" + string.Concat(Enumerable.Range(0, 32).Select(t => string.Create(
            CultureInfo.InvariantCulture, $"{Panels.Month(t)},{(t < 30 ? Value(t) : "")},{Value(t)}\n"))));

        ToolRun run = await ToolRun.SucceedAsync("forecast", data, "--horizon", "2", "--model", "naive", "--future", "x", "--json");

        Assert.Contains(Notes(run), note => note.StartsWith("The covariate 'x' of series 'a'", StringComparison.Ordinal));
        Assert.Contains(Notes(run), note => note.StartsWith("Series 'a': 30 values are fewer than 3 seasons of 12", StringComparison.Ordinal));
        Assert.Contains(Notes(run), note => note.StartsWith("Series 'a': The last 2 steps average 90", StringComparison.Ordinal));

        static int Value(int t) => t < 28 ? 10 + t * 7 % 5 : 90;
    }

    private static IEnumerable<string> Notes(ToolRun run) => run.Json.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!);

    private static double Of(JsonElement json, string group, string figure) => json.GetProperty(group).GetProperty(figure).GetDouble();

    private static string[][] Rows(string path) => [.. File.ReadAllLines(path).Select(line => line.Split(','))];
}
