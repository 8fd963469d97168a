using Wavecast.Dynamics;
using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class DynamicsPlotTests
{
    [Fact]
    public void Create_OfAWave_NamesEveryPanelAndEveryExponent()
    {
        string[] texts = DynamicsPlot.Create(Wave(features: 1), "A wave").Texts();

        string[] expected =
        [
            "A wave", "truth", "free run", "Phase portrait", "value 6 steps before", "Spectrum", "frequency (cycles a step)",
            "Amplitude along the drawing", "Phase ahead of the truth", "periods", "Lyapunov exponents, plain means so far", "1/step",
        ];
        Assert.All(expected, text => Assert.Contains(text, texts));
        Assert.Equal(4, texts.Count(text => text.StartsWith('λ')));
    }

    [Fact]
    public void CreatePortrait_OfThreeFeatures_IsOfTheFirstAndTheThird()
    {
        string[] texts = DynamicsPlot.CreatePortrait(Wave(features: 3), "Three").Texts();

        Assert.All((string[])["first feature", "third feature"], text => Assert.Contains(text, texts));
    }

    [Fact]
    public void SingleFigures_ShowTheTruthAndTheFreeRun()
    {
        SequenceDynamics wave = Wave(features: 1);

        foreach (Picture picture in (Picture[])[DynamicsPlot.CreatePortrait(wave, "a"), DynamicsPlot.CreateSpectrum(wave, "a"), DynamicsPlot.CreateDrift(wave, "a")])
        {
            Assert.All((string[])["truth", "free run"], text => Assert.Contains(text, picture.Texts()));
        }
        Assert.Contains("steps measured", DynamicsPlot.CreateExponents(wave, "a").Texts());
    }

    [Fact]
    public void Create_OfAFreeRunThatLeaves_SaysSo()
    {
        LstmNetwork<double> growing = Network(1, modulus: 1.5);

        Assert.Contains("the free run leaves: no exponents", DynamicsPlot.Create(Study(growing), "Gone").Texts());
    }

    private static SequenceDynamics Wave(int features) => Study(Network(features, modulus: 1));

    private static SequenceDynamics Study(LstmNetwork<double> network)
    {
        string path = Path.Combine(Path.GetTempPath(), $"wavecast-{Guid.NewGuid():N}.safetensors");
        network.Save(path);
        try
        {
            int features = network.Shape.Inputs;
            double[] waves = [.. Enumerable.Range(0, 800 * features).Select(i => Math.Sin(0.25 * (i / features) + i % features))];
            return ForecastModel.Load(path).StudyDynamics(
                SequenceBatch<double>.FromSequences([waves], features), new DynamicsSettings { Steps = 400 }, cancellation: TestContext.Current.CancellationToken)[0];
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Each feature is drawn on by itself, x[t + 1] = 2 r cos 0.25 · x[t] − r² x[t − 1], and the LSTM units are not heard.</summary>
    private static LstmNetwork<double> Network(int features, double modulus)
    {
        LstmNetwork<double> network = new(features, [2], features, bypass: 2);
        network["linear.weight"].Clear();
        network["linear.bias"].Clear();
        for (int k = 0; k < features; k++)
        {
            network["bypass.weight"][k * 2 * features + k] = 2 * modulus * Math.Cos(0.25);
            network["bypass.weight"][k * 2 * features + features + k] = -modulus * modulus;
        }
        return network;
    }
}
