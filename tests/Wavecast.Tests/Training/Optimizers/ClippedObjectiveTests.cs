using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

public sealed class ClippedObjectiveTests
{
    [Theory]
    [InlineData(10, 3, 4)]
    [InlineData(5, 3, 4)]
    [InlineData(1, 0.6, 0.8)]
    public void Evaluate_ShortensTheGradientToTheLimit(double limit, double first, double second)
    {
        double[] gradient = Clip([3, 4], limit);

        Assert.Equal(first, gradient[0], 1e-15);
        Assert.Equal(second, gradient[1], 1e-15);
    }

    [Fact]
    public void Evaluate_WhereTheSquaresOverflow_KeepsTheDirection()
    {
        double[] gradient = Clip([3e200, -4e200], 1);

        Assert.Equal(0.6, gradient[0], 1e-15);
        Assert.Equal(-0.8, gradient[1], 1e-15);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Evaluate_OfAGradientThatIsNotFinite_DoesNotHideIt(double bad) =>
        Assert.Equal(double.NaN, VectorMath.LargestMagnitude<double>(Clip([bad, 1], 1)));

    private static double[] Clip(double[] slope, double limit)
    {
        double[] gradient = new double[2];
        ClippedObjective<double> clipped = new(new TestObjective<double>(2, (_, g) => { slope.CopyTo(g); return 42; }), limit);
        Assert.Equal(42, clipped.Evaluate([0, 0], gradient));
        return gradient;
    }
}
