using System.Diagnostics;

namespace Wavecast.Cli.Tests;

public sealed class InterruptTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_DuringTraining_KeepsTheBestAndSaysHowToGoOn(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        Assert.SkipWhen(signal == "INT" && IgnoresInterrupts(), "Interrupts are ignored here, as in what a shell runs behind it, and so they are by what is started from here.");
        using TemporaryFolder folder = new();
        string data = folder.Write("waves.csv", Waves.Csv(5, 30));
        string model = folder["m.safetensors"];
        string[] train = ["train", data, "--hidden", "3", "--optimizer", "adam", "--out", model];

        ToolRun stopped = await ToolRun.ProcessAsync(
            null, process => InterruptAsync(process, signal, $"{model}.checkpoint"), [.. train, "--epochs", "10000000"]);

        Assert.True(stopped.ExitCode == 130, stopped.Error);
        Assert.Contains($"--resume {model}.checkpoint", stopped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", stopped.Error, StringComparison.Ordinal);
        int done = ForecastModel.Load(model).Figures!.Epoch;
        ToolRun resumed = await ToolRun.SucceedAsync([.. train, "--epochs", $"{done + 1}", "--resume", $"{model}.checkpoint", "--json"]);
        Assert.True(resumed.Json.GetProperty("epochs").GetArrayLength() > done);
    }

    [Theory]
    [InlineData("generate sine --count 2 --length 50 --out @out.csv")]
    [InlineData("draw @m @waves.csv --steps 5 --out @out.csv")]
    [InlineData("evaluate @m @waves.csv")]
    public async Task Interrupt_BeforeAnythingIsWritten_EndsWithoutAFile(string commandLine)
    {
        using TemporaryFolder folder = new();
        folder.Write("waves.csv", Waves.Csv(2, 30));
        await ToolRun.SucceedAsync("train", folder["waves.csv"], "--hidden", "3", "--epochs", "0", "--out", folder["m"]);

        ToolRun run = await ToolRun.InsideAsync(
            new CancellationToken(canceled: true), [.. commandLine.Split(' ').Select(word => word[0] == '@' ? folder[word[1..]] : word)]);

        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.False(File.Exists(folder["out.csv"]));
    }

    private static bool IgnoresInterrupts()
    {
        const string Status = "/proc/self/status", Ignored = "SigIgn:";
        string? mask = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal))?[Ignored.Length..].Trim() : null;
        return mask is not null && (Convert.ToUInt64(mask, 16) & 2) != 0;
    }

    /// <summary>Once the run has kept its state for the first time, it is at work.</summary>
    private static async Task InterruptAsync(Process process, string signal, string checkpoint)
    {
        while (!File.Exists(checkpoint) && !process.HasExited)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
