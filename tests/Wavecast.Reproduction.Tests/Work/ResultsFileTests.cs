using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Tests.Work;

public sealed class ResultsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TryGet_AfterReopening_ReturnsWhatWasKept()
    {
        using (ResultsFile<double> file = Open())
        {
            file.Append(Unit("a", "x"), 1.5);
            file.Append(Unit("b", "x"), double.NaN);
        }

        using ResultsFile<double> again = Open();

        Assert.True(again.TryGet(Unit("a", "x"), out double a));
        Assert.Equal(1.5, a);
        Assert.True(again.TryGet(Unit("b", "x"), out double b));
        Assert.True(double.IsNaN(b));
    }

    [Fact]
    public void TryGet_OtherSettings_FindsNothing()
    {
        using ResultsFile<double> file = Open();
        file.Append(Unit("a", "x"), 1.5);

        Assert.False(file.TryGet(Unit("a", "y"), out _));
    }

    [Theory]
    [InlineData("{\"Key\":\"b\",\"Settings\":\"x\",\"Resu")]
    [InlineData("{\"Key\":\"b\",\"Settings\":\"x\",\"Result\":2}")]
    [InlineData("\u00e4")]
    public void Open_LineWithoutAnEnd_IsRemoved(string half)
    {
        using (ResultsFile<double> file = Open())
        {
            file.Append(Unit("a", "x"), 1);
        }
        File.AppendAllText(folder["results.jsonl"], half);

        using (ResultsFile<double> file = Open())
        {
            Assert.False(file.TryGet(Unit("b", "x"), out _));
            file.Append(Unit("c", "x"), 3);
        }

        Assert.Equal(2, File.ReadAllLines(folder["results.jsonl"]).Length);
        using ResultsFile<double> again = Open();
        Assert.True(again.TryGet(Unit("a", "x"), out _));
        Assert.True(again.TryGet(Unit("c", "x"), out _));
    }

    [Fact]
    public void Open_LinesOfSomethingElse_ArePassedOver()
    {
        File.WriteAllText(folder["results.jsonl"], "not json\n{\"other\":1}\n[]\nnull\n");
        using ResultsFile<double> file = Open();
        file.Append(Unit("a", "x"), 1);

        Assert.True(file.TryGet(Unit("a", "x"), out _));
    }

    [Fact]
    public void Open_WhileAnotherRunWrites_SaysSo()
    {
        using ResultsFile<double> file = Open();

        IOException e = Assert.Throws<IOException>(Open);

        Assert.Contains("another run", e.Message, StringComparison.Ordinal);
    }

    private static WorkUnit<double> Unit(string key, string settings) => new(key, settings, _ => 0);

    private ResultsFile<double> Open() => new(folder["results.jsonl"], TestJson.Default.WorkRecordDouble);
}
