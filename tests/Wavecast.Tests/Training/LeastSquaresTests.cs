using Wavecast.Training;

namespace Wavecast.Tests.Training;

public class LeastSquaresTests
{
    [Fact]
    public void Solve_LineThroughThreePoints_IsTheTextbooks()
    {
        LeastSquares equations = new(2, 1);
        equations.Add([0, 1, 1]);
        equations.Add([1, 1, 3]);
        equations.Add([2, 1, 4]);

        // Slope Σ(x-1)(y-8/3) / Σ(x-1)² = 3/2, intercept 8/3 - 3/2.
        double[] solution = equations.Solve();

        Assert.Equal(1.5, solution[0], 1e-14);
        Assert.Equal(7.0 / 6, solution[1], 1e-14);
    }

    [Fact]
    public void Solve_MoreRowsThanABlock_FindsTheCoefficientsOfEachSide()
    {
        LeastSquares equations = new(3, 2);
        for (int i = 0; i < 1000; i++)
        {
            double a = Math.Sin(i), b = Math.Cos(3.0 * i);
            equations.Add([a, b, 1, 2 * a - 3 * b + 0.5, b]);
        }

        double[] expected = [2, 0, -3, 1, 0.5, 0];
        Assert.All(equations.Solve().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
    }

    [Fact]
    public void Solve_NearlyDependentColumns_KeepsTheDigitsThatNormalEquationsLose()
    {
        // Columns 1 and 1 + 1e-8·i: their products differ by 1e-16 only.
        LeastSquares equations = new(2, 1);
        for (int i = 0; i < 10; i++)
        {
            double near = 1 + 1e-8 * i;
            equations.Add([1, near, 3 - 2 * near]);
        }

        double[] solution = equations.Solve();

        // The condition is some 1e8, so eight of sixteen digits are left.
        Assert.Equal(3, solution[0], 1e-6);
        Assert.Equal(-2, solution[1], 1e-6);
    }
}
