using Wavecast.Forecasting;
using Wavecast.Tables;
using Wavecast.TimeSeries;

namespace Wavecast.Cli.Tests;

/// <summary>The forms that <c>eng/publish.sh</c> has written to <c>artifacts/published</c>; <c>eng/check-published.sh</c> publishes them and runs this.</summary>
public sealed class PublishedTests
{
    // Two layers, noise and a drawn part: all kernels, and randomness by address.
    private static readonly string[] Training =
        ["--hidden", "13,7", "--optimizer", "adam", "--input-noise", "0.05", "--epochs", "3", "--seed", "3", "--free-run-weight", "1", "--free-run-steps", "8", "--starts", "0", "--quiet", "--json"];

    public static TheoryData<string> Forms => ["framework/Wavecast.Cli.dll", "ready-to-run/Wavecast.Cli.dll", "native/wavecast"];

    [Fact]
    public async Task Train_InEachForm_GivesTheSameBits()
    {
        string[] paths = [.. Forms.Select(form => Find(form.Data))];
        using TemporaryFolder folder = new();
        string data = folder.Write("waves.csv", Waves.Csv(21, 40));
        List<string> hashes = [];
        foreach (string path in paths)
        {
            ToolRun run = await ToolRun.PublishedAsync(path, ["train", data, .. Training, "--out", folder["m.safetensors"]]);
            Assert.True(run.ExitCode == 0 && run.Error.Length == 0, run.Error);
            hashes.Add(run.Json.GetProperty("parametersSha256").GetString()!);
        }

        Assert.Single(hashes.Distinct());
    }

    /// <summary>What trimming would break first: every command's JSON, pictures of each kind, tables, messages.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Commands_InEachForm_Work(string form)
    {
        string tool = Find(form);
        using TemporaryFolder folder = new();
        (string data, string model) = (folder["w.csv"], folder["m.safetensors"]);

        await SucceedAsync("generate", "sine", "--count", "4", "--length", "120", "--out", data, "--json");
        await SucceedAsync("train", data, "--hidden", "4", "--epochs", "1", "--starts", "0", "--out", model, "--picture", folder["loss.pdf"], "--json");
        await SucceedAsync("draw", model, data, "--warm-up", "60", "--steps", "20", "--out", folder["d.png"], "--out", folder["d.svg"], "--out", folder["d.csv"], "--plot");
        await SucceedAsync("evaluate", model, data, "--picture", folder["e.png"]);
        await SucceedAsync("evaluate", model, data, "--json");
        await SucceedAsync("inspect", model, "--json");
        await SucceedAsync("dynamics", model, data, "--steps", "400", "--picture", folder["y.png"], "--json");
        await SucceedAsync("--help");
        ToolRun wrong = await ToolRun.PublishedAsync(tool, "train", folder["none.csv"], "--out", model);

        Assert.Equal(2, wrong.ExitCode);
        Assert.Equal(["d.csv", "d.png", "d.svg", "e.png", "loss.pdf", "m.safetensors", "w.csv", "y.png"], folder.Names);

        async Task SucceedAsync(params string[] arguments)
        {
            ToolRun run = await ToolRun.PublishedAsync(tool, arguments);
            Assert.True(run.ExitCode == 0, $"{form} {arguments[0]}: {run.Error}");
            Assert.True(run.Out.Length > 0, $"{form} {arguments[0]} printed nothing.");
            Assert.True(!arguments.Contains("--json") || run.Json.EnumerateObject().Any(), run.Out);
        }
    }

    /// <summary>Panels of each kind of file, the Parquet reader above all, which knows its columns by reflection.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Forecasts_InEachForm_Work(string form)
    {
        string tool = Find(form);
        using TemporaryFolder folder = new();
        Panel panel = PanelFile.Read(folder.Write("p.csv", Panels.Csv(2, 30))).Panel;
        PanelFile.Write(folder["p.parquet"], panel, PanelLayout.Columns);
        PanelFile.Write(folder["long.parquet"], panel, PanelLayout.Long);
        foreach (string name in (string[])["p.csv", "p.parquet", "long.parquet"])
        {
            await SucceedAsync("forecast", folder[name], "--horizon", "3", "--model", "ets", "--out", folder[$"{name}.f.csv"], "--out", folder["f.png"], "--save", folder["m"], "--json");
        }
        await SucceedAsync("forecast", folder["p.csv"], "--horizon", "3");
        await SucceedAsync("backtest", folder["p.csv"], "--horizon", "3", "--origins", "2", "--model", "theta", "--out", folder["b.png"], "--horizon-picture", folder["h.svg"]);
        await SucceedAsync("backtest", folder["p.csv"], "--horizon", "3", "--origins", "2", "--model", "theta", "--json");

        Assert.Single(((string[])["p.csv", "p.parquet", "long.parquet"]).Select(name => File.ReadAllText(folder[$"{name}.f.csv"])).Distinct());
        Assert.Equal(2, PanelForecaster.Load(folder["m"]).Panel.Count);

        async Task SucceedAsync(params string[] arguments)
        {
            ToolRun run = await ToolRun.PublishedAsync(tool, arguments);
            Assert.True(run.ExitCode == 0 && run.Out.Length > 0, $"{form} {string.Join(' ', arguments)}: {run.Error}");
            Assert.True(!arguments.Contains("--json") || run.Json.EnumerateObject().Any(), run.Out);
        }
    }

    /// <summary>The demo, on which a new user judges a binary; the slow runtime forms do it in other tests.</summary>
    [Fact]
    public async Task Demo_OfTheNativeBinary_ReachesItsGoal()
    {
        string tool = Find("native/wavecast");
        using TemporaryFolder folder = new();

        ToolRun run = await ToolRun.PublishedAsync(tool, "demo", "--json", "--quiet", "--out-dir", folder.Path);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(run.Json.GetProperty("reachedGoal").GetBoolean());
    }

    private static string Find(string form)
    {
        string path = Path.Combine(Repository.Root, "artifacts", "published", form);
        Assert.SkipUnless(File.Exists(path), $"artifacts/published/{form} is not there; bash eng/check-published.sh publishes it and runs this test.");
        return path;
    }
}
