namespace Wavecast.Cli.Tests;

/// <summary>The same data and seed give the same parameters to the bit, on any number of threads and with any vector width.</summary>
public sealed class BitsTests
{
    private static readonly string[] Options =
        ["--hidden", "13,7", "--optimizer", "adam", "--input-noise", "0.05", "--epochs", "3", "--seed", "3", "--free-run-weight", "0", "--quiet", "--json"];

    private static readonly Dictionary<string, string> No512 = new() { ["DOTNET_EnableAVX512"] = "0" };

    private static readonly Dictionary<string, string> No256 = new() { ["DOTNET_EnableAVX512"] = "0", ["DOTNET_EnableAVX2"] = "0" };

    [Fact]
    public async Task Train_OnAnyThreadsAndVectorWidths_GivesTheSameBits()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("waves.csv", Waves.Csv(21, 40));

        string[] hashes =
        [
            await HashAsync(folder, data, null, 1),
            await HashAsync(folder, data, null, 2),
            await HashAsync(folder, data, null, 3),
            await HashAsync(folder, data, No512, 1),
            await HashAsync(folder, data, No512, 2),
        ];

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task Train_OnNarrowVectors_GivesTheSameBits()
    {
        using TemporaryFolder folder = new();
        // Without AVX2 there is no fused multiply-add, and emulating it takes 40 times as long.
        string data = folder.Write("waves.csv", Waves.Csv(6, 12));

        Assert.Equal(await HashAsync(folder, data, null, 1), await HashAsync(folder, data, No256, 2));
    }

    [Fact]
    public async Task Run_WithoutFusedMultiplyAdd_SaysSoInOneLine()
    {
        using TemporaryFolder folder = new();
        string[] arguments = ["generate", "sine", "--count", "1", "--length", "5", "--quiet", "--out", folder["w.csv"]];

        ToolRun slow = await ToolRun.ProcessAsync(No256, null, arguments);
        ToolRun help = await ToolRun.ProcessAsync(No256, null, "--help");

        Assert.StartsWith("wavecast: fused multiply-add is not in hardware here", slow.Error, StringComparison.Ordinal);
        Assert.Single(slow.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", help.Error);
    }

    private static async Task<string> HashAsync(TemporaryFolder folder, string data, Dictionary<string, string>? environment, int threads)
    {
        ToolRun run = await ToolRun.ProcessAsync(
            environment, null, ["train", data, .. Options, "--threads", $"{threads}", "--out", folder["m.safetensors"]]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Json.GetProperty("parametersSha256").GetString()!;
    }
}
