using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class FittedCombinationTests
{
    [Fact]
    public void Forecast_WeighsItsMembers()
    {
        FittedMethod[] members = [SimpleMethods.Naive.Fit([1], 1, 2), SimpleMethods.Mean.Fit([1], 1, 2)];
        FittedCombination fit = new(SimpleMethods.Combination, 1, 2, members, [0.25, 0.75]);

        // The last value is 8, the mean 4.
        Assert.Equal([5, 5], fit.Forecast([0, 4, 8]));
    }
}
