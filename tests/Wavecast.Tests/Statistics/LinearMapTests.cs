using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class LinearMapTests
{
    // Half of the way back to the value before the last, and 1 more: 8 + (4 − 8)/2 + 1 = 7, 7 + (8 − 7)/2 + 1 = 8.5.
    [Fact]
    public void Forecast_BeyondItsTarget_SeesWhatItForecast() => Assert.Equal([7, 8.5], new LinearMap(2, 1, null, [0.5, 1]).Forecast([100, 4, 8], 2));

    // Three values are seen, two of them less the last: (1 − 2, 5 − 2) by the columns of [[1, 2], [10, 20]], and constants 0.5 and 0.25.
    [Fact]
    public void Forecast_OfSeveralTargets_TakesEachFromTheSameLook() =>
        Assert.Equal([2 + 29 + 0.5, 2 + 58 + 0.25], new LinearMap(3, 2, null, [1, 2, 10, 20, 0.5, 0.25]).Forecast([1, 5, 2], 2));

    // About 10, the values 4 and 8 are −6 and −2: 10 + 0.5 · −6 + 0.25 · −2 + 1, and then 10 + 0.5 · −2 + 0.25 · −2.5 + 1.
    [Fact]
    public void Forecast_AboutACentre_SeesTheLastValueToo() => Assert.Equal([7.5, 9.375], new LinearMap(2, 1, 10, [0.5, 0.25, 1]).Forecast([100, 4, 8], 2));
}
