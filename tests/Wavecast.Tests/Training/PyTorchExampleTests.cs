using System.Text.Json;
using Wavecast.Tests.Golden;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training;

/// <summary>The example as PyTorch runs it, from our own data and weights, with our kernels.</summary>
public sealed class PyTorchExampleTests
{
    [Theory]
    [InlineData("sine-9", 9)]
    [InlineData("sine-51", 51)]
    public void Network_WithPyTorchsSeed_HasPyTorchsWeights(string example, int hidden)
    {
        LstmNetwork<double> network = new(new NetworkShape(1, [hidden, hidden], 1), 0, InitialWeights.PyTorch);
        Assert.Equal(GoldenFile.Read(example + "-initial.safetensors").SineParameters(), network.Parameters.ToArray());
    }

    [Theory]
    [InlineData("sine-9", 9)]
    [InlineData("sine-51", 51)]
    public void Evaluate_AtPyTorchsWeights_GivesPyTorchsGradient(string example, int hidden)
    {
        using JsonDocument json = Json(example);
        LstmNetwork<double> network = new(new NetworkShape(1, [hidden, hidden], 1), 0, InitialWeights.PyTorch);
        using SequenceObjective<double> objective = SequenceObjective<double>.NextStep(network.Shape, Waves(json)[3..], new ObjectiveSettings(), threads: 2);
        double[] gradient = new double[objective.Length];
        double[] golden = GoldenFile.Read(example + "-initial-gradient.safetensors").SineParameters();

        Assert.Equal(json.RootElement.GetProperty("initial_train_loss").GetDouble(), objective.Evaluate(network.Parameters, gradient), 1e-13);
        foreach (ParameterSlice slice in network.Shape.Parameters)
        {
            double largest = golden[slice.Offset..slice.End].Max(Math.Abs);
            for (int i = slice.Offset; i < slice.End; i++)
            {
                // The sum over 97 × 999 steps is taken in another order; PyTorch's own orders differ as much.
                Assert.Equal(golden[i], gradient[i], 1e-12 * largest);
            }
        }
    }

    /// <summary>The tolerances are those that two correct orders of summation need.</summary>
    [Theory]
    [InlineData("sine-9", 9, 3, 12, 20)]
    [InlineData("sine-51", 51, 2, 20, 20)]
    public void Lbfgs_FromPyTorchsWeights_GivesPyTorchsLosses(string example, int hidden, int calls, int exact, int near)
    {
        using JsonDocument json = Json(example);
        LstmNetwork<double> network = new(new NetworkShape(1, [hidden, hidden], 1), 0, InitialWeights.PyTorch);
        using SequenceObjective<double> objective = SequenceObjective<double>.NextStep(network.Shape, Waves(json)[3..], new ObjectiveSettings(), threads: 2);
        RecordedObjective recorded = new(objective);
        IOptimizerState<double> state = new Lbfgs { LearningRate = 0.8, LineSearch = LineSearch.None, CurvatureTest = CurvatureTest.PyTorch }.CreateState<double>(objective.Length);
        for (int call = 0; call < calls; call++)
        {
            state.Step(recorded, network.Parameters);
        }

        double[] expected = [.. json.RootElement.GetProperty("steps").EnumerateArray().Take(calls)
            .SelectMany(step => step.GetProperty("closure_losses").EnumerateArray()).Select(loss => loss.GetDouble())];
        Assert.Equal(expected.Length, recorded.Losses.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], recorded.Losses[i], expected[i] * (i < exact ? 1e-9 : i < near ? 1e-7 : 1e-4));
        }
    }

    /// <summary>In its sixth evaluation the loss is 992 times that at the start, and comes back: not for a rescue.</summary>
    [Fact]
    public async Task Fit_SmallExample_PassesPyTorchsOvershootUnrescued()
    {
        using JsonDocument json = Json("sine-9");
        LstmNetwork<double> network = new(new NetworkShape(1, [9, 9], 1), 0, InitialWeights.PyTorch);
        TrainingSettings settings = ForecasterSettings.PyTorch.Training with { Epochs = 3 };

        TrainingResult result = await new Trainer<double>(network, settings).FitAsync(Waves(json)[3..], Waves(json)[..3], null, TestContext.Current.CancellationToken);

        Assert.Empty(result.Rescues);
        Assert.True(result.Losses[5] > 900 * result.Losses[0]);
        double golden = json.RootElement.GetProperty("steps")[2].GetProperty("test_loss").GetDouble();
        Assert.Equal(golden, result.Epochs[3].ValidationLoss!.Value, 1e-4 * golden);
    }

    [Fact]
    public void PredictAndDraw_AtPyTorchsTrainedWeights_GivePyTorchsDrawing()
    {
        using JsonDocument json = Json("sine-9");
        double[] golden = GoldenFile.Read("sine-9-drawn.safetensors")["teacher_forced_then_free_run"];
        LstmNetwork<double> network = new(1, [9, 9], 1);
        GoldenFile.Read("sine-9-after-3-steps.safetensors").SineParameters().CopyTo(network.Parameters);
        SequenceBatch<double> waves = Waves(json)[..3];
        for (int b = 0; b < 3; b++)
        {
            double[] warmUp = waves[b][..119].ToArray();
            SequenceBatch<double> batch = SequenceBatch<double>.FromSequences([warmUp]);
            double[] predicted = [.. network.Predict(batch)[0][..118].ToArray(), .. network.Draw(warmUp, 51)];
            for (int t = 0; t < predicted.Length; t++)
            {
                Assert.Equal(golden[b * 169 + t], predicted[t], 1e-9);
            }
        }
    }

    private static JsonDocument Json(string example) => JsonDocument.Parse(File.ReadAllText(GoldenFile.PathOf(example + ".json")));

    private static SequenceBatch<double> Waves(JsonDocument json)
    {
        JsonElement root = json.RootElement;
        return Signal.SineLikePyTorch(root.GetProperty("sequences").GetInt32(), root.GetProperty("length").GetInt32(), root.GetProperty("period_scale").GetInt32(), root.GetProperty("numpy_seed").GetInt32());
    }

    private sealed class RecordedObjective(IObjective<double> inner) : IObjective<double>
    {
        public List<double> Losses { get; } = [];

        public int Length => inner.Length;

        public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            Losses.Add(inner.Evaluate(parameters, gradient));
            return Losses[^1];
        }
    }
}
