using System.Text.Json;

namespace Wavecast.Cli.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task Demo_OnWavesNeverSeen_DrawsThemAndWritesPictureAndModel()
    {
        using TemporaryFolder folder = new();

        ToolRun run = await ToolRun.InsideAsync("demo", "--json", "--out-dir", folder.Path);

        Assert.True(run.ExitCode == 0, run.Error);
        JsonElement json = run.Json;
        Assert.True(json.GetProperty("freeRun").GetProperty("rmse").GetDouble() <= 0.05);
        Assert.Equal(1000, json.GetProperty("byHorizon").EnumerateArray().Last().GetProperty("horizon").GetInt32());
        Assert.Equal([folder["wavecast-demo.png"], folder["wavecast-demo.safetensors"]], folder.List());
        Assert.Equal(json.GetProperty("parametersSha256").GetString(), ForecastModel.Load(folder["wavecast-demo.safetensors"]).ParametersSha256);
    }
}
