using System.Text.Json;
using Wavecast.Cli.Rendering;
using Wavecast.Reproduction;

namespace Wavecast.Cli.Tests;

public sealed class ReproduceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task Reproduce_Json_IsOneObjectWithTheVerdicts()
    {
        int code = await RunAsync(json: true, (_, _, _) => Task.FromResult(Result));

        Assert.Equal(0, code);
        JsonElement json = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal("r/article.html", json.GetProperty("report").GetString());
        JsonElement verdict = json.GetProperty("verdicts").EnumerateArray().Single();
        Assert.Equal("does not hold", verdict.GetProperty("verdict").GetString());
        Assert.Equal("It helps", verdict.GetProperty("claim").GetString());
    }

    [Fact]
    public async Task Reproduce_ForPeople_SaysTheVerdictsAndWhereTheReportIs()
    {
        await RunAsync(json: false, (_, _, _) => Task.FromResult(Result));

        Assert.Contains("It helps: does not hold. 3 against 2.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("r/article.html", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reproduce_Interrupted_KeepsWhatIsFinishedAndSaysHowToGoOn()
    {
        ToolRun run = await ToolRun.InsideAsync(new CancellationToken(canceled: true), "reproduce", "article", "--quick", "--out", folder["report"]);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("the same command goes on from there", run.Error, StringComparison.Ordinal);
        Assert.Equal([folder["report"], Path.Combine(folder["report"], "article.jsonl")], folder.List());
    }

    private static ReproductionResult Result => new("r/article.html", "r/article.md", [new ClaimVerdict("It helps", Verdict.DoesNotHold, "3 against 2.")]);

    private Task<int> RunAsync(bool json, Func<ReproductionSettings, IProgress<WorkProgress>?, CancellationToken, Task<ReproductionResult>> reproduce)
    {
        Voice voice = new(new ToolConsole(output, error, ErrorIsTerminal: false, OutIsTerminal: false, ToolConsole.DefaultWidth), json, quiet: false, noColor: true);
        return ReproductionDisplay.RunAsync(voice, new ReproductionSettings { Folder = folder.Path }, reproduce, TestContext.Current.CancellationToken);
    }
}
