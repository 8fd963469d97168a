using Wavecast.TimeSeries;

namespace Wavecast.Tests.TimeSeries;

public sealed class CovariateTests
{
    private static readonly Series Plain = new("sales", new TimeIndex(new DateTime(2020, 1, 1), Frequency.Parse("daily"), 4), [1, 2, 3, 4]);

    [Fact]
    public void Range_OfSeries_CutsThePastAndKeepsWhatIsKnownInAdvance()
    {
        Series series = Plain.With(
            [new Covariate("price", CovariateKind.Past, [10, 20, 30, 40]), new Covariate("holiday", CovariateKind.Future, [0, 1, 0, 0, 1, 0])],
            [new StaticFeature("size", 7)]);

        Series part = series.Range(1, 3);

        Assert.Equal([20, 30], part.Covariates[0].Values.ToArray());
        Assert.Equal([1, 0, 0, 1, 0], part.Covariates[1].Values.ToArray());
        Assert.Equal([new StaticFeature("size", 7)], part.StaticFeatures.AsEnumerable());
        Assert.Equal(6, series.Take(4).Covariates[1].Length);
    }

    [Fact]
    public void Fill_KeepsCovariates()
    {
        Series series = new Series("a", Plain.Index, [1, double.NaN, 3, 4]).With([new Covariate("x", CovariateKind.Past, [1, 2, 3, 4])], [new StaticFeature("s", 1)]);

        Series filled = series.Fill(MissingValues.Interpolate);

        Assert.Equal([1, 2, 3, 4], filled.Values.ToArray());
        Assert.Equal("x", Assert.Single(filled.Covariates).Name);
        Assert.Single(filled.StaticFeatures);
    }

    [Fact]
    public void With_WrongCovariates_SaysWhichAndWhatToDo()
    {
        Assert.Contains("'x' has 3 values for the 4 steps of series 'sales'; give one for each.", Message(() => Plain.With([new Covariate("x", CovariateKind.Past, [1, 2, 3])])), StringComparison.Ordinal);
        Assert.Contains("'x' has 5 values", Message(() => Plain.With([new Covariate("x", CovariateKind.Past, [1, 2, 3, 4, 5])])), StringComparison.Ordinal);
        Assert.Contains("and those beyond", Message(() => Plain.With([new Covariate("x", CovariateKind.Future, [1, 2, 3])])), StringComparison.Ordinal);
        Assert.Contains("two covariates called 'x'", Message(() => Plain.With([new Covariate("x", CovariateKind.Past, [1, 2, 3, 4])], [new StaticFeature("x", 1)])), StringComparison.Ordinal);
        Assert.Contains("static feature", Message(() => Plain.With([], [new StaticFeature("size", double.NaN)])), StringComparison.Ordinal);
        Assert.Contains("infinite at step 2", Message(() => _ = new Covariate("x", CovariateKind.Past, [1, double.PositiveInfinity])), StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_SeriesOfOtherCovariates_SaysWhich()
    {
        Series with = Plain.With([new Covariate("x", CovariateKind.Past, [1, 2, 3, 4])]), other = new("other", Plain.Index, [1, 2, 3, 4]);

        Assert.Contains("'other' has other covariates than series 'sales'", Message(() => _ = new Panel([with, other])), StringComparison.Ordinal);
    }

    [Fact]
    public void Resample_WithCovariates_IsRefused() => Assert.Contains(
        "covariates", Message(() => Plain.With([new Covariate("x", CovariateKind.Past, [1, 2, 3, 4])]).Resample(Frequency.Parse("weekly"), Aggregation.Mean)), StringComparison.Ordinal);

    private static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
}
