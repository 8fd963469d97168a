using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class FittedLinearTests
{
    // Maps that forget what they see: one adds 1 to the last value, the other doubles it, as its logarithm grows by that of 2.
    private static readonly LinearMap Successor = new(2, 1, null, [0, 1]), Double = new(2, 1, null, [0, Math.Log(2)]);

    private static readonly FittedLinear Fit = new(SimpleMethods.Linear, season: 1, horizon: 2, [Successor], [Double]);

    [Fact]
    public void Forecast_IsTheMeanOfBoth() => Expect([(5 + 8) / 2.0, (6 + 16) / 2.0], Fit.Forecast([1, 4]));

    [Fact]
    public void Forecast_WhereAValueHasNoLogarithm_IsWithoutThatOfLogarithms() => Expect([5, 6], Fit.Forecast([0, 4]));

    // 16 lies beyond 4 · (4/3)², two ranges of the logarithms above the largest.
    [Fact]
    public void Forecast_WhereOneRunsAway_IsWithoutIt() => Expect([5, 6], Fit.Forecast([3, 4]));

    [Fact]
    public void Forecast_WhereNoneIsLeft_IsTheLastSeason()
    {
        Expect([4, 4], Fit.Forecast([4]));
        Expect([-1, 1], new FittedLinear(SimpleMethods.Linear, season: 2, horizon: 2, [], [Double]).Forecast([3, 2, -1, 1]));
    }

    [Fact]
    public void Forecast_OfWeightedMaps_IsTheirWeightedMean()
    {
        LinearMap twice = new(2, 1, null, [0, 2]) { Weight = 3 };

        Expect([(5 + 3 * 6) / 4.0, (6 + 3 * 8) / 4.0], new FittedLinear(SimpleMethods.Linear, season: 1, horizon: 2, [Successor, twice], []).Forecast([1, 4]));
    }

    private static void Expect(double[] expected, double[] actual) => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
