using Wavecast.Transforms;

namespace Wavecast.Tests.Transforms;

public sealed class FittedDifferenceTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void ApplyAndInvert_AreDifferencesAndTheirSums()
    {
        FittedTransform fitted = SeriesTransform.Difference().Fit([1, 4, 9, 16], 1);
        Assert.Equal([Missing, 3, 5, 7], fitted.Apply([1, 4, 9, 16]));
        Assert.Equal([25, 36], fitted.Invert([9, 11], [1, 4, 9, 16]));
    }

    [Fact]
    public void ApplyAndInvert_OverASeason_GoPhaseByPhase()
    {
        FittedTransform fitted = SeriesTransform.SeasonalDifference.Fit([1, 10, 2, 20], 2);
        Assert.Equal([Missing, Missing, 1, 10, Missing, 5], fitted.Apply([1, 10, 2, 20, Missing, 25]));
        Assert.Equal([3, 30, 4, 40], fitted.Invert([1, 10, 1, 10], [1, 10, 2, 20]));
    }

    [Fact]
    public void Invert_WhereTheLastValueIsMissing_AddsToTheLastKnownOneOfThePhase()
    {
        FittedTransform fitted = SeriesTransform.Difference(2).Fit([1, 10, 2, 20], 1);
        Assert.Equal([3, 11], fitted.Invert([1, 1], [1, 10, 2, Missing]));
        Assert.Equal([3, 3], fitted.Invert([1, 1], [1, Missing, 2, Missing]));
        Assert.Equal([Missing, Missing], fitted.Invert([1, 1], [Missing, Missing]));
    }

    [Fact]
    public void Invert_OfAMissingDifference_IsMissingAndGoesOnFromBeforeIt() =>
        Assert.Equal([5, Missing, 6], SeriesTransform.Difference().Fit([3, 4], 1).Invert([1, Missing, 1], [3, 4]));

    [Fact]
    public void Invert_BehindAHistoryShorterThanTheLag_Throws() =>
        Assert.Throws<ArgumentException>(() => SeriesTransform.Difference(2).Fit([1, 2, 3], 1).Invert([1], [1]));
}
