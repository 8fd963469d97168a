using Wavecast.Storage;
using Wavecast.Transforms;

namespace Wavecast.Tests.Transforms;

public sealed class FittedTransformTests
{
    private const double Missing = double.NaN;
    private static readonly double[] History = [2, 3, 7, 3, 4, 9, 5, 5, 12];

    [Theory]
    [InlineData("log")]
    [InlineData("box-cox")]
    [InlineData("box-cox:0.3")]
    [InlineData("difference")]
    [InlineData("difference:2")]
    [InlineData("seasonal-difference")]
    [InlineData("deseasonalise:additive")]
    [InlineData("deseasonalise:multiplicative")]
    [InlineData("mean-scale")]
    [InlineData("standardise")]
    [InlineData("box-cox+deseasonalise:additive+difference+standardise")]
    public void Restore_OfAState_GivesTheSameBits(string name)
    {
        FittedTransform fitted = SeriesTransform.Named(name).Fit(History, 3), restored = FittedTransform.Restore(fitted.Name, [.. fitted.State.Reverse()]);
        Assert.Equal(name, restored.Name);
        Assert.Equal(fitted.IsElementwise, restored.IsElementwise);
        Assert.Equal(fitted.Apply(History), restored.Apply(History));
        Assert.Equal(fitted.Invert([0.5, 1], History), restored.Invert([0.5, 1], History));
        Assert.Equal(fitted.State.Select(entry => entry.Name).Distinct().Count(), fitted.State.Count);
    }

    [Theory]
    [InlineData("logarithm", "lambda", 0.0)]
    [InlineData("log", "lambda", 0.5)]
    [InlineData("log", "power", 0.0)]
    [InlineData("log", "lambda", 0.0, 0.0)]
    [InlineData("log", "lambda")]
    [InlineData("box-cox", "lambda", 2.5)]
    [InlineData("box-cox:0.3", "lambda", 0.4)]
    [InlineData("box-cox", "lambda", Missing)]
    [InlineData("difference", "lag", 2.0)]
    [InlineData("seasonal-difference", "lag", 0.0)]
    [InlineData("seasonal-difference", "lag", 1.5)]
    [InlineData("seasonal-difference", "lag", 3e9)]
    [InlineData("deseasonalise:multiplicative", "indices", 1.0, 0.0)]
    [InlineData("deseasonalise:additive", "indices", double.NegativeInfinity, 1.0)]
    [InlineData("log+log", "0.lambda", 0.0)]
    public void Restore_OfWhatNoFitHas_Throws(string name, string entry, params double[] values) =>
        Assert.Throws<ModelFormatException>(() => FittedTransform.Restore(name, [(entry, values)]));

    [Fact]
    public void Restore_WithEntriesOfOthersOrNoneOrAScaleOfNothing_Throws()
    {
        Assert.Throws<ModelFormatException>(() => FittedTransform.Restore("log", []));
        Assert.Throws<ModelFormatException>(() => FittedTransform.Restore("log", [("lambda", [0]), ("lag", [1])]));
        Assert.Throws<ModelFormatException>(() => FittedTransform.Restore("log", [("lambda", null!)]));
        Assert.Throws<ModelFormatException>(() => FittedTransform.Restore("standardise", [("centre", [0]), ("scale", [0])]));
    }

    [Fact]
    public void State_ChangedByItsReader_ChangesNoFit()
    {
        FittedTransform fitted = SeriesTransform.Named("deseasonalise:additive").Fit(History, 3);
        double[] before = fitted.Apply(History);
        fitted.State[0].Values[0] = 100;
        Assert.Equal(before, fitted.Apply(History));
    }

    [Fact]
    public void IsElementwise_IsFalseWhereADifferenceIsIn()
    {
        Assert.True(SeriesTransform.Named("log+deseasonalise:additive+standardise").Fit(History, 3).IsElementwise);
        Assert.False(SeriesTransform.Named("log+difference").Fit(History, 3).IsElementwise);
        Assert.False(SeriesTransform.SeasonalDifference.Fit(History, 3).IsElementwise);
    }

    [Fact]
    public void Apply_MissingOrWithoutATransformedValue_IsMissing() =>
        Assert.Equal([0, Missing, Missing, Missing], SeriesTransform.Log.Fit([1], 1).Apply([1, Missing, 0, -1]));

    [Fact]
    public void ApplyAndInvert_InfiniteValue_Throws()
    {
        FittedTransform fitted = SeriesTransform.MeanScale.Fit([1], 1);
        Assert.Throws<ArgumentException>(() => fitted.Apply([double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => fitted.Invert([1], [double.NegativeInfinity]));
    }

    [Fact]
    public void Invert_BeyondTheLargestDouble_IsThat()
    {
        Assert.Equal([double.MaxValue, 0, Missing], SeriesTransform.Log.Fit([1], 1).Invert([1000, -1000, Missing], [1]));
        Assert.Equal([double.MinValue], SeriesTransform.Difference().Fit([-1e308, -1e308], 1).Invert([-1e308], [-1e308, -1e308]));
    }

    [Fact]
    public void Invert_BehindALaterHistory_GoesOnFromIt()
    {
        // The season adds -1 and 1; the history has gone on by one step, so that the future begins at the second of them, on the level of 4 + 1.
        FittedTransform fitted = SeriesTransform.Named("deseasonalise:additive+difference").Fit([1, 3, 1, 3], 2);
        Assert.Equal([6, 4], fitted.Invert([0, 0], [1, 3, 1, 3, 4]));
    }

    [Fact]
    public void Fit_OfScales_IsTheMeanAbsoluteValueAndTheMeanWithTheDeviation()
    {
        Assert.Equal([Missing, -0.5, 1.5], SeriesTransform.MeanScale.Fit([Missing, -1, 3], 1).Apply([Missing, -1, 3]));
        Assert.Equal([-1, Missing, 1, 3], SeriesTransform.Standardise.Fit([2, Missing, 6], 1).Apply([2, Missing, 6, 10]));
        Assert.Equal([0, 2], SeriesTransform.MeanScale.Fit([0, 0], 1).Apply([0, 2]));
        Assert.Equal([0, 0, 2], SeriesTransform.Standardise.Fit([0.1, 0.1, 0.1], 1).Apply([0.1, 0.1, 2.1]));
    }
}
