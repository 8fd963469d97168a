using Wavecast.Candidates;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class MixWeightsTests
{
    [Fact]
    public void Of_FewSeries_GoByTheFourthPowerOfOneOverTheError()
    {
        double[] weights = MixWeights.Of(Backtest(series: 1), [1, 2, double.NaN], [true, true, true]);

        Assert.Equal([16 / 17.0, 1 / 17.0, 0], weights.Select(weight => Math.Round(weight, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Of_ACandidateThatMayNotCount_IsNone() => Assert.Equal([1, 0, 0], MixWeights.Of(Backtest(series: 1), [1, 1, 1], [true, false, false]));

    [Fact]
    public void Of_NothingKnown_AreEqual() => Assert.Equal([0.5, 0.5, 0], MixWeights.Of(Backtest(series: 1), [double.NaN, double.NaN, double.NaN], [true, true, false]));

    // A line: drift is exact, so all weight that can be moved goes there.
    [Fact]
    public void Of_ManySeries_MoveToWhatHelps()
    {
        InnerBacktest backtest = Backtest(series: 40);
        double[] errors = [.. Enumerable.Range(0, 3).Select(c => backtest.Error([c == 0 ? 1 : 0, c == 1 ? 1 : 0, c == 2 ? 1 : 0]))];

        double[] weights = MixWeights.Of(backtest, errors, [true, true, true]);

        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.True(weights[1] > 0.999, string.Join(' ', weights));
    }

    private static InnerBacktest Backtest(int series)
    {
        Series[] lines = [.. Enumerable.Range(0, series).Select(i => new Series($"{i}", new TimeIndex(0, Frequency.Steps, 40), [.. Enumerable.Range(0, 40).Select(t => 5.0 + i + t * (1 + i % 3))]))];
        CandidateData data = new([.. lines], 1, 4, [0.1, 0.5, 0.9], 0, 1);
        Candidate[] candidates = [new SimpleCandidate(SimpleMethods.Naive), new SimpleCandidate(SimpleMethods.Drift), new SimpleCandidate(SimpleMethods.Mean)];
        return InnerBacktest.Run(data, candidates, InnerOrigins.Of(data), EffectKind.None, CancellationToken.None);
    }
}
