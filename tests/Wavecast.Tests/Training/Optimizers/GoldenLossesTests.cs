using System.Text.Json;
using Wavecast.Tests.Golden;
using Wavecast.Tests.Reference;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

/// <summary>Every optimizer walks PyTorch's path, evaluation by evaluation, from the same weights on the same waves.</summary>
/// <remarks>1e-9 relative: perturbed in the last bit, PyTorch itself moves by 4e-11 at most over these evaluations.</remarks>
public sealed class GoldenLossesTests
{
    public static TheoryData<string> FirstOrder => [.. Optimizers.Keys];

    private static Dictionary<string, IOptimizer> Optimizers { get; } = new()
    {
        ["adagrad lr=0.1"] = new Adagrad(),
        ["adagrad lr=0.05 lr_decay=0.01 initial_accumulator_value=0.1"] =
            new Adagrad { LearningRate = 0.05, LearningRateDecay = 0.01, InitialAccumulator = 0.1 },
        ["sgd lr=0.5"] = new Sgd { LearningRate = 0.5 },
        ["sgd lr=0.1 momentum=0.9"] = new Sgd { LearningRate = 0.1, Momentum = 0.9 },
        ["sgd lr=0.1 momentum=0.9 nesterov"] = new Sgd { LearningRate = 0.1, Momentum = 0.9, Nesterov = true },
        ["adam lr=0.01"] = new Adam { LearningRate = 0.01 },
        ["adam lr=0.01 amsgrad"] = new Adam { LearningRate = 0.01, AmsGrad = true },
        ["adamw lr=0.01 weight_decay=0.1"] = new AdamW { LearningRate = 0.01, WeightDecay = 0.1 },
    };

    [Theory]
    [MemberData(nameof(FirstOrder))]
    public void FirstOrder_GivesPyTorchsLosses(string name) =>
        AssertRelative(GoldenLosses(name), Run(Optimizers[name], calls: 30), _ => 1e-9);

    [Fact]
    public void Lbfgs_WithStrongWolfe_GivesPyTorchsLosses() =>
        AssertRelative(
            GoldenLosses("lbfgs lr=1 strong_wolfe"),
            Run(new Lbfgs { CurvatureTest = CurvatureTest.PyTorch }, calls: 3),
            _ => 1e-9);

    /// <summary>After an overshoot at the sixth evaluation rounding is amplified: two correct orders of summation differ by 9e-9 over 20 and 7e-6 over 60.</summary>
    [Fact]
    public void Lbfgs_WithFixedStep_GivesPyTorchsLosses()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(GoldenFile.PathOf("sine-9.json")));
        double[] expected = [.. golden.RootElement.GetProperty("steps").EnumerateArray().SelectMany(step => Numbers(step.GetProperty("closure_losses")))];
        Lbfgs lbfgs = new() { LearningRate = 0.8, LineSearch = LineSearch.None, CurvatureTest = CurvatureTest.PyTorch };

        Assert.Equal(60, expected.Length);
        AssertRelative(expected, Run(lbfgs, calls: 3), evaluation => evaluation < 12 ? 1e-9 : evaluation < 20 ? 1e-7 : 1e-4);
    }

    private static List<double> Run(IOptimizer optimizer, int calls)
    {
        ReferenceObjective objective = ReferenceObjective.SineNine();
        double[] parameters = GoldenFile.Read("sine-9-initial.safetensors").SineParameters();
        IOptimizerState<double> state = optimizer.CreateState<double>(parameters.Length);
        for (int call = 0; call < calls; call++)
        {
            int before = objective.Losses.Count;
            OptimizerStep step = state.Step(objective, parameters);
            Assert.Equal(OptimizerOutcome.Advanced, step.Outcome);
            Assert.Equal(objective.Losses[before], step.FirstLoss);
            Assert.Equal(objective.Losses.Count - before, step.Evaluations);
        }
        return objective.Losses;
    }

    private static double[] GoldenLosses(string name)
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(GoldenFile.PathOf("optimizers-sine-9.json")));
        return Numbers(golden.RootElement.GetProperty("losses").GetProperty(name));
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static void AssertRelative(double[] expected, List<double> actual, Func<int, double> tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (int e = 0; e < expected.Length; e++)
        {
            Assert.True(
                Math.Abs(actual[e] / expected[e] - 1) <= tolerance(e),
                FormattableString.Invariant($"Evaluation {e}: {actual[e]:R}, PyTorch {expected[e]:R}, relative difference {actual[e] / expected[e] - 1:E2}."));
        }
    }
}
