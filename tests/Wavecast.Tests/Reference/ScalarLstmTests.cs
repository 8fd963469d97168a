using Wavecast.Tests.Golden;

namespace Wavecast.Tests.Reference;

/// <summary>The reference is held to finite differences and to PyTorch; everything else is held to the reference.</summary>
public sealed class ScalarLstmTests
{
    private static readonly int[] GoldenLengths = [13, 13, 9, 4, 1];

    /// <summary>Own steps by a mark for each step: g for given, o for own.</summary>
    [Theory]
    [InlineData(1, "3", 1, false, 0, false, "ggggg")]
    [InlineData(3, "5,2,4", 2, false, 0, true, "gggg")]
    [InlineData(2, "3", 3, false, 4, true, "gggggg")]
    [InlineData(2, "4,3", 2, true, 0, false, "ggooo")]
    [InlineData(1, "2", 1, false, 3, false, "ggooggooo")]
    [InlineData(3, "4,1", 3, true, 2, true, "googoo")]
    [InlineData(1, "1", 1, true, 5, true, "g")]
    public void Evaluate_GivesTheGradientOfCentralDifferences(int inputs, string hidden, int outputs, bool residual, int bypass, bool state, string steps)
    {
        NetworkShape shape = new(inputs, [.. hidden.Split(',').Select(int.Parse)], outputs, residual, bypass);
        Random random = new(7);
        double[] parameters = Draw(random, shape.ParameterCount);
        ScalarSequence sequence = new()
        {
            Inputs = ScalarSequence.Rows(Draw(random, steps.Length * inputs), inputs),
            Targets = ScalarSequence.Rows(Draw(random, steps.Length * outputs), outputs),
            Weights = [.. steps.Select((_, t) => t == 1 ? 0 : 1.0 / (t + 1))],
            Own = [.. steps.Select(s => s == 'o')],
            H0 = state ? [.. shape.Hidden.Select(size => Draw(random, size))] : null,
            C0 = state ? [.. shape.Hidden.Select(size => Draw(random, size))] : null,
            Remembered = state ? ScalarSequence.Rows(Draw(random, 2 * inputs), inputs) : [],
        };

        double[] gradient = new double[shape.ParameterCount];
        ScalarResult result = ScalarLstm.Evaluate(shape, parameters, sequence, gradient);

        AssertSame(Differences(parameters, Loss), gradient);
        for (int l = 0; state && l < shape.Hidden.Length; l++)
        {
            AssertSame(Differences(sequence.H0![l], Loss), result.DH0[l]);
            AssertSame(Differences(sequence.C0![l], Loss), result.DC0[l]);
        }

        double Loss() => ScalarLstm.Evaluate(shape, parameters, sequence, []).Loss;
    }

    [Fact]
    public void Evaluate_AtAnOwnStep_ReadsWhatItWroteBefore()
    {
        NetworkShape shape = new(1, [3], 1, residual: true, bypass: 2);
        double[] parameters = Draw(new Random(1), shape.ParameterCount);
        ScalarSequence given = ScalarSequence.Of([[0.3], [0.1], [0.7]], [[0], [0], [0]], weight: 1);
        double[][] outputs = ScalarLstm.Evaluate(shape, parameters, given with { Own = [false, true, true] }, []).Outputs;

        double[][] again = ScalarLstm.Evaluate(shape, parameters, given with { Inputs = [[0.3], outputs[0], outputs[1]] }, []).Outputs;

        Assert.Equal(outputs, again);
        Assert.NotEqual(outputs[1], ScalarLstm.Evaluate(shape, parameters, given, []).Outputs[1]);
    }

    /// <summary>1e-12, where PyTorch's order of summation differs from ours; gradients relative to the largest element of each parameter's.</summary>
    [Fact]
    public void Evaluate_GivesPyTorchsNumbers()
    {
        GoldenFile golden = GoldenFile.Read("lstm-3-6-6-2.safetensors");
        NetworkShape shape = new(3, [6, 6], 2);
        string[] names = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l1", "weight_hh_l1", "bias_ih_l1", "bias_hh_l1", "linear.weight", "linear.bias"];
        double[] parameters = golden.Concatenate(names.Select(name => "weights." + name));
        double[] gradient = new double[parameters.Length];
        double loss = 0;
        for (int b = 0; b < GoldenLengths.Length; b++)
        {
            ScalarResult result = ScalarLstm.Evaluate(shape, parameters, GoldenSequence(golden, b), gradient);
            loss += result.Loss;
            AssertNear(golden["output"].AsSpan(b * 26, 2 * GoldenLengths[b]), [.. result.Outputs.SelectMany(y => y)], 1e-12);
            for (int l = 0; l < 2; l++)
            {
                AssertNear(golden["h_last"].AsSpan((l * 5 + b) * 6, 6), result.H[l], 1e-12);
                AssertNear(golden["c_last"].AsSpan((l * 5 + b) * 6, 6), result.C[l], 1e-12);
            }
        }

        Assert.Equal(golden["loss"][0], loss, 1e-12);
        foreach ((string name, ParameterSlice slice) in names.Zip(shape.Parameters))
        {
            double[] expected = golden["gradient." + name];
            AssertNear(expected, gradient.AsSpan(slice.Offset, slice.Length), 1e-12 * expected.Max(Math.Abs));
        }
    }

    /// <summary>1e-12 of the largest element of each parameter's gradient, as above.</summary>
    [Fact]
    public void Evaluate_OnPyTorchsExample_GivesItsGradient()
    {
        ReferenceObjective objective = ReferenceObjective.SineNine();
        double[] gradient = new double[objective.Length];

        objective.Evaluate(GoldenFile.Read("sine-9-initial.safetensors").SineParameters(), gradient);

        double[] expected = GoldenFile.Read("sine-9-initial-gradient.safetensors").SineParameters();
        foreach (ParameterSlice slice in new NetworkShape(1, [9, 9], 1).Parameters)
        {
            double[] part = expected[slice.Offset..slice.End];
            AssertNear(part, gradient.AsSpan(slice.Offset, slice.Length), 1e-12 * part.Max(Math.Abs));
        }
    }

    private static ScalarSequence GoldenSequence(GoldenFile golden, int b)
    {
        int steps = GoldenLengths[b];
        double counted = 2 * GoldenLengths.Sum();
        return new ScalarSequence
        {
            Inputs = ScalarSequence.Rows(golden["input"].AsSpan(b * 39, steps * 3), 3),
            Targets = ScalarSequence.Rows(golden["target"].AsSpan(b * 26, steps * 2), 2),
            Weights = [.. golden["step_weights"].Take(steps).Select(weight => weight / counted)],
            H0 = [golden["h0"][(b * 6)..(b * 6 + 6)], golden["h0"][((5 + b) * 6)..((5 + b) * 6 + 6)]],
            C0 = [golden["c0"][(b * 6)..(b * 6 + 6)], golden["c0"][((5 + b) * 6)..((5 + b) * 6 + 6)]],
        };
    }

    /// <summary>Fourth-order central differences: with steps of 1e-3 the truncation is near 1e-12 and the rounding near 1e-13.</summary>
    private static double[] Differences(double[] at, Func<double> loss)
    {
        const double Step = 1e-3;
        return [.. Enumerable.Range(0, at.Length).Select(i => (8 * (At(i, Step) - At(i, -Step)) - (At(i, 2 * Step) - At(i, -2 * Step))) / (12 * Step))];

        double At(int i, double step)
        {
            double kept = at[i];
            at[i] = kept + step;
            double value = loss();
            at[i] = kept;
            return value;
        }
    }

    private static void AssertSame(double[] differences, double[] gradient) =>
        AssertNear(differences, gradient, 1e-9 * Math.Max(1, gradient.Max(Math.Abs)));

    private static void AssertNear(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
}
