using Wavecast.Data;

namespace Wavecast.Tests.Data;

public sealed class FeatureScalerTests
{
    // Two features, the second constant; lengths 3 and 1, so that two padded steps must not count.
    private static SequenceBatch<double> Batch() =>
        new([2, 0.1, 4, 0.1, 6, 0.1, 8, 0.1, 1e9, double.NaN, 1e9, double.NaN], 2, 3, 2, [3, 1]);

    [Fact]
    public void Fit_Standard_IsMeanAndDeviationOfTheOwnSteps()
    {
        FeatureScaler scaler = FeatureScaler.Fit(Batch(), Scaling.Standard);

        // 2, 4, 6, 8: mean 5, variance (9 + 1 + 1 + 9) / 4.
        Assert.Equal([5, 0.1], scaler.Offset);
        Assert.Equal([Math.Sqrt(5), 1], scaler.Scale);
    }

    [Fact]
    public void Fit_MinMax_IsLeastAndSpread()
    {
        FeatureScaler scaler = FeatureScaler.Fit(Batch(), Scaling.MinMax);

        Assert.Equal([2, 0.1], scaler.Offset);
        Assert.Equal([6.0, 1], scaler.Scale);
    }

    [Fact]
    public void Apply_WithoutScaling_ChangesNothing()
    {
        FeatureScaler scaler = FeatureScaler.Fit(Batch(), Scaling.None);

        Assert.Equal(Batch()[0].ToArray(), scaler.Apply(Batch())[0].ToArray());
        Assert.Equal(2, scaler.Features);
    }

    [Fact]
    public void Fit_OfALargeMean_KeepsTheDeviation()
    {
        // With sums of squares the deviation of 1e9 ± 1 would be lost: 1e18 has no digit left for 1.
        FeatureScaler scaler = FeatureScaler.Fit(new([1e9 - 1, 1e9 + 1], 1, 2, 1), Scaling.Standard);

        Assert.Equal(1, scaler.Scale[0]);
    }

    [Theory]
    [InlineData(Scaling.Standard)]
    [InlineData(Scaling.MinMax)]
    public void Invert_OfTheScaled_GivesTheDataBack(Scaling scaling)
    {
        FeatureScaler scaler = FeatureScaler.Fit(Batch(), scaling);
        SequenceBatch<double> scaled = scaler.Apply(Batch());
        SequenceBatch<double> back = scaler.Invert(scaled);

        Assert.Equal([3, 1], scaled.Lengths.ToArray());
        Assert.Equal(0, scaled[1][1]);
        for (int i = 0; i < 6; i++)
        {
            // One division and one multiplication: two roundings of numbers up to 8.
            Assert.Equal(Batch()[0][i], back[0][i], 4e-15);
        }
    }

    [Fact]
    public void Apply_InPlace_ScalesFeatureByFeature()
    {
        FeatureScaler scaler = new([1, 10], [2, 5]);
        double[] values = [3, 20, 5, 0];

        scaler.Apply(values);
        Assert.Equal([1, 2, 2, -2], values);
        scaler.Invert(values);
        Assert.Equal([3, 20, 5, 0], values);
    }

    [Fact]
    public void Construction_FromAScalersNumbers_IsTheSameScaler()
    {
        FeatureScaler scaler = FeatureScaler.Fit(Batch(), Scaling.Standard);
        FeatureScaler again = new(scaler.Offset, scaler.Scale);

        Assert.Equal(scaler.Apply(Batch())[0].ToArray(), again.Apply(Batch())[0].ToArray());
    }

    [Fact]
    public void Fit_OfAValueThatIsNoNumber_NamesSequenceStepAndFeature()
    {
        SequenceBatch<double> batch = new([1, 2, 3, 4, 5, 6, 7, double.NaN], 2, 2, 2);

        ArgumentException error = Assert.Throws<ArgumentException>("batch", () => FeatureScaler.Fit(batch, Scaling.Standard));
        Assert.Contains("Sequence 1 is NaN at step 1, feature 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OfASpreadBeyondNumbers_IsRefused()
    {
        SequenceBatch<double> batch = new([-1.7e308, 1.7e308], 1, 2, 1);

        Assert.Throws<ArgumentException>(() => FeatureScaler.Fit(batch, Scaling.MinMax));
        Assert.Throws<ArgumentException>(() => FeatureScaler.Fit(batch, Scaling.Standard));
    }

    [Theory]
    [InlineData(Scaling.MinMax)]
    [InlineData(Scaling.Standard)]
    public void Fit_OfASpreadBeyondNumbers_NamesFeatureAndSequenceAndSaysWhatToDo(Scaling scaling)
    {
        SequenceBatch<double> batch = new([1, 2, 3, 4, 5, -1e308, 7, 1e308], 2, 2, 2);

        ArgumentException error = Assert.Throws<ArgumentException>("batch", () => FeatureScaler.Fit(batch, scaling));
        Assert.StartsWith(
            "Feature 1 has values too large to scale, up to ±1e+308 in sequence 1; divide its column by a constant, or use Scaling.None.", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, FeatureScaler.Fit(batch, Scaling.None).Scale[1]);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.0, -1.0)]
    [InlineData(0.0, double.NaN)]
    [InlineData(double.PositiveInfinity, 1.0)]
    public void Construction_OfNumbersThatCannotScale_IsRefused(double offset, double scale)
    {
        Assert.Throws<ArgumentException>(nameof(scale), () => new FeatureScaler([offset], [scale]));
    }

    [Fact]
    public void Sizes_ThatDoNotFit_AreRefused()
    {
        FeatureScaler scaler = new([0, 0], [1, 1]);

        Assert.Throws<ArgumentException>("scale", () => new FeatureScaler([0, 0], [1]));
        Assert.Throws<ArgumentException>("batch", () => scaler.Apply(new SequenceBatch<double>([1], 1, 1, 1)));
        Assert.Throws<ArgumentException>("values", () => scaler.Invert(new double[3]));
    }
}
