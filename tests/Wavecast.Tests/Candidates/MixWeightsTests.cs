using Wavecast.Candidates;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class MixWeightsTests
{
    [Fact]
    public void Of_FewSeries_GoByTheThirdPowerOfOneOverTheError()
    {
        CandidateMix mix = MixWeights.Of(Backtest(series: 1), [1, 2, double.NaN], [true, true, true]);

        Assert.Equal(0.2, mix.Trim);
        Assert.Equal([8 / 9.0, 1 / 9.0, 0], mix.Weights, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Of_ACandidateThatMayNotCount_IsNone() => Assert.Equal([1, 0, 0], MixWeights.Of(Backtest(series: 1), [1, 1, 1], [true, false, false]).Weights);

    [Fact]
    public void Of_NothingKnown_AreEqual() => Assert.Equal([0.5, 0.5, 0], MixWeights.Of(Backtest(series: 1), [double.NaN, double.NaN, double.NaN], [true, true, false]).Weights);

    // A line: drift is exact, so all weight that can be moved goes there.
    [Fact]
    public void Of_ManySeries_MoveToWhatHelps()
    {
        InnerBacktest backtest = Backtest(series: 40);
        double[] errors = [.. Enumerable.Range(0, 3).Select(c => backtest.Error(CandidateMix.Only(c, 3)))];

        CandidateMix mix = MixWeights.Of(backtest, errors, [true, true, true]);

        Assert.Equal((1, 0), (Math.Round(mix.Weights.Sum(), 12), mix.Trim));
        Assert.True(mix.Weights[1] > 0.999, string.Join(' ', mix.Weights));
    }

    // 29 origins of eight series, of which four cover the same horizon: 58 horizons, not 232.
    [Fact]
    public void Of_OverlappingOrigins_CountAsTheHorizonsTheyCover()
    {
        InnerBacktest backtest = Backtest(series: 8);

        Assert.Equal((29, 4, 1), (backtest.Origins.Back.Length, backtest.Origins.Reach, backtest.Origins.Back[0] - backtest.Origins.Back[1]));
        Assert.Equal(0.2, MixWeights.Of(backtest, [1, 1, 1], [true, true, true]).Trim);
    }

    private static InnerBacktest Backtest(int series)
    {
        Series[] lines = [.. Enumerable.Range(0, series).Select(i => new Series($"{i}", new TimeIndex(0, Frequency.Steps, 40), [.. Enumerable.Range(0, 40).Select(t => 5.0 + i + t * (1 + i % 3))]))];
        CandidateData data = new([.. lines], 1, 4, [0.1, 0.5, 0.9], 0, 1);
        Candidate[] candidates = [new SimpleCandidate(SimpleMethods.Naive), new SimpleCandidate(SimpleMethods.Drift), new SimpleCandidate(SimpleMethods.Mean)];
        return InnerBacktest.Run(data, candidates, InnerOrigins.Of(data), EffectRecipe.None, CancellationToken.None);
    }
}
