using System.Numerics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

/// <summary>What every optimizer promises, whatever its rule.</summary>
public sealed class OptimizerStateTests
{
    private const int Length = 10;

    public static TheoryData<string> All => [.. Optimizers.Keys];

    /// <summary>The two L-BFGS keep three pairs, so that their rings have gone round after four iterations.</summary>
    private static Dictionary<string, IOptimizer> Optimizers { get; } = new()
    {
        ["adagrad"] = new Adagrad { LearningRateDecay = 0.01, InitialAccumulator = 0.1 },
        ["sgd"] = new Sgd { LearningRate = 1e-4 },
        ["sgd momentum"] = new Sgd { LearningRate = 1e-4, Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 },
        ["adam"] = new Adam { WeightDecay = 0.01 },
        ["adam amsgrad"] = new Adam { AmsGrad = true },
        ["adamw"] = new AdamW(),
        ["lbfgs"] = new Lbfgs { History = 3, Iterations = 4 },
        ["lbfgs fixed step"] = new Lbfgs { History = 3, Iterations = 4, LineSearch = LineSearch.None, LearningRate = 0.1, CurvatureTest = CurvatureTest.PyTorch },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Restore_IntoAFreshState_GoesOnWithTheSameBits(string name)
    {
        AssertSameBits<double>(Optimizers[name]);
        AssertSameBits<float>(Optimizers[name]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Step_AfterTheFirstOnes_AllocatesNothing(string name)
    {
        IOptimizerState<double> state = Optimizers[name].CreateState<double>(Length);
        TestObjective<double> objective = TestObjective.Rosenbrock<double>(Length);
        double[] w = TestObjective.RosenbrockStart<double>(Length);
        Run(state, objective, w, calls: 2);

        long before = GC.GetAllocatedBytesForCurrentThread();
        OptimizerStep step = state.Step(objective, w);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(OptimizerOutcome.Advanced, step.Outcome);
        Assert.Equal(0, after - before);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Step_WhereTheLossIsNotFinite_LeavesTheParameters(string name)
    {
        IOptimizerState<double> state = Optimizers[name].CreateState<double>(2);
        double[] w = [1, 2];

        OptimizerStep loss = state.Step(new TestObjective<double>(2, (_, gradient) => { gradient.Fill(1); return double.NaN; }), w);
        OptimizerStep gradient = state.Step(new TestObjective<double>(2, (_, gradient) => { (gradient[0], gradient[1]) = (0, double.PositiveInfinity); return 1; }), w);

        Assert.Equal(OptimizerOutcome.NotFinite, loss.Outcome);
        Assert.Equal(OptimizerOutcome.NotFinite, gradient.Outcome);
        Assert.Equal([1, 2], w);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Restore_FromAnotherSnapshot_NamesWhatDiffers(string name)
    {
        IOptimizerState<double> state = Optimizers[name].CreateState<double>(Length);
        Run(state, TestObjective.Rosenbrock<double>(Length), TestObjective.RosenbrockStart<double>(Length), calls: 2);
        byte[] bits = Bits(state.Save());
        OptimizerSnapshot<double> shorter = Optimizers[name].CreateState<double>(Length - 1).Save();
        OptimizerSnapshot<double> poorer = state.Save();
        string missing = poorer.Vectors.Keys.Last();
        poorer.Vectors.Remove(missing);
        OptimizerSnapshot<double> unwhole = state.Save();
        string counter = unwhole.Numbers.Keys.First();
        unwhole.Numbers[counter] = 1.5;

        Assert.Contains("expected 10", Assert.Throws<ArgumentException>(() => state.Restore(shorter)).Message, StringComparison.Ordinal);
        Assert.Contains($"'{missing}'", Assert.Throws<ArgumentException>(() => state.Restore(poorer)).Message, StringComparison.Ordinal);
        Assert.Contains($"'{counter}' is 1.5", Assert.Throws<ArgumentException>(() => state.Restore(unwhole)).Message, StringComparison.Ordinal);
        Assert.Equal(bits, Bits(state.Save()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Step_WithOtherLengths_IsRefused(string name)
    {
        IOptimizerState<double> state = Optimizers[name].CreateState<double>(2);

        Assert.Throws<ArgumentException>(() => state.Step(TestObjective.Quadratic<double>(2), new double[3]));
        Assert.Throws<ArgumentException>(() => state.Step(TestObjective.Quadratic<double>(3), new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Step(TestObjective.Quadratic<double>(2), new double[2], double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizers[name].CreateState<double>(0));
    }

    [Theory]
    [InlineData("adagrad", 400)]
    [InlineData("sgd", 200)]
    [InlineData("adam", 2000)]
    [InlineData("lbfgs", 12)]
    public void Step_OnAQuadratic_FindsItsMinimiser(string name, int calls)
    {
        IOptimizer optimizer = name switch
        {
            "adagrad" => new Adagrad { LearningRate = 2 },
            "sgd" => new Sgd { LearningRate = 0.1, Momentum = 0.5 },
            "adam" => new Adam { LearningRate = 0.05 },
            _ => new Lbfgs(),
        };
        double[] w = new double[4];
        float[] single = new float[4];

        Run(optimizer.CreateState<double>(4), TestObjective.Quadratic<double>(4), w, calls);
        Run(optimizer.CreateState<float>(4), TestObjective.Quadratic<float>(4), single, calls);

        // Far below the distance to go, far above what is left when these budgets are spent.
        Assert.All(w, (value, i) => Assert.Equal(i + 1, value, 1e-4));
        Assert.All(single, (value, i) => Assert.Equal(i + 1, value, 1e-4f));
    }

    private static void AssertSameBits<T>(IOptimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TestObjective<T> objective = TestObjective.Rosenbrock<T>(Length);
        T[] w = TestObjective.RosenbrockStart<T>(Length);
        IOptimizerState<T> uninterrupted = optimizer.CreateState<T>(Length);
        Run(uninterrupted, objective, w, calls: 2);
        OptimizerSnapshot<T> snapshot = uninterrupted.Save();
        T[] again = [.. w];

        // A state with a past of its own must forget it.
        IOptimizerState<T> restored = optimizer.CreateState<T>(Length);
        Run(restored, objective, TestObjective.RosenbrockStart<T>(Length), calls: 1);
        restored.Restore(snapshot);
        Run(uninterrupted, objective, w, calls: 2);
        Run(restored, objective, again, calls: 2);

        Assert.Equal(w.Select(value => double.CreateChecked(value)), again.Select(value => double.CreateChecked(value)));
        Assert.Equal(Bits(uninterrupted.Save()), Bits(restored.Save()));
    }

    private static void Run<T>(IOptimizerState<T> state, TestObjective<T> objective, T[] w, int calls)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int call = 0; call < calls; call++)
        {
            state.Step(objective, w);
        }
    }

    private static byte[] Bits<T>(OptimizerSnapshot<T> snapshot)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. snapshot.Vectors.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => v.Value).Select(value => double.CreateChecked(value))
            .Concat(snapshot.Numbers.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Value))
            .SelectMany(BitConverter.GetBytes)];
}
