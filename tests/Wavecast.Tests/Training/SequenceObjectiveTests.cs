using System.Numerics;
using Wavecast.Tests.Golden;
using Wavecast.Tests.Reference;

namespace Wavecast.Tests.Training;

public sealed class SequenceObjectiveTests
{
    private static readonly ObjectiveSettings Plain = new();

    /// <summary>Odd shapes: sizes around the tiles of 4 and 6 rows, blocks half full and ragged, several segments of 24 steps.</summary>
    internal static IReadOnlyDictionary<string, ObjectiveCase> Cases { get; } = new Dictionary<string, ObjectiveCase>
    {
        ["one unit"] = new(new NetworkShape(1, [1], 1), [5], Plain),
        ["one step"] = new(new NetworkShape(2, [3], 2), [1, 1], Plain),
        ["two layers, ragged"] = new(new NetworkShape(3, [5, 7], 2), [13, 13, 9, 4, 1], Plain with { StepWeights = StepWeights.Exponential(4) }, WithState: true),
        ["a block and a lane"] = new(new NetworkShape(1, [6], 1), [.. Enumerable.Repeat(40, 33)], Plain with { Loss = LossKind.SumOfSquares }),
        ["long"] = new(new NetworkShape(2, [4], 3), [100, 97, 64, 33], Plain with { WarmUp = 7, Scale = 1000 }),
        ["three layers, seven outputs"] = new(new NetworkShape(1, [2, 9, 3], 7), [20, 31], Plain),
        ["drawn end"] = new(new NetworkShape(1, [5, 4], 1, residual: true), [70, 50, 3], Plain with { FreeRun = new FreeRunLoss { Steps = 45 } }),
        ["drawn segments"] = new(new NetworkShape(3, [4], 3), [66, 40], Plain with { FreeRun = new FreeRunLoss { Steps = 6, Segments = 5, Weight = 0.3 }, WarmUp = 3 }),
        ["bypass"] = new(new NetworkShape(2, [3], 1, bypass: 5), [30, 3], Plain),
        ["drawn bypass"] = new(new NetworkShape(2, [3, 4], 2, residual: true, bypass: 7), [50, 37, 20], Plain with { FreeRun = new FreeRunLoss { Steps = 15, Segments = 2 } }, WithState: true),
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    /// <summary>1e-12 of the largest element of each parameter's gradient: the order of summation differs, the arithmetic does not.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_Double_EqualsTheScalarReference(string name) => AssertEqualsReference<double>(Cases[name], 1e-12);

    /// <summary>Single precision carries 6e-8 a rounding, through some hundred steps.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_Float_EqualsTheScalarReference(string name) => AssertEqualsReference<float>(Cases[name], 1e-5);

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_InSmallMemory_HasTheSameBits(string name)
    {
        ObjectiveCase whole = Cases[name];
        ObjectiveCase small = whole with { Settings = whole.Settings with { SmallMemory = true } };
        AssertSameBits(whole.Kernels<double>(), small.Kernels<double>());
    }

    /// <summary>What only asks for losses keeps no steps, until a gradient is asked for too.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_BeforeAndAfterAGradient_HasItsBits(string name)
    {
        ObjectiveCase problem = Cases[name];
        (double loss, double[] gradient) = problem.Kernels<double>();
        using SequenceObjective<double> objective = problem.Objective<double>();
        double[] evaluated = new double[objective.Length];

        double before = objective.Loss(problem.Parameters);
        AssertSameBits((loss, gradient), (objective.Evaluate(problem.Parameters, evaluated), evaluated));
        Assert.Equal((loss, loss), (before, objective.Loss(problem.Parameters)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Evaluate_OnMoreThreads_HasTheSameBits(int threads)
    {
        ObjectiveCase many = new(new NetworkShape(1, [5, 3], 1), [.. Enumerable.Repeat(20, 50)], Plain with { FreeRun = new FreeRunLoss { Steps = 5 } });
        AssertSameBits(many.Kernels<double>(), many.Kernels<double>(threads));
    }

    /// <summary>Fewer blocks than threads, or one more, and products that are worth sharing.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(48)]
    public void Evaluate_WhereThreadsShareProducts_HasTheSameBits(int sequences)
    {
        ObjectiveCase large = new(new NetworkShape(1, [130, 140], 1), [.. Enumerable.Repeat(60, sequences)], Plain);
        AssertSameBits(large.Kernels<double>(), large.Kernels<double>(threads: 2));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_GivesTheGradientOfCentralDifferences(string name)
    {
        ObjectiveCase problem = Cases[name];
        using SequenceObjective<double> objective = problem.Objective<double>();
        double[] gradient = new double[objective.Length], at = [.. problem.Parameters];
        objective.Evaluate(at, gradient);
        double largest = gradient.Max(Math.Abs);
        for (int i = 0; i < at.Length; i += 1 + at.Length / 40)
        {
            Assert.Equal(Difference(objective, at, i), gradient[i], 1e-7 * largest);
        }
    }

    [Theory]
    [InlineData("two layers, ragged")]
    [InlineData("drawn bypass")]
    public void Evaluate_GivesTheGradientOfTheInitialState(string name)
    {
        ObjectiveCase problem = Cases[name];
        using SequenceObjective<double> objective = problem.Objective<double>();
        objective.Evaluate(problem.Parameters, new double[objective.Length]);
        problem.Reference(out ScalarResult[] results);
        for (int b = 0; b < results.Length; b++)
        {
            for (int layer = 0; layer < problem.Shape.Hidden.Length; layer++)
            {
                AssertNear(results[b].DH0[layer], objective.InitialStateGradient[b].Hidden(layer), 1e-12);
                AssertNear(results[b].DC0[layer], objective.InitialStateGradient[b].Cell(layer), 1e-12);
            }
        }
    }

    [Fact]
    public void Evaluate_GivesPyTorchsNumbers()
    {
        GoldenFile golden = GoldenFile.Read("lstm-3-6-6-2.safetensors");
        int[] lengths = [13, 13, 9, 4, 1];
        NetworkShape shape = new(3, [6, 6], 2);
        string[] names = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l1", "weight_hh_l1", "bias_ih_l1", "bias_hh_l1", "linear.weight", "linear.bias"];
        LstmNetwork<double> network = new(shape);
        golden.Concatenate(names.Select(name => "weights." + name)).CopyTo(network.Parameters);
        SequenceBatch<double> inputs = new(golden["input"], 5, 13, 3, lengths), targets = new(golden["target"], 5, 13, 2, lengths);
        using SequenceObjective<double> objective = new(shape, inputs, targets, new ObjectiveSettings { StepWeights = StepWeights.Given(golden["step_weights"]) });
        NetworkState<double>[] states = [.. lengths.Select((_, b) => network.CreateState())];
        for (int b = 0; b < states.Length; b++)
        {
            states[b].Restore([.. Part(golden["h0"], 0, b), .. Part(golden["c0"], 0, b), .. Part(golden["h0"], 1, b), .. Part(golden["c0"], 1, b)]);
        }
        objective.SetInitialState(states);
        double[] gradient = new double[objective.Length];

        Assert.Equal(golden["loss"][0], objective.Evaluate(network.Parameters, gradient), 1e-12);
        foreach ((string name, ParameterSlice slice) in names.Zip(shape.Parameters))
        {
            double[] expected = golden["gradient." + name];
            AssertNear(expected, gradient.AsSpan(slice.Offset, slice.Length), 1e-12 * expected.Max(Math.Abs));
        }
        for (int b = 0; b < states.Length; b++)
        {
            double[] y = new double[2];
            for (int t = 0; t < lengths[b]; t++)
            {
                states[b].Step(inputs[b].Slice(3 * t, 3), y);
                AssertNear(golden["output"].AsSpan((b * 13 + t) * 2, 2), y, 1e-12);
            }
            AssertNear(Part(golden["h_last"], 1, b), states[b].Hidden(1), 1e-12);
            AssertNear(Part(golden["c_last"], 0, b), states[b].Cell(0), 1e-12);
        }

        static double[] Part(double[] values, int layer, int b) => values[((layer * 5 + b) * 6)..((layer * 5 + b) * 6 + 6)];
    }

    [Fact]
    public void Evaluate_AfterTheFirst_AllocatesNothing()
    {
        ObjectiveCase problem = Cases["drawn bypass"] with { Settings = Plain with { InputNoise = 0.1, FreeRun = new FreeRunLoss { Steps = 9 } } };
        using SequenceObjective<double> objective = problem.Objective<double>();
        double[] gradient = new double[objective.Length];
        objective.Evaluate(problem.Parameters, gradient);
        // On a busy machine the runtime may allocate once for threads that wait for each other; what an evaluation allocates, every round does.
        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++)
            {
                objective.SetNoise(1, i);
                objective.Evaluate(problem.Parameters, gradient);
            }
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
    }

    [Fact]
    public void SetNoise_SameAddress_GivesTheSameLoss()
    {
        ObjectiveCase problem = Cases["long"] with { Settings = Plain with { InputNoise = new InputNoise(0.1, Relative: true) } };
        using SequenceObjective<double> objective = problem.Objective<double>();
        double[] losses = [.. new[] { 1, 2, 1 }.Select(iteration => LossWithNoise(objective, problem.Parameters, iteration))];
        Assert.Equal(losses[0], losses[2]);
        Assert.NotEqual(losses[0], losses[1]);
    }

    [Fact]
    public void Select_SomeSequences_CountsOnlyThese()
    {
        ObjectiveCase all = Cases["two layers, ragged"] with { WithState = false };
        ObjectiveCase some = all with { Lengths = [13, 9] };
        using SequenceObjective<double> objective = new(
            all.Shape, SequenceBatch<double>.FromSequences(all.Inputs, 3), SequenceBatch<double>.FromSequences(all.Targets, 2), all.Settings);
        objective.Select([0, 2]);
        using SequenceObjective<double> expected = new(
            some.Shape, SequenceBatch<double>.FromSequences([all.Inputs[0], all.Inputs[2]], 3), SequenceBatch<double>.FromSequences([all.Targets[0], all.Targets[2]], 2), all.Settings);
        Assert.Equal(expected.Loss(all.Parameters), objective.Loss(all.Parameters));
    }

    [Fact]
    public void Evaluate_WithNaNParameters_GivesNaN()
    {
        ObjectiveCase problem = Cases["two layers, ragged"];
        foreach (ParameterSlice slice in problem.Shape.Parameters)
        {
            double[] parameters = [.. problem.Parameters];
            parameters[slice.Offset] = double.NaN;
            using SequenceObjective<double> objective = problem.Objective<double>();
            Assert.True(double.IsNaN(objective.Loss(parameters)), slice.Name);
        }
    }

    [Fact]
    public void NextStep_SequenceOfOneStep_SaysWhich()
    {
        SequenceBatch<double> sequences = SequenceBatch<double>.FromSequences([[1, 2], [3]]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => SequenceObjective<double>.NextStep(new NetworkShape(1, [2], 1), sequences, Plain));
        Assert.Contains("Sequence 1 has 1 step", e.Message, StringComparison.Ordinal);
    }

    private static double LossWithNoise(SequenceObjective<double> objective, double[] parameters, int iteration)
    {
        objective.SetNoise(3, iteration);
        return objective.Loss(parameters);
    }

    private static double Difference(SequenceObjective<double> objective, double[] at, int i)
    {
        // Fourth order: steps of 1e-3 leave a truncation near 1e-12 of the loss's fifth derivative, and a rounding near 1e-13.
        const double Step = 1e-3;
        return (8 * (At(Step) - At(-Step)) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);

        double At(double move)
        {
            double before = at[i];
            at[i] += move;
            double loss = objective.Loss(at);
            at[i] = before;
            return loss;
        }
    }

    private static void AssertSameBits((double Loss, double[] Gradient) expected, (double Loss, double[] Gradient) actual)
    {
        Assert.Equal(expected.Loss, actual.Loss);
        Assert.Equal(expected.Gradient, actual.Gradient);
    }

    private static void AssertEqualsReference<T>(ObjectiveCase problem, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double expectedLoss, double[] expected) = problem.Reference();
        (double loss, double[] gradient) = problem.Kernels<T>();
        Assert.Equal(expectedLoss, loss, tolerance * expectedLoss);
        foreach (ParameterSlice slice in problem.Shape.Parameters)
        {
            ReadOnlySpan<double> part = expected.AsSpan(slice.Offset, slice.Length);
            double largest = 0;
            foreach (double value in part)
            {
                largest = Math.Max(largest, Math.Abs(value));
            }
            AssertNear(part, gradient.AsSpan(slice.Offset, slice.Length), tolerance * largest);
        }
    }

    private static void AssertNear(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
