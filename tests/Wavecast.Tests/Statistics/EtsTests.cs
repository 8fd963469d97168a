using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

/// <summary>Exponential smoothing against formulas by hand, and against what R's <c>forecast</c> prints of AirPassengers.</summary>
public sealed class EtsTests
{
    // R: ets(AirPassengers) is ETS(M,Ad,M) with these parameters, AIC 1395.166, AICc 1400.638; it counts 18 parameters.
    private const double Alpha = 0.7095519, Beta = 0.02040892, Gamma = 0.0001004683, Damping = 0.9799999, Level = 120.9939, Slope = 1.77054;
    private const double Aic = 1395.166, Aicc = 1400.638;
    private const int Parameters = 18;

    private static readonly double[] SeasonToNovember =
        [0.9058524, 0.8868923, 1.01103, 0.9803821, 0.9786128, 1.1105, 1.231799, 1.220301, 1.059202, 0.9216596, 0.799322];

    [Fact]
    public void All_AreTheFifteenAdmissibleForms() =>
        Assert.Equal(
            ["ANN", "MNN", "AAN", "MAN", "AAdN", "MAdN", "ANA", "MNA", "AAA", "MAA", "AAdA", "MAdA", "MNM", "MAM", "MAdM"],
            EtsForm.All.Select(form => form.ToString()));

    [Fact]
    public void Cost_OfSimpleSmoothing_IsAsByHand()
    {
        // Level 4, then errors −2 (level 3), 2 (4), 0: n ln Σe², and with relative errors −2/4, 2/3, 0 beside 2 Σ ln ŷ.
        EtsPath additive = new([2, 5, 4], new EtsForm(false, EtsTrend.None, null), 1), relative = new([2, 5, 4], new EtsForm(true, EtsTrend.None, null), 1);

        Assert.Equal(3 * Math.Log(8), additive.Cost([0.5, 4]), 1e-12);
        Assert.Equal(3 * Math.Log(0.25 + 4 / 9.0) + 2 * Math.Log(48), relative.Cost([0.5, 4]), 1e-12);
        Assert.Equal([4, 4], additive.Forecast(2));
    }

    [Fact]
    public void Forecast_OfADampedTrendAndAnAddedSeason_IsAsByHand()
    {
        // α = ½, β = ¼, γ = ¼, φ = 0.9; level 10, slope 2, season 1, −1; value 14: 10 + 1.8 + 1 is short by 1.2.
        EtsPath path = new([14], new EtsForm(false, EtsTrend.Damped, SeasonKind.Additive), 2);

        Assert.Equal(Math.Log(1.44), path.Cost([0.5, 0.5, 0.5, 0.9, 10, 2, 1]), 1e-12);

        double level = 11.8 + 0.6, slope = 1.8 + 0.3, season = 1 + 0.25 * 1.2;
        double[] expected = [level + 0.9 * slope - 1, level + (0.9 + 0.81) * slope + season];
        Assert.All(expected.Zip(path.Forecast(2)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Cost_OfAirPassengersWithTheParametersOfR_IsItsLikelihood()
    {
        EtsPath path = new(RealSeries.AirPassengers, new EtsForm(true, EtsTrend.Damped, SeasonKind.Multiplicative), 12);

        double cost = path.Cost([Alpha, Beta / Alpha, Gamma / (1 - Alpha), Damping, Level, Slope, .. SeasonToNovember]);

        // The parameters are printed with seven digits, the criterion with three behind the point.
        Assert.Equal(Aic - 2 * Parameters, cost, 0.002);
    }

    [Fact]
    public void Of_TheFormThatRChooses_IsNoLessLikelyThanThere()
    {
        EtsFit fit = EtsFit.Of(RealSeries.AirPassengers, new EtsForm(true, EtsTrend.Damped, SeasonKind.Multiplicative), 12);

        // R's search of 17 parameters stops a little before the optimum, which is flat in α: ours, after further searches, at 0.3 less.
        Assert.InRange(InUnits(fit.Criterion), Aicc - 1, Aicc);
        Assert.Equal(Alpha, fit.Alpha, 0.1);
    }

    [Fact]
    public void Best_OfAirPassengers_IsLikelierThanTheChoiceOfR()
    {
        // R's search misses the better optimum of the undamped form.
        EtsFit fit = EtsMethod.Best(RealSeries.AirPassengers, 12)!;

        Assert.Equal("MAM", fit.Form.ToString());
        Assert.InRange(InUnits(fit.Criterion), 0, Aicc - 5);
    }

    [Fact]
    public void Of_SimpleSmoothingOfAirPassengers_HasTheFigureOfR()
    {
        // R: ses(AirPassengers) has α = 0.9999, AICc 1733.958.
        EtsFit fit = EtsFit.Of(RealSeries.AirPassengers, EtsForm.Simple, 1);

        Assert.Equal(0.9999, fit.Alpha, 1e-6);
        Assert.Equal(1733.958, InUnits(fit.Criterion), 0.002);
    }

    [Fact]
    public void Of_HoltsMethodOfAirPassengers_HasTheFigureOfR()
    {
        // R: holt(AirPassengers) has α = 0.9999, β = 0.0001, AICc 1737.729.
        EtsFit fit = EtsFit.Of(RealSeries.AirPassengers, new EtsForm(false, EtsTrend.Additive, null), 1);

        // R takes initial states that are not quite the best.
        Assert.InRange(InUnits(fit.Criterion), 1737.729 - 0.2, 1737.729);
    }

    [Fact]
    public void Best_OfValuesThatAreNotAllPositive_HasNothingMultiplicative()
    {
        double[] values = [.. RealSeries.AirPassengers.Select(value => value - 104)];

        Assert.True(EtsMethod.Best(values, 12)!.Form.IsAdditive);
    }

    [Fact]
    public void Best_OfASeasonTooLongOrAHistoryTooShort_HasNone()
    {
        Assert.Null(EtsMethod.Best(RealSeries.AirPassengers, 25)!.Form.Season);
        Assert.Null(EtsMethod.Best(RealSeries.AirPassengers.AsSpan(0, 23), 12)!.Form.Season);
        Assert.Null(EtsMethod.Best([1, 2, 3, 5], 1));
    }

    /// <summary>The criterion is of values by 512, the power of two below the largest.</summary>
    private static double InUnits(double criterion) => criterion + 2 * RealSeries.AirPassengers.Length * Math.Log(512);
}
