using System.Text.Json;

namespace Wavecast.Cli.Tests;

public sealed class EvaluateTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    [Fact]
    public async Task Json_OfEvaluation_HasTheFieldsOfItsContract()
    {
        ToolRun run = await ToolRun.SucceedAsync("evaluate", fixture.Model, fixture.Data, "--warm-up", "20", "--steps", "10", "--period", "20", "--json");

        JsonElement json = run.Json;
        Assert.True(json.GetProperty("nextStep").GetProperty("rmse").GetDouble() > 0);
        foreach (string figure in (string[])["rmse", "nrmse", "mae"])
        {
            Assert.True(json.GetProperty("freeRun").GetProperty(figure).GetDouble() > 0, figure);
        }
        Assert.Equal([1, 2, 5, 10], json.GetProperty("byHorizon").EnumerateArray().Select(at => at.GetProperty("horizon").GetInt32()));
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Baselines_OfEvaluation_AreTheLastValueAndTheLastPeriod()
    {
        ToolRun run = await ToolRun.SucceedAsync("evaluate", fixture.Model, fixture.Data, "--columns", "s1", "--warm-up", "20", "--steps", "10", "--period", "7", "--json");

        JsonElement baselines = run.Json.GetProperty("baselines");
        Assert.Equal(Rmse(t => Waves.At(1, 19)), FreeRun("lastValue"), 1e-12);
        Assert.Equal(Rmse(t => Waves.At(1, t < 27 ? t - 7 : t - 14)), FreeRun("lastPeriod"), 1e-12);

        double FreeRun(string name) => baselines.GetProperty(name).GetProperty("freeRun").GetProperty("rmse").GetDouble();

        double Rmse(Func<int, double> forecast) => Math.Sqrt(Enumerable.Range(20, 10).Average(t => Math.Pow(forecast(t) - Waves.At(1, t), 2)));
    }

    [Fact]
    public async Task Picture_OfEvaluation_ShowsTheNetworkBesideItsBaselines()
    {
        using TemporaryFolder folder = new();

        ToolRun run = await ToolRun.SucceedAsync("evaluate", fixture.Model, fixture.Data, "--period", "7", "--picture", folder["horizon.svg"], "--json");

        string[] lines = [.. File.ReadLines(folder["horizon.svg"]).Select(line => line.Trim())];
        Assert.All((string[])["network", "last value", "last period"], text => Assert.Contains(text, lines));
        Assert.Equal(folder["horizon.svg"], run.Json.GetProperty("picture").GetString());
    }

    [Fact]
    public async Task Text_OfEvaluation_SaysWhetherTheNetworkIsWorthIt()
    {
        using TemporaryFolder folder = new();
        // A constant is its own last value, which nothing beats.
        string data = folder.Write("flat.csv", "a\n" + string.Concat(Enumerable.Repeat("1\n", 20)));

        ToolRun run = await ToolRun.SucceedAsync("evaluate", fixture.Model, data);

        Assert.Contains("does not beat the last value", run.Out, StringComparison.Ordinal);
    }
}
