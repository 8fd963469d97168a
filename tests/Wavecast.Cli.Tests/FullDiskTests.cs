using System.Diagnostics;

namespace Wavecast.Cli.Tests;

public sealed class FullDiskTests
{
    [Fact]
    public async Task Train_OnAFullDisk_SaysOneSentenceAndLeavesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounting a small disk takes root.");
        using TemporaryFolder folder = new();
        string data = folder.Write("waves.csv", Waves.Csv(5, 30));
        string disk = Directory.CreateDirectory(folder["disk"]).FullName;
        // One page of 4096 bytes: a model of 24 units does not fit.
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", disk) == 0, "This machine does not let root mount.");
        try
        {
            ToolRun run = await ToolRun.InsideAsync("train", data, "--epochs", "0", "--out", Path.Combine(disk, "m.safetensors"));

            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith("wavecast: ", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
            Assert.Equal("", run.Out);
            Assert.Empty(Directory.EnumerateFileSystemEntries(disk));
        }
        finally
        {
            await RunAsync("umount", disk);
        }
    }

    private static async Task<int> RunAsync(string command, params string[] arguments)
    {
        using Process process = Process.Start(command, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
