using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

public sealed class AdagradTests
{
    /// <summary>By hand, with gradients 3 then 4 at rate 0.5: Σg² is 9, then 25, so the steps are 0.5·3/3 and 0.5·4/5.</summary>
    [Fact]
    public void Step_DividesByTheRootOfTheSumOfSquares()
    {
        IOptimizerState<double> state = new Adagrad { LearningRate = 0.5 }.CreateState<double>(2);
        double[] w = [1, 7];

        state.Step(new TestObjective<double>(2, (_, gradient) => { (gradient[0], gradient[1]) = (3, 0); return 0; }), w);
        double afterOne = w[0];
        state.Step(new TestObjective<double>(2, (_, gradient) => { (gradient[0], gradient[1]) = (4, 0); return 0; }), w);

        // ε shortens a step by 1e-10 of the root.
        Assert.Equal(0.5, afterOne, 1e-10);
        Assert.Equal(0.1, w[0], 1e-10);
        Assert.Equal(7, w[1]);
    }

    /// <summary>By hand: the accumulator starts at 16 and decay halves the second rate, so the steps are 3/5 and (1/2)·3/√34.</summary>
    [Fact]
    public void Step_WithDecayAndAnInitialAccumulator_IsShorter()
    {
        IOptimizerState<double> state = new Adagrad { LearningRate = 1, LearningRateDecay = 1, InitialAccumulator = 16 }.CreateState<double>(1);
        TestObjective<double> slope = new(1, (_, gradient) => { gradient[0] = 3; return 0; });
        double[] w = [0];

        state.Step(slope, w);
        state.Step(slope, w);

        Assert.Equal(-0.6 - 1.5 / Math.Sqrt(34), w[0], 1e-10);
    }

    [Fact]
    public void Step_WithAFactor_MultipliesTheRate()
    {
        double[] w = [0];

        new Adagrad { LearningRate = 0.5 }.CreateState<double>(1).Step(new TestObjective<double>(1, (_, gradient) => { gradient[0] = 3; return 0; }), w, 0.1);

        Assert.Equal(-0.05, w[0], 1e-10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Construction_WithAnImpossibleRate_NamesIt(double rate) =>
        Assert.Contains("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => new Adagrad { LearningRate = rate }).Message, StringComparison.Ordinal);
}
