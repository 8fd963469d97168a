using System.Globalization;
using System.Text.Json;

namespace Wavecast.Cli.Tests;

public sealed class BacktestTests
{
    [Fact]
    public async Task Json_OfABacktest_HasTheFieldsOfItsContract()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, 60));

        ToolRun run = await ToolRun.SucceedAsync(
            "backtest", data, "--horizon", "6", "--origins", "3", "--stride", "4", "--season", "12", "--refit", "2", "--model", "theta", "--json", "--quiet");

        JsonElement json = run.Json;
        foreach (string figure in (string[])["smape", "mase", "owa", "mae", "rmse", "rmsse", "mape", "wape", "msis", "coverage80", "coverage95"])
        {
            Assert.True(json.GetProperty("model").GetProperty(figure).GetDouble() >= 0, figure);
        }
        foreach (string name in (string[])["linear", "theta", "ets", "seasonal-naive", "mean", "naive", "drift"])
        {
            Assert.True(json.GetProperty("candidates").GetProperty(name).GetProperty("mase").GetDouble() > 0, name);
        }
        Assert.Equal(json.GetProperty("model").GetProperty("mase").GetDouble(), json.GetProperty("candidates").GetProperty("theta").GetProperty("mase").GetDouble());
        Assert.Equal(json.GetProperty("model").GetProperty("coverage80").GetDouble(), json.GetProperty("coverage80").GetDouble());
        Assert.Equal(json.GetProperty("model").GetProperty("coverage95").GetDouble(), json.GetProperty("coverage95").GetDouble());
        Assert.Equal([12, 6, 3, 4, 2], ((string[])["season", "horizon", "origins", "stride", "series"]).Select(name => json.GetProperty(name).GetInt32()));
        Assert.Equal("2", json.GetProperty("refit").GetString());
        Assert.Equal(6, json.GetProperty("maseByHorizon").GetArrayLength());
        Assert.True(json.GetProperty("seconds").GetDouble() > 0);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Csv_OfABacktest_HasWhatCameBesideEachForecast()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, 40));

        ToolRun run = await ToolRun.SucceedAsync(
            "backtest", data, "--horizon", "3", "--origins", "2", "--stride", "5", "--model", "seasonal-naive", "--levels", "90", "--out", folder["b.csv"], "--json");

        string[][] rows = [.. File.ReadAllLines(folder["b.csv"]).Select(line => line.Split(','))];
        Assert.Equal(["id", "origin", "step", "time", "actual", "forecast", "lo90", "hi90"], rows[0]);
        string[] expected = [.. from k in new[] { 0, 1 }
                                from origin in new[] { 32, 37 }
                                from h in new[] { 1, 2, 3 }
                                let t = origin + h - 1
                                select string.Create(CultureInfo.InvariantCulture, $"{Panels.NameOf(k)},{origin},{h},{Panels.Month(t)},{Panels.At(k, t):R},{Panels.At(k, t - 12):R}")];
        Assert.Equal(expected, rows[1..].Select(row => string.Join(',', row[..6])));
        double mae = rows[1..].Average(row => Math.Abs(double.Parse(row[4], CultureInfo.InvariantCulture) - double.Parse(row[5], CultureInfo.InvariantCulture)));
        Assert.Equal(mae, run.Json.GetProperty("model").GetProperty("mae").GetDouble(), 1e-9);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("coverage80").ValueKind);
        Assert.True(run.Json.GetProperty("model").GetProperty("coverage90").GetDouble() >= 0);
    }

    [Fact]
    public async Task Text_OfABacktest_HasTheMethodsBestFirstAndTheModelMarked()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(1, 60));

        ToolRun run = await ToolRun.SucceedAsync("backtest", data, "--horizon", "4", "--origins", "3", "--model", "naive");

        string[][] rows = [.. run.Out.Split('\n').SkipWhile(line => !line.Contains("───", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Trim().Length > 0)
            .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        Assert.Contains("naive (the model)", rows.Select(row => row[0]));
        Assert.DoesNotContain("naive", rows.Select(row => row[0]));
        double[] errors = [.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))];
        Assert.Equal(errors.Order(), errors);
        Assert.Contains("3 origins 2 apart, 4 forecast from each", run.Out, StringComparison.Ordinal);
        Assert.Contains("the 95 % intervals held", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_OfABacktest_ShowTheForecastsAndTheErrorsByStep()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, 60));

        ToolRun run = await ToolRun.SucceedAsync(
            "backtest", data, "--horizon", "6", "--origins", "3", "--model", "theta", "--out", folder["b.svg"], "--horizon-picture", folder["h.svg"], "--json");

        Assert.Equal([folder["b.svg"], folder["h.svg"]], run.Json.GetProperty("outputs").EnumerateArray().Select(path => path.GetString()));
        Assert.Contains("Forecasts from 3 origins", Texts("b.svg"));
        Assert.Contains("theta (the model)", Texts("h.svg"));
        Assert.Contains("linear", Texts("h.svg"));

        string[] Texts(string name) => [.. File.ReadLines(folder[name]).Select(line => line.Trim())];
    }

    [Fact]
    public async Task Picture_OfAPanel_ShowsTheBestTheMedianAndTheWorstInThisOrder()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.OfJumps(5, 3, 4, 1, 2));

        await ToolRun.SucceedAsync("backtest", data, "--horizon", "6", "--origins", "3", "--model", "seasonal-naive", "--out", folder["b.svg"]);

        string[] texts = [.. File.ReadLines(folder["b.svg"]).Select(line => line.Trim())];
        Assert.Contains("Forecasts from 3 origins: 3 of 5 series", texts);
        Assert.Equal(["d", "b", "a"], texts.Where(text => text is "a" or "b" or "c" or "d" or "e"));
        double[] errors = [.. texts.Where(text => text.Contains(": MASE ", StringComparison.Ordinal)).Select(text => double.Parse(text.Split(' ')[^1], CultureInfo.InvariantCulture))];
        Assert.Equal(3, errors.Length);
        Assert.Equal(errors.Order(), errors);
    }

    [Fact]
    public async Task Report_OfABacktest_HasItAndTheForecastThatItSpeaksOf()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, 60));

        ToolRun run = await ToolRun.SucceedAsync("backtest", data, "--horizon", "6", "--origins", "3", "--stride", "2", "--model", "theta", "--report", folder["b.html"], "--out", folder["b.csv"], "--json");

        Assert.Equal([folder["b.csv"], folder["b.html"]], run.Json.GetProperty("outputs").EnumerateArray().Select(path => path.GetString()));
        string page = File.ReadAllText(folder["b.html"]);
        Assert.Contains("How good it was in the past", page, StringComparison.Ordinal);
        Assert.Contains("from 3 origins in the past, 6 steps ahead each", page, StringComparison.Ordinal);
        Assert.Contains("wavecast backtest", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_OnOneAndTwoThreads_GivesTheSameBits()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("p.csv", Panels.Csv(2, 40));

        foreach (string threads in (string[])["1", "2"])
        {
            await ToolRun.SucceedAsync("backtest", data, "--horizon", "3", "--origins", "2", "--threads", threads, "--out", folder[$"{threads}.csv"]);
        }

        Assert.Equal(File.ReadAllText(folder["1.csv"]), File.ReadAllText(folder["2.csv"]));
    }
}
