using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

public sealed class AdamTests
{
    /// <summary>Corrected for the start at 0, mean and root mean square of the first gradient are the gradient itself: the step is η·g/|g|.</summary>
    [Fact]
    public void Step_TheFirst_HasTheLengthOfTheRate()
    {
        double[] w = [0, 0];

        new Adam { LearningRate = 0.1 }.CreateState<double>(2).Step(Slope(3, -0.02), w);

        // ε is 1e-8, against gradients of 3 and 0.02.
        Assert.Equal(-0.1, w[0], 1e-7);
        Assert.Equal(0.1, w[1], 1e-7);
    }

    [Fact]
    public void WeightDecay_IsScaledInAdamAndNotInAdamW()
    {
        double[] adam = [4];
        double[] adamW = [4];

        new Adam { LearningRate = 0.1, WeightDecay = 0.5 }.CreateState<double>(1).Step(Slope(-2), adam);
        new AdamW { LearningRate = 0.1, WeightDecay = 0.5 }.CreateState<double>(1).Step(Slope(-2), adamW);

        // Adam sees the gradient −2 + 0.5·4 = 0 and stays; AdamW shrinks 4 by a factor 0.95 and goes up by 0.1.
        Assert.Equal(4, adam[0]);
        Assert.Equal(3.9, adamW[0], 1e-7);
    }

    [Fact]
    public void AmsGrad_AfterALargeGradient_KeepsItsDivisor()
    {
        double plain = LastStep(new Adam { Beta2 = 0.5 });
        double amsGrad = LastStep(new Adam { Beta2 = 0.5, AmsGrad = true });

        Assert.True(Math.Abs(amsGrad) < Math.Abs(plain) / 10);

        static double LastStep(IOptimizer optimizer)
        {
            IOptimizerState<double> state = optimizer.CreateState<double>(1);
            double[] w = [0];
            state.Step(Slope(100), w);
            for (int i = 0; i < 20; i++)
            {
                state.Step(Slope(1), w);
            }
            double before = w[0];
            state.Step(Slope(1), w);
            return w[0] - before;
        }
    }

    [Fact]
    public void Defaults_AreThePapers()
    {
        Assert.Equal((0.001, 0.9, 0.999, 1e-8, 0.0), (new Adam().LearningRate, new Adam().Beta1, new Adam().Beta2, new Adam().Epsilon, new Adam().WeightDecay));
        Assert.Equal(0.01, new AdamW().WeightDecay);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta1 = 1 });
    }

    private static TestObjective<double> Slope(params double[] slope) => new(slope.Length, (_, gradient) =>
    {
        slope.CopyTo(gradient);
        return 0;
    });
}
