using Wavecast.Forecasting;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

public sealed class CovariateLeaksTests
{
    private const int Steps = 60;

    [Fact]
    public void Find_ACopyOfTheValues_NamesItAndItsSeries()
    {
        double[] values = Noise(1);

        string? note = Of(values, values);

        Assert.StartsWith("The covariate 'x' of series 's', which is said to be known in advance, looks like the series itself, with a correlation of 1:", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AMultipleOfRoundedValues_IsStillTheSeries()
    {
        double[] values = Noise(1);

        Assert.NotNull(Of(values, [.. values.Select(value => -7 + 3 * Math.Round(value, 1))]));
    }

    [Fact]
    public void Find_KnownForSomeStepsOnly_ComparesThese()
    {
        double[] values = Noise(1), gaps = [.. values.Select((value, t) => t % 5 == 0 ? double.NaN : value)];

        Assert.NotNull(Of(gaps, values));
        Assert.NotNull(Of(values, gaps));
        Assert.Null(Of([.. values.Select((value, t) => t < 7 ? value : double.NaN)], values));
    }

    [Fact]
    public void Find_SomethingElse_IsNoLeak()
    {
        double[] values = Noise(1);

        Assert.Null(Of(values, Noise(2)));
        Assert.Null(Of(values, [.. values.Select(value => -value)]));
        Assert.Null(Of(values, [.. values.Zip(Noise(2), (value, noise) => value + 0.2 * noise)]));
        Assert.Null(Of(values, new double[Steps]));
    }

    /// <summary>Both grow evenly, and are alike to four digits; the changes of the one are noise and of the other none.</summary>
    [Fact]
    public void Find_TheNumberOfTheStepBesideATrend_IsNoLeak()
    {
        double[] number = [.. Enumerable.Range(0, Steps).Select(t => (double)t)];

        Assert.Null(Of([.. number.Zip(Noise(1), (t, noise) => t + noise)], number));
    }

    [Fact]
    public void Find_ACovariateOfThePast_MayBeAsLikeAsItWants()
    {
        double[] values = Noise(1);

        Assert.Null(CovariateLeaks.Find(new Panel([Series("s", values).With([new Covariate("x", CovariateKind.Past, values)])])));
    }

    [Fact]
    public void Find_SeveralSeries_CountsThemAndNamesTheFirst()
    {
        Panel panel = new(Enumerable.Range(0, 500).Select(i => Series($"s{i}", Noise(i)).With([new Covariate("x", CovariateKind.Future, i % 2 == 0 ? Noise(900) : Noise(i))])));

        string? note = CovariateLeaks.Find(panel);

        Assert.Contains("'x' of series 's1'", note, StringComparison.Ordinal);
        Assert.Contains("(so does one in 249 more of the 500 series)", note, StringComparison.Ordinal);
    }

    private static string? Of(double[] values, double[] covariate) =>
        CovariateLeaks.Find(new Panel([Series("s", values).With([new Covariate("x", CovariateKind.Future, [.. covariate, 1, 2, 3])])]));

    private static Series Series(string id, double[] values) => new(id, new TimeIndex(0, Frequency.Steps, values.Length), values);

    /// <summary>From 0 to 10.</summary>
    private static double[] Noise(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Steps).Select(_ => 10 * random.NextDouble())];
    }
}
