using Wavecast.Segments;

namespace Wavecast.Tests.Segments;

public sealed unsafe class QuantileLossTests
{
    private static readonly QuantileLoss<double> Loss = new([0.1, 0.5, 0.9], [0.3, 1, 0.3]);

    // 2·(0.3·0.1·2 + 1·0.5·1 + 0.3·0.1·1) of errors 2, 1 and −1 at the levels 0.1, 0.5, 0.9.
    [Fact]
    public void Add_OfThreeQuantiles_IsTheirWeightedPinball()
    {
        Assert.Equal(5 * 2 * (0.06 + 0.5 + 0.03), Value([1, 2, 4], [3, 3, 3], weight: 5), 1e-12);
    }

    [Fact]
    public void Add_Gradient_IsThatOfDifferences()
    {
        double[] y = [1, 2.5, 4, -1, 0.5, 2], target = [3, 3, 3, 0, 0, 0], gradient = new double[6];
        double sum = 0;
        fixed (double* p = y, t = target, g = gradient)
        {
            Loss.Add(p, t, g, 6, 1, 0.7, ref sum);
        }
        for (int o = 0; o < y.Length; o++)
        {
            double[] up = [.. y], down = [.. y];
            up[o] += 1e-6;
            down[o] -= 1e-6;
            Assert.Equal((Value(up, target, 0.7) - Value(down, target, 0.7)) / 2e-6, gradient[o], 1e-8);
        }
    }

    [Fact]
    public void Add_OfAMissingTarget_CostsNothingAndPullsNowhere()
    {
        double[] y = [1, 2, 4], target = [double.NaN, double.NaN, double.NaN], gradient = [9, 9, 9];
        double sum = 1;
        fixed (double* p = y, t = target, g = gradient)
        {
            Loss.Add(p, t, g, 3, 1, 1, ref sum);
        }
        Assert.Equal(1, sum);
        Assert.Equal([0, 0, 0], gradient);
    }

    private static double Value(double[] y, double[] target, double weight)
    {
        double sum = 0;
        fixed (double* p = y, t = target)
        {
            Loss.Add(p, t, null, y.Length, 1, weight, ref sum);
        }
        return sum;
    }
}
