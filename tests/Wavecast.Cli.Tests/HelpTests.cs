namespace Wavecast.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("demo")]
    [InlineData("generate")]
    [InlineData("train")]
    [InlineData("draw")]
    [InlineData("evaluate")]
    [InlineData("forecast")]
    [InlineData("backtest")]
    [InlineData("dynamics")]
    [InlineData("inspect")]
    [InlineData("reproduce")]
    [InlineData("reproduce article")]
    [InlineData("reproduce chaos")]
    public async Task Help_OfEveryCommand_EndsWithExamples(string command)
    {
        ToolRun run = await ToolRun.SucceedAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        string examples = run.Out[run.Out.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"wavecast {command}".TrimEnd(), examples, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }
}
