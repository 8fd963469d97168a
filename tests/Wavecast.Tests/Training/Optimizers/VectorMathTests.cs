using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

public sealed class VectorMathTests
{
    /// <summary>Whole numbers, so that every order of summation is exact: 1·1 + 2·2 + … = n(n+1)(2n+1)/6.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(100)]
    public void Sums_TakeEveryElementOnce(int n)
    {
        double[] x = [.. Enumerable.Range(1, n).Select(i => (double)i)];
        float[] negative = [.. x.Select(value => -(float)value)];

        Assert.Equal(n * (n + 1) * (2 * n + 1) / 6, VectorMath.Dot<double>(x, x));
        Assert.Equal(n * (n + 1) / 2, VectorMath.SumOfMagnitudes<float>(negative));
        Assert.Equal(n, VectorMath.LargestMagnitude<float>(negative));
    }

    /// <summary>1e16 swallows a 1 added to it. In eight sums the ones at 1 … 7 are kept and the one at 8, in the sum of element 0, is lost.</summary>
    [Fact]
    public void Dot_SumsInEightPartsWhateverTheMachine()
    {
        double[] x = [1e16, 1, 1, 1, 1, 1, 1, 1, 1];
        double[] y = [1, 1, 1, 1, 1, 1, 1, 1, 1];
        double[] same = [1e16, 0, 0, 0, 0, 0, 0, 0, 1];

        Assert.Equal(1e16, VectorMath.Dot<double>(same, y));
        // (1e16 + 1) + (1 + 1) = 1e16 + 2, ties to even; plus (1 + 1) + (1 + 1) = 4.
        Assert.Equal(1e16 + 6, VectorMath.Dot<double>(x, y));
    }

    [Fact]
    public void LargestMagnitude_SeesNaNAnywhere()
    {
        Assert.Equal(double.NaN, VectorMath.LargestMagnitude<double>([1, double.NaN, 3]));
        Assert.Equal(double.PositiveInfinity, VectorMath.LargestMagnitude<double>([1, double.NegativeInfinity, 3]));
    }

    [Theory]
    [InlineData(0.5, 10, 1.0 / 1024)]
    [InlineData(0.9, 0, 1)]
    [InlineData(-3, 5, -243)]
    public void Power_MultipliesOut(double x, long exponent, double expected) => Assert.Equal(expected, VectorMath.Power(x, exponent));

    /// <summary>Sixteen roundings of 1e-16 each at most, grown by the exponent in the relative error of the squares.</summary>
    [Fact]
    public void Power_IsAsGoodAsThePlatforms() => Assert.Equal(1, VectorMath.Power(0.999, 30_000) / Math.Pow(0.999, 30_000), 1e-11);
}
