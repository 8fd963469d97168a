using System.Globalization;

namespace Wavecast.Cli.Tests;

public sealed class GenerateTests
{
    [Theory]
    [InlineData("sine")]
    [InlineData("multi-sine")]
    [InlineData("square")]
    [InlineData("sawtooth")]
    [InlineData("damped")]
    [InlineData("chirp")]
    [InlineData("mackey-glass")]
    public async Task Generate_AKind_WritesAColumnForEachSequence(string kind)
    {
        using TemporaryFolder folder = new();

        await ToolRun.SucceedAsync("generate", kind, "--count", "2", "--length", "5", "--out", folder["g.csv"]);

        string[] lines = await File.ReadAllLinesAsync(folder["g.csv"], TestContext.Current.CancellationToken);
        Assert.Equal("step,s0,s1", lines[0]);
        Assert.Equal(6, lines.Length);
    }

    [Fact]
    public async Task Generate_Lorenz_NamesItsFeatures()
    {
        using TemporaryFolder folder = new();

        await ToolRun.SucceedAsync("generate", "lorenz", "--count", "1", "--length", "3", "--out", folder["g.csv"]);

        Assert.StartsWith("step,x,y,z\n", await File.ReadAllTextAsync(folder["g.csv"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LikePyTorch_ByDefault_HasThePhasesOfItsExample()
    {
        using TemporaryFolder folder = new();

        await ToolRun.SucceedAsync("generate", "sine", "--like", "pytorch", "--out", folder["g.csv"]);

        // golden/sine-9.json, "phases": what numpy.random.randint(-80, 80) gives after seed(2).
        int[] phases = [-65, -8, -58, -37, -5, 24, -73, 15, -5, -33, -17, -49];
        string[] first = (await File.ReadAllLinesAsync(folder["g.csv"], TestContext.Current.CancellationToken))[1].Split(',');
        Assert.Equal(101, first.Length);
        Assert.Equal(phases.Select(phase => Math.Sin(phase / 20.0)), first[1..13].Select(value => double.Parse(value, CultureInfo.InvariantCulture)));
    }
}
