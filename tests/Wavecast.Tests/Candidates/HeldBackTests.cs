using Wavecast.Candidates;
using Wavecast.Segments;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class HeldBackTests
{
    [Theory]
    [InlineData(900, 13, 52)]
    [InlineData(140, 13, 26)]
    [InlineData(60, 13, 13)]
    [InlineData(20, 13, 10)]
    public void Steps_AreAsManyHorizonsAsAFifthOfTheSeriesHas(int length, int horizon, int steps)
    {
        HeldBack held = new(Ramps(length, horizon, 10));

        Assert.Equal(steps, held.Steps);
        Assert.All(held.Training.Series, series => Assert.Equal(length - steps, series.Length));
    }

    [Fact]
    public void Training_LeavesOutSeriesWithoutRoom()
    {
        CandidateData data = Ramps(60, 13, 10);
        Series longer = data.Series[3];

        HeldBack held = new(data with { Series = data.Series.SetItem(3, longer.Take(14)).SetItem(4, longer.Take(15)) });

        Assert.Equal([47, 47, 47, 2, 47, 47, 47, 47, 47], held.Training.Series.Select(series => series.Length));
    }

    [Fact]
    public void By_AnotherRecipe_IsTheMeanOfItsErrorsInParts()
    {
        RecipeErrors first = new(2, 0.1, 0.5), other = new(1, 0.2, 0.25);

        Assert.Equal((0.5 + 2 + 0.5) / 3, other.By(first, percent: true), 1e-15);
        Assert.Equal(0.5, other.By(first, percent: false), 1e-15);
        Assert.Equal(double.PositiveInfinity, (other with { Pinball = double.NaN }).By(first, percent: false));
    }

    [Fact]
    public void ErrorsOf_NoNetworks_AreNotKnown() =>
        Assert.True(double.IsNaN(new HeldBack(Ramps(60, 13, 10)).ErrorsOf(new NetworkEnsemble([]), TestContext.Current.CancellationToken).Mase));

    [Fact]
    public void ErrorsOf_Networks_AreThoseOfTheirForecastsFromEachHorizon()
    {
        CandidateData data = Ramps(40, 4, 4);
        HeldBack held = new(data);
        SegmentRecipe recipe = new() { Layout = data.LayoutOf(4, 2, 4, default), Scaling = new WindowScaling(1), Hidden = 2, Updates = 3 };
        NetworkEnsemble networks = NetworkEnsemble.Train([new MemberPlan(new MemberRecipe(recipe, []))], held.Training, 0, TestContext.Current.CancellationToken);

        RecipeErrors errors = held.ErrorsOf(networks, TestContext.Current.CancellationToken);

        double mase = 0, pinball = 0;
        for (int origin = 0; origin < 2; origin++)
        {
            CandidateForecast forecast = networks.Forecast([data.Before(8 - 4 * origin)], TestContext.Current.CancellationToken)[0];
            for (int i = 0; i < 4; i++)
            {
                for (int h = 0; h < 4; h++)
                {
                    double actual = data.Series[i][32 + 4 * origin + h];
                    mase += Math.Abs(actual - forecast.Median[i][h]) / (i + 1) / 32;
                    pinball += Enumerable.Range(0, 3).Sum(q => Math.Max(data.Quantiles[q] * (actual - forecast.Quantiles![i]![3 * h + q]), (data.Quantiles[q] - 1) * (actual - forecast.Quantiles![i]![3 * h + q]))) / (i + 1) / 32 / 3;
                }
            }
        }
        Assert.Equal(8, held.Steps);
        Assert.Equal(mase, errors.Mase, 1e-9 * mase);
        Assert.Equal(pinball, errors.Pinball, 1e-9 * pinball);
    }

    /// <summary>Series i rises by i + 1 a step, which is its scale.</summary>
    private static CandidateData Ramps(int length, int horizon, int count) => new(
        [.. Enumerable.Range(0, count).Select(i => new Series($"{i}", new TimeIndex(0, Frequency.Steps, length), [.. Enumerable.Range(0, length).Select(t => (i + 1.0) * t)]))],
        1, horizon, [0.1, 0.5, 0.9], 0, 2);
}
