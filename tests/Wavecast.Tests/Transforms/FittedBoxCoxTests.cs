using Wavecast.Transforms;

namespace Wavecast.Tests.Transforms;

public sealed class FittedBoxCoxTests
{
    [Theory]
    [InlineData(0.5, 4, 2)]
    [InlineData(0.5, 0, -2)]
    [InlineData(-1, 4, 0.75)]
    [InlineData(2, 3, 4)]
    [InlineData(1, 3, 2)]
    [InlineData(0, Math.E, 1)]
    [InlineData(1e-12, Math.E, 1)]
    public void Apply_IsThePowerLessOneByThePower(double power, double value, double transformed)
    {
        FittedTransform fitted = SeriesTransform.BoxCox(power).Fit([1], 1);
        Assert.Equal(transformed, fitted.Apply([value])[0], 1e-12);
        Assert.Equal(value, fitted.Invert([transformed], [1])[0], 1e-11);
    }

    [Fact]
    public void Invert_BelowTheLeastOfAPowerAboveZero_IsZero() =>
        Assert.Equal([0, 0, 1], SeriesTransform.BoxCox(0.5).Fit([1], 1).Invert([-5, -2, 0], [1]));

    [Fact]
    public void Invert_BeyondTheBoundOfAPowerBelowZero_IsTheLargestValueThatIsTransformedToLess()
    {
        double[] values = SeriesTransform.BoxCox(-1).Fit([1], 1).Invert([0.75, 1 - 1e-15, 1, 7, double.PositiveInfinity], [1]);
        Assert.Equal(4, values[0], 1e-14);
        Assert.InRange(values[1], 4, values[2]);
        Assert.Equal(Math.Pow(2, 52), values[2], Math.Pow(2, 10));
        Assert.Equal(values[2], values[3]);
        Assert.Equal(values[2], values[4]);
        Assert.Equal([double.MaxValue], SeriesTransform.BoxCox(-0.01).Fit([1], 1).Invert([200], [1]));
    }

    [Theory]
    [InlineData("log")]
    [InlineData("box-cox:0.3")]
    [InlineData("box-cox:-1")]
    [InlineData("box-cox:2")]
    [InlineData("log+difference")]
    [InlineData("difference")]
    public void UnitAt_IsOneByTheSlopeOfTheTransform(string name)
    {
        double[] history = [3, 4, 6, 5];
        FittedTransform fitted = SeriesTransform.Named(name).Fit(history, 1);
        foreach (double value in (double[])[0.5, 2, 40])
        {
            double step = 1e-6 * value, above = fitted.Apply([3, 4, 6, value + step])[^1], below = fitted.Apply([3, 4, 6, value - step])[^1];
            Assert.Equal(2 * step / (above - below), fitted.UnitAt(value), 1e-6 * value * value + 1e-6);
        }
    }
}
