using Wavecast.Candidates;
using Wavecast.Randomness;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class CovariateEffectsTests
{
    private const int Length = 200, Horizon = 10;

    private static readonly double[] Events = [.. Enumerable.Range(0, Length + Horizon).Select(t => t == Length + 3 || new PhiloxStream(1, RandomPurpose.SamplePath).Uniform(t) < 0.2 ? 1.0 : 0)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Adjust_OfEventsOfAKnownSize_TakesThemOutAndRestoreLaysThemOver(bool isMultiplicative)
    {
        EffectKind kind = isMultiplicative ? EffectKind.Multiplicative : EffectKind.Additive;
        CandidateData data = Data(SeriesOf("a", t => kind == EffectKind.Additive ? Level(t) + 15 * Events[t] : Level(t) * (1 + 0.4 * Events[t]), Events));

        CovariateEffects effects = CovariateEffects.Fit(data, kind, Cancel);
        CandidateData adjusted = effects.Adjust(data);
        double[] restored = effects.Restore(data, new CandidateForecast([[.. Enumerable.Repeat(100.0, Horizon)]])).Median[0];

        double onEvents = Mean(adjusted, t => Events[t] == 1), off = Mean(adjusted, t => Events[t] == 0);
        Assert.Equal(off, onEvents, 1.5);
        int with = Array.IndexOf(Events, 1.0, Length) - Length, without = Array.IndexOf(Events, 0.0, Length) - Length;
        Assert.Equal(kind == EffectKind.Additive ? 15 : 0.4 * restored[without], restored[with] - restored[without], 2.5);
        Assert.Equal(data.Series[0].Length, adjusted.Series[0].Length);
    }

    // A covariate in large units is no reason to shrink the others.
    [Fact]
    public void Fit_CovariatesOfOtherUnits_ChangesNothing()
    {
        double[] people = [.. Enumerable.Range(0, Length + Horizon).Select(t => 1e6 + 1e4 * Noise(7, t))];
        Series one = SeriesOf("a", t => Level(t) + 15 * Events[t], Events), both = one.With([.. one.Covariates, new Covariate("people", CovariateKind.Future, people)]);

        double[] alone = Restored(one), beside = Restored(both);

        Assert.All(alone.Zip(beside), pair => Assert.Equal(pair.First, pair.Second, 2.0));
    }

    [Fact]
    public void Fit_SeriesThatNeverChange_HaveNoEffect()
    {
        Series constant = new Series("new", new TimeIndex(0, Frequency.Steps, 3), [100, 100, 100]).With([new Covariate("event", CovariateKind.Future, Events.AsSpan(0, 3 + Horizon))]);
        CandidateData data = Data(SeriesOf("a", t => Level(t) + 15 * Events[t], Events), constant);

        CovariateEffects effects = CovariateEffects.Fit(data, EffectKind.Additive, Cancel);

        Assert.All(effects.Restore(data, new CandidateForecast([new double[Horizon], new double[Horizon]])).Median[1], value => Assert.Equal(0, value));
    }

    // What was not known in a series' history has no mean there, and tells nothing of its future.
    [Fact]
    public void Restore_CovariateUnknownInTheHistory_HasNoEffect()
    {
        double[] prices = [.. Enumerable.Range(0, Length + Horizon).Select(t => 12 + Noise(9, t))];
        double[] late = [.. Enumerable.Repeat(double.NaN, Length), .. prices[Length..]];
        CandidateData data = Data(SeriesOf("a", t => Level(t) - 5 * prices[t], prices), SeriesOf("b", t => Level(t), late));

        CovariateEffects effects = CovariateEffects.Fit(data, EffectKind.Additive, Cancel);

        Assert.All(effects.Restore(data, new CandidateForecast([new double[Horizon], new double[Horizon]])).Median[1], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Restore_FutureFarOutsideWhatWasSeen_IsHeldOneRangeBeyond()
    {
        double[] wild = [.. Events[..Length], 1e4, 2, .. new double[Horizon - 2]];
        CandidateData data = Data(SeriesOf("a", t => Level(t) * (1 + 0.4 * wild[t]), wild));

        double[] restored = CovariateEffects.Fit(data, EffectKind.Multiplicative, Cancel).Restore(data, new CandidateForecast([[.. Enumerable.Repeat(100.0, Horizon)]])).Median[0];

        Assert.Equal(restored[1], restored[0]);
        Assert.InRange(restored[0], 150, 250);
    }

    [Fact]
    public void Choose_EffectThatIsThere_TakesItAndElseNone()
    {
        CandidateData with = Data(SeriesOf("a", t => Level(t) + 15 * Events[t], Events)), without = Data(SeriesOf("a", Level, Events));

        Assert.NotEqual(EffectKind.None, Choose(with, arePositive: true));
        Assert.Equal(EffectKind.Additive, Choose(with, arePositive: false));
        Assert.Equal(EffectKind.None, Choose(Data(new Series("a", without.Series[0].Index, without.Series[0].Values)), arePositive: true));
    }

    [Fact]
    public void UnitOf_Rounding_IsNoUnit()
    {
        Assert.Equal(1, FeatureScaling.UnitOf([[.. Enumerable.Repeat(9.99, 70)]]));
        Assert.Equal(1, FeatureScaling.UnitOf([[double.NaN, double.NaN]]));
        // Seldom not 0: a quarter of the distance, not the smaller deviation.
        Assert.Equal(0.25 * 0.99, FeatureScaling.UnitOf([[1, .. new double[99]]]), 1e-12);
    }

    private static EffectKind Choose(CandidateData data, bool arePositive) => SeriesEffects.Choose(data, arePositive, seeksSeasons: false, Cancel).Covariates;

    private static double[] Restored(Series series)
    {
        CandidateData data = Data(series);
        return CovariateEffects.Fit(data, EffectKind.Additive, Cancel).Restore(data, new CandidateForecast([new double[Horizon]])).Median[0];
    }

    private static double Mean(CandidateData data, Func<int, bool> isMeant) => Enumerable.Range(0, Length).Where(isMeant).Average(t => data.Series[0][t]);

    private static double Level(int t) => 60 + 8 * Math.Sin(2 * Math.PI * t / 12) + Noise(3, t);

    private static double Noise(int seed, int t) => new PhiloxStream(seed, RandomPurpose.ObservationNoise).Gaussian(t);

    private static Series SeriesOf(string id, Func<int, double> value, double[] covariate) =>
        new Series(id, new TimeIndex(0, Frequency.Steps, Length), [.. Enumerable.Range(0, Length).Select(value)]).With([new Covariate("event", CovariateKind.Future, covariate)]);

    private static CandidateData Data(params Series[] series) => new([.. series], 12, Horizon, [0.1, 0.5, 0.9], 0, 2);
}
