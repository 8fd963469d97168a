using Wavecast.Candidates;
using Wavecast.Randomness;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class CalibrationTests
{
    // Steps of a random walk: the last value is the best forecast, and the error at step h has the deviation √h.
    [Fact]
    public void Of_ARandomWalk_HoldsAsManyAsItsLevelsSay()
    {
        const int Horizon = 6;
        Series[] walks = [.. Enumerable.Range(0, 400).Select(Walk)];
        CandidateData data = new([.. walks.Take(8).Select(walk => walk.Take(200))], 1, Horizon, [0.025, 0.1, 0.5, 0.9, 0.975], 0, 1);
        InnerOrigins origins = new([.. Enumerable.Range(0, 150).Select(i => 155 - i)], 150, Horizon);
        InnerBacktest backtest = InnerBacktest.Run(data, [new SimpleCandidate(Wavecast.Statistics.SimpleMethods.Naive)], origins, EffectRecipe.None, TestContext.Current.CancellationToken);

        Calibration calibration = Calibration.Of(backtest, new CandidateMix([1], 0), network: null, data);

        Assert.All(calibration.ByStep, steps => Assert.Equal(steps.Order(), steps));
        double[] covered = new double[2];
        foreach (Series walk in walks)
        {
            for (int level = 0; level < 2; level++)
            {
                for (int h = 0; h < Horizon; h++)
                {
                    double scale = Wavecast.Metrics.SeriesScale.Of(walk.Values[..200], 1).Absolute;
                    (double lower, double upper) = calibration.Interval(level, calibration.SpreadsOf([scale], said: null).At(0, level, h), walk[199], stretch: 1);
                    covered[level] += walk[200 + h] >= lower && walk[200 + h] <= upper ? 1.0 / (walks.Length * Horizon) : 0;
                }
            }
        }
        Assert.InRange(covered[0], 0.92, 0.98);
        Assert.InRange(covered[1], 0.75, 0.85);
    }

    // Naive forecasts of series that change as much a step: one walks on, another turns back at every step, the third is too short to be compared.
    [Fact]
    public void Of_FewSeriesOfUnequalDifficulty_HasEachHalfWay()
    {
        double[] walk = [.. Enumerable.Range(0, 200).Select(t => (double)t)], turns = [.. Enumerable.Range(0, 200).Select(t => t % 2.0)];
        CandidateData data = new([Of("walk", walk), Of("turns", turns), Of("young", turns[..5])], 1, 4, [0.1, 0.5, 0.9], 0, 1);
        InnerBacktest backtest = InnerBacktest.Run(data, [new SimpleCandidate(Wavecast.Statistics.SimpleMethods.Naive)], InnerOrigins.Of(data), EffectRecipe.None, TestContext.Current.CancellationToken);

        Calibration calibration = Calibration.Of(backtest, new CandidateMix([1], 0), network: null, data);

        // The walk errs by 1, 2, 3, 4; turns by 1, 0, 1, 0, which never falls at their mean of a half; both by 1, 1, 2, 2.
        Spreads spreads = calibration.SpreadsOf([1, 1, 1], said: null);
        foreach ((int h, double ofAll) in new[] { 1.0, 1, 2, 2 }.Index())
        {
            double factor = spreads.At(2, 0, h).Up / Math.Sqrt(h + 1);
            Assert.Equal(1, factor, 1e-9);
            Assert.Equal(Math.Sqrt((h + 1) * ofAll), spreads.At(0, 0, h).Up, 1e-9);
            Assert.Equal(Math.Sqrt(0.5 * ofAll), spreads.At(1, 0, h).Up, 1e-9);
        }

        static Series Of(string id, double[] values) => new(id, new TimeIndex(0, Frequency.Steps, values.Length), values);
    }

    // A panel's two origins are both later than its wild times: what the naive method missed then counts half.
    [Fact]
    public void Of_APanelWhoseOriginsAreCalm_IsWiderThanTheyAsk()
    {
        CandidateData calm = Panel(_ => 1), was = Panel(t => t < 60 ? 4 : 1);

        double[] factors = [.. new[] { calm, was }.Select(data => NaiveOf(data) is var calibration ? calibration.Factors[0] * calibration.ByStep[0][0] * data.ScaleOf(data.Series[0].Values) : 0)];

        // Half of the history four times as wild: times are 2.5 as hard in the mean, of which a part is trusted; the unit of each is its own last horizons.
        Assert.InRange(factors[1] / factors[0], 1.05, 2.5);

        static CandidateData Panel(Func<int, double> wild) =>
            new([.. Enumerable.Range(0, 40).Select(i => Wild($"{i}", i, 120, wild))], 1, 6, [0.1, 0.5, 0.9], 0, 1);
    }

    // Of a panel without networks: one series is four times as wild of late, one a quarter as much; the steps of few series say so themselves.
    [Fact]
    public void SpreadScaleOf_ASeriesThatChangedOfLate_IsHalfWayInPanelsOnly()
    {
        Series steady = Wild("steady", 1, 120, _ => 1), calm = Wild("calm", 1, 120, t => t < 100 ? 1 : 0), wild = Wild("wild", 1, 120, t => t < 100 ? 1 : 4);
        CandidateData few = new([steady, calm, wild], 1, 6, [0.1, 0.5, 0.9], 0, 1), panel = few with { Series = [.. Enumerable.Repeat(few.Series, 3).SelectMany(all => all)] };

        Assert.All(few.Series, series => Assert.Equal(few.ScaleOf(series.Values), few.SpreadScaleOf(series.Values)));
        Assert.Equal(1, panel.SpreadScaleOf(steady.Values) / panel.ScaleOf(steady.Values), 0.2);
        // The last twelve changes are four times 1/1.5 of those of all, and of the calm one at least a tenth is taken.
        Assert.Equal(Math.Sqrt(4 / 1.5), panel.SpreadScaleOf(wild.Values) / panel.ScaleOf(wild.Values), 0.35);
        Assert.Equal(Math.Sqrt(0.1), panel.SpreadScaleOf(calm.Values) / panel.ScaleOf(calm.Values), 1e-9);
    }

    [Fact]
    public void Of_NothingToLearnFrom_GrowsWithTheRootOfTheStep()
    {
        CandidateData data = new([Walk(0).Take(4)], 1, 4, [0.1, 0.5, 0.9], 0, 1);
        InnerBacktest backtest = InnerBacktest.Run(data, [], new InnerOrigins([], 1, 0), EffectRecipe.None, TestContext.Current.CancellationToken);

        Calibration calibration = Calibration.Of(backtest, new CandidateMix([], 0), network: null, data);

        (double lower, double upper) = calibration.Interval(0, calibration.SpreadsOf([2], said: null).At(0, 0, 3), 10, stretch: 1);
        Assert.Equal(20, lower + upper, 1e-9);
        Assert.Equal(1.2816 * Math.Sqrt(Math.PI / 2) * 2 * 2, upper - 10, 1e-3);
    }

    // The network's quantiles are right, and half of what it misses the mean of both knows: that is told by the same times, however few.
    [Fact]
    public void Of_AMeanThatErrsHalfAsMuchAsItsNetwork_HasHalfTheWidth()
    {
        Series[] noise = [.. Enumerable.Range(0, 300).Select(Noise)];
        CandidateData data = new([.. noise], 1, 6, [0.1, 0.5, 0.9], 0, 1);
        InnerBacktest backtest = InnerBacktest.Run(data, [new Said("network", 1.2816, _ => 0), new Said("oracle", 0, step => step)], new InnerOrigins([12, 6], 2, 6), EffectRecipe.None, TestContext.Current.CancellationToken);

        Calibration calibration = Calibration.Of(backtest, new CandidateMix([0.5, 0.5], 0), network: 0, data);

        Assert.Equal(0.5, calibration.Factors[0], 0.03);

    }

    // All series are alike, and a network takes some of them for four times as wild as others: told by their own errors, this is no knowledge.
    [Fact]
    public void Of_ANetworkThatTellsAlikeSeriesApart_DrawsTheirSpreadsTogether()
    {
        CandidateData data = new([.. Enumerable.Range(0, 300).Select(Noise)], 1, 6, [0.1, 0.5, 0.9], 0, 1);
        static double Wild(int series) => 1.2816 * (series % 2 == 0 ? 0.5 : 2);

        Calibration calibration = CalibrationOf(data, new Said("network", Wild, _ => 0));

        Assert.True(calibration.Shrinkage > 0.5, $"{calibration.Shrinkage}");
        double[] scales = [.. data.Series.Select(series => data.ScaleOf(series.Values))];
        Spreads spreads = calibration.SpreadsOf(scales, [.. scales.Select((_, i) => Enumerable.Range(0, 6).SelectMany(_ => new[] { -Wild(i), 0, Wild(i) }).ToArray())]);
        for (int half = 0; half < 2; half++)
        {
            double covered = Enumerable.Range(0, 300).Where(i => i % 2 == half).Average(i => Enumerable.Range(0, 6).Average(h =>
            {
                double value = new PhiloxStream(i, RandomPurpose.ObservationNoise).Gaussian(0, 0, 90 + h);
                (double lower, double upper) = calibration.Interval(0, spreads.At(i, 0, h), 0, stretch: 1);
                return value >= lower && value <= upper ? 1.0 : 0;
            }));
            Assert.InRange(covered, 0.7, 0.9);
        }
    }

    // Of a few series it is not known what is typical.
    [Fact]
    public void Of_FewSeries_LeavesTheirSpreadsAsTheyAre()
    {
        CandidateData data = new([.. Enumerable.Range(0, 9).Select(Noise)], 1, 6, [0.1, 0.5, 0.9], 0, 1);

        Assert.Equal(0, CalibrationOf(data, new Said("network", series => 1.2816 * (series % 2 == 0 ? 0.5 : 2), _ => 0)).Shrinkage);
    }

    // Some series are four times as wild as they were, and the network knows.
    [Fact]
    public void Of_ANetworkThatKnowsWhichSeriesAreWild_BelievesIt()
    {
        CandidateData data = new([.. Enumerable.Range(0, 300).Select(i => Noise(i, 60, i % 2 == 0 ? 0.5 : 2))], 1, 6, [0.1, 0.5, 0.9], 0, 1);

        Calibration calibration = CalibrationOf(data, new Said("network", i => 1.2816 * (i % 2 == 0 ? 0.5 : 2), _ => 0));

        Assert.Equal(0, calibration.Shrinkage);
        Assert.Equal(1, calibration.Factors[0], 0.05);
    }

    // Sparse counts are said to be 0, and are.
    [Fact]
    public void Of_ANetworkThatMissesNothing_IsFinite()
    {
        CandidateData data = new([.. Enumerable.Range(0, 40).Select(i => new Series($"{i}", new TimeIndex(0, Frequency.Steps, 60), [.. Enumerable.Range(0, 60).Select(t => t < 40 && t % 7 == i % 7 ? 1.0 : 0)]))], 1, 6, [0.1, 0.5, 0.9], 0, 1);
        InnerBacktest backtest = InnerBacktest.Run(data, [new Said("network", 0, _ => 0), new SimpleCandidate(Wavecast.Statistics.SimpleMethods.Mean)], new InnerOrigins([12, 6], 2, 6), EffectRecipe.None, TestContext.Current.CancellationToken);

        Assert.All(Calibration.Of(backtest, new CandidateMix([0.5, 0.5], 0), network: 0, data).Factors, factor => Assert.True(double.IsFinite(factor), $"{factor}"));
    }

    private static Calibration NaiveOf(CandidateData data) => Calibration.Of(
        InnerBacktest.Run(data, [new SimpleCandidate(Wavecast.Statistics.SimpleMethods.Naive)], InnerOrigins.Of(data), EffectRecipe.None, TestContext.Current.CancellationToken),
        new CandidateMix([1], 0), network: null, data);

    /// <summary>A random walk whose steps are so large.</summary>
    private static Series Wild(string id, int number, int length, Func<int, double> wild)
    {
        PhiloxStream noise = new(number, RandomPurpose.ObservationNoise);
        double[] values = new double[length];
        for (int t = 1; t < length; t++)
        {
            values[t] = values[t - 1] + wild(t) * noise.Gaussian(0, 1, t);
        }
        return new Series(id, new TimeIndex(0, Frequency.Steps, length), values);
    }

    /// <summary>Says a part of what will come, and quantiles around it.</summary>
    private sealed class Said(string name, Func<int, double> spreadOf, Func<double, double> partOf) : Candidate(name)
    {
        public Said(string name, double spread, Func<double, double> partOf)
            : this(name, _ => spread, partOf)
        {
        }

        public override FittedCandidate Fit(CandidateData data, FitPurpose purpose, CancellationToken cancellation) => new Fitted(spreadOf, partOf);

        private sealed class Fitted(Func<int, double> spreadOf, Func<double, double> partOf) : FittedCandidate
        {
            public override CandidateForecast[] Forecast(IReadOnlyList<CandidateData> origins, CancellationToken cancellation) =>
                [.. origins.Select(data =>
                {
                    double[][] medians = [.. data.Series.Select((series, i) => Enumerable.Range(0, 6).Select(h => partOf(new PhiloxStream(i, RandomPurpose.ObservationNoise).Gaussian(0, 0, series.Length + h))).ToArray())];
                    return new CandidateForecast(medians, [.. medians.Select((median, i) => median.SelectMany(m => new[] { m - spreadOf(i), m, m + spreadOf(i) }).ToArray())]);
                })];
        }
    }

    private static Calibration CalibrationOf(CandidateData data, Candidate network) => Calibration.Of(
        InnerBacktest.Run(data, [network], new InnerOrigins([12, 6], 2, 6), EffectRecipe.None, TestContext.Current.CancellationToken), new CandidateMix([1], 0), network: 0, data);

    private static Series Noise(int number) => Noise(number, 90, 1);

    /// <summary>Noise of deviation 1, and from a step on of another.</summary>
    private static Series Noise(int number, int from, double deviation)
    {
        double[] values = new double[90];
        new PhiloxStream(number, RandomPurpose.ObservationNoise).FillGaussian<double>(values, 0);
        for (int t = from; t < values.Length; t++)
        {
            values[t] *= deviation;
        }
        return new Series($"{number}", new TimeIndex(0, Frequency.Steps, values.Length), values);
    }

    private static Series Walk(int number)
    {
        double[] values = new double[206];
        new PhiloxStream(number, RandomPurpose.ObservationNoise).FillGaussian<double>(values, 0);
        for (int t = 1; t < values.Length; t++)
        {
            values[t] += values[t - 1];
        }
        return new Series($"walk {number}", new TimeIndex(0, Frequency.Steps, values.Length), values);
    }
}
