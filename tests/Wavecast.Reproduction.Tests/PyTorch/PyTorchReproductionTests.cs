using Wavecast.Reproduction.PyTorch;

namespace Wavecast.Reproduction.Tests.PyTorch;

public sealed class PyTorchReproductionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wavecast-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("sine-51", 5, 0.5023738120466186, 4.1516723e-5)]
    [InlineData("sine-9", 3, 0.4947094813552049, 2.1091489e-4)]
    public void Read_OfPyTorchsLosses_HasTheStepsThatItPublished(string example, int steps, double first, double lastTest)
    {
        GoldenLosses golden = GoldenLosses.Read(example);

        Assert.Equal((steps, 20 * steps), (golden.Steps.Length, golden.Losses.Length));
        Assert.Equal(first, golden.Losses[0], 1e-15);
        Assert.Equal(lastTest, golden.Steps[^1].TestLoss, 1e-11);
    }

    /// <summary>The small example explodes from its seed 41 in step 10, and PyTorch's losses are met from seed 0: the whole report in a few seconds.</summary>
    [Fact]
    public async Task Run_SmallExample_ReportsLossesExplosionAndRescue()
    {
        PyTorchExample example = PyTorchExample.Small with { Perturbed = 1, PerturbedSteps = 1 };
        ReproductionSettings settings = new() { Folder = folder, Quick = true };

        ReproductionResult result = await PyTorchReproduction.RunAsync(example, settings, null, Token);
        string markdown = await File.ReadAllTextAsync(result.Markdown, Token);

        Assert.Equal([Verdict.Holds, Verdict.Holds], result.Verdicts.Take(2).Select(found => found.Verdict));
        Assert.Contains("in step 10", result.Verdicts[1].Claim, StringComparison.Ordinal);
        Assert.Contains("strong-Wolfe line search", markdown, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, PyTorchExample.Steps), step => Assert.True(File.Exists(Path.Combine(folder, $"predict{step}.svg"))));
    }
}
