using System.Text.Json;

namespace Wavecast.Cli.Tests;

public sealed class InspectTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    [Fact]
    public async Task Json_OfAModel_TellsWhatWasTrained()
    {
        JsonElement json = (await ToolRun.SucceedAsync("inspect", fixture.Model, "--json")).Json;

        Assert.Equal(fixture.Trained.GetProperty("parametersSha256").GetString(), json.GetProperty("parametersSha256").GetString());
        Assert.Equal("{\"inputs\":1,\"hidden\":[4],\"outputs\":1,\"residual\":true,\"bypass\":0}", json.GetProperty("shape").ToString());
        Assert.Equal("5", json.GetProperty("settings").GetProperty("seed").GetString());
        Assert.Equal(["s0", "s1", "s2", "s3", "s4"], json.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(
            fixture.Trained.GetProperty("best").GetProperty("freeRunRmse").GetDouble(),
            json.GetProperty("figures").GetProperty("freeRunRmse").GetDouble());
    }

    [Fact]
    public async Task Text_OfAModel_NamesItsParameters()
    {
        ToolRun run = await ToolRun.SucceedAsync("inspect", fixture.Model);

        Assert.Contains("lstm.0.weight_hh", run.Out, StringComparison.Ordinal);
        Assert.Contains("16 × 4", run.Out, StringComparison.Ordinal);
    }
}
