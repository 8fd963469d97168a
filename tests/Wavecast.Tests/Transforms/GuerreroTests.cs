using Wavecast.Tests.Statistics;
using Wavecast.Transforms;

namespace Wavecast.Tests.Transforms;

public sealed class GuerreroTests
{
    /// <summary>R's <c>forecast::BoxCox.lambda(AirPassengers)</c>, which searches to about 1e-4.</summary>
    [Fact]
    public void Lambda_OfAirPassengers_IsThatOfR() => Assert.Equal(-0.2947156, Guerrero.Lambda(RealSeries.AirPassengers, 12)!.Value, 2e-4);

    [Theory]
    [InlineData(-1)]
    [InlineData(-0.4)]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    [InlineData(2)]
    public void Lambda_OfASpreadThatIsAPowerOfTheLevel_IsThatPower(double power)
    {
        // Seasons of two values, level ± 0.1·level^(1 − power): one more value in front belongs to no whole season.
        double[] values = [1000, .. new[] { 2.0, 3, 5, 8, 4 }.SelectMany(level => Spread(level, power))];
        Assert.Equal(power, Guerrero.Lambda(values, 2)!.Value, 1e-6);
        Assert.Equal(power, Guerrero.Lambda(values, 1)!.Value, 1e-6);
    }

    [Fact]
    public void Lambda_WithGaps_PassesOverThem()
    {
        double[] values = [.. new[] { 2.0, 3, 5 }.SelectMany(level => (double[])[.. Spread(level, 0.5), double.NaN]), double.NaN, double.NaN, 7];
        Assert.Equal(0.5, Guerrero.Lambda(values, 3)!.Value, 1e-6);
    }

    [Fact]
    public void Lambda_WithoutSpread_LeavesTheValues() => Assert.Equal(1, Guerrero.Lambda([2, 2, 3, 3], 2));

    [Fact]
    public void Lambda_OfFewerThanTwoSeasons_IsNone()
    {
        Assert.Null(Guerrero.Lambda([1, 2, 3], 2));
        Assert.Null(Guerrero.Lambda([1, 2, 3, double.NaN], 2));
    }

    [Fact]
    public void Lambda_OfTheLargestAndSmallestValues_IsInRange() => Assert.InRange(Guerrero.Lambda([1e-300, 2e-300, 1e300, 3e300], 2)!.Value, -1, 2);

    private static double[] Spread(double level, double power) =>
        [level - 0.1 * Math.Pow(level, 1 - power), level + 0.1 * Math.Pow(level, 1 - power)];
}
