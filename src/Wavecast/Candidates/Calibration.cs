using System.Collections.Immutable;
using Wavecast.Statistics;

namespace Wavecast.Candidates;

/// <summary>Prediction intervals whose width was learnt from errors inside the history: conformal calibration.</summary>
/// <remarks>
/// An interval reaches from the forecast a spread down and up, times a factor. What spreads are is told by <see cref="Spreads"/>; the factor is the
/// quantile of inner errors, in spreads, at the interval's level (Vovk, Gammerman and Shafer, <em>Algorithmic Learning in a Random World</em>, 2005;
/// scaled scores as Romano, Patterson and Candès, NeurIPS 2019). Errors that follow each other are no exchangeable sample, so the level holds about, not
/// exactly.
/// </remarks>
internal sealed class Calibration
{
    /// <summary>Errors from which on their quantiles are taken rather than those of a Gaussian.</summary>
    private const int FewestErrors = 20;

    /// <summary>Series of which a typical spread is known; the spreads of fewer are not drawn together.</summary>
    private const int FewestTypical = 10;

    /// <summary>How far spreads may be drawn together, see <see cref="Spreads"/>.</summary>
    private static readonly double[] Shrinkages = [0, 0.25, 0.5, 0.75, 1];

    private readonly double[][] byStep;
    private readonly double[] factors;
    private readonly int quantiles;
    private Calibration(double[][] byStep, double[] factors, int quantiles, double shrinkage) =>
        (this.byStep, this.factors, this.quantiles, Shrinkage) = (byStep, factors, quantiles, shrinkage);

    /// <summary>The factor of each level.</summary>
    public IReadOnlyList<double> Factors => factors;

    /// <summary>The mean absolute error, by scale, at each step: of all series, or of each of few, half way to that of all.</summary>
    public IReadOnlyList<double[]> ByStep => byStep;

    /// <summary>How far the spreads of a network's quantiles are drawn together, from 0 (not at all) to 1.</summary>
    public double Shrinkage { get; }

    /// <summary>What a file holds.</summary>
    /// <param name="quantiles">Levels of the quantiles that were asked for.</param>
    /// <param name="byStep">See <see cref="ByStep"/>.</param>
    /// <param name="factors">See <see cref="Factors"/>.</param>
    /// <param name="usesQuantiles">Whether a network's quantiles give the spread.</param>
    /// <param name="shrinkage">See <see cref="Shrinkage"/>.</param>
    public static Calibration Restore(ImmutableArray<double> quantiles, double[][] byStep, double[] factors, bool usesQuantiles, double shrinkage) =>
        new(byStep, factors, usesQuantiles ? quantiles.Length : 0, shrinkage);

    /// <summary>Learns from an inner backtest.</summary>
    /// <param name="backtest">Forecasts and what came.</param>
    /// <param name="mix">The combination whose intervals are wanted.</param>
    /// <param name="network">The candidate whose quantiles give the spread; null for none.</param>
    /// <param name="data">What is asked for; the levels of its quantiles, outermost first, are those of the intervals.</param>
    public static Calibration Of(InnerBacktest backtest, PanelMix mix, int? network, CandidateData data)
    {
        ImmutableArray<double> levels = [.. data.Quantiles.Take(data.Quantiles.Length / 2).Select(quantile => 1 - 2 * quantile)];
        List<double[]> scalesAt = network is null ? backtest.SpreadScales : backtest.Scales;
        double[][] byStep = [ErrorsByStep(backtest, mix, scalesAt, data.Horizon)];
        int origins = backtest.Actual.Count;
        double trust = OriginDifficulty.Trust(origins);
        // The origins of few series overlap, and are of many times.
        double difficulty = origins == 0 || (network is null && data.Series.Length <= InnerOrigins.FewSeries) ? 1
            : OriginDifficulty.Of(data, backtest.Origins.Reach, (backtest.Origins.Back[0] + backtest.Origins.Reach - 1) / backtest.Origins.Reach);
        if (network is not { } place)
        {
            byStep = InnerOrigins.AreFew(data) ? OfEach(backtest, mix, byStep[0], data.Series.Length) : byStep;
            Spreads[] plain = [.. scalesAt.Zip(backtest.Series, (scales, series) => new Spreads(byStep.Length == 1 ? byStep : [.. series.Select(i => byStep[i])], scales, null, 0, 0))];
            // A Gaussian's mean absolute error is √(2/π) of its deviation.
            return new Calibration(byStep, [.. levels.Select((level, l) => RawFactor(backtest, mix, plain, (level, l)) / Math.Pow(difficulty, trust)
                ?? SpecialFunctions.NormalQuantile((1 + level) / 2) * Math.Sqrt(Math.PI / 2))], 0, 0);
        }
        // Series are compared with each other at the same times, so that few origins tell enough. Where nothing is known, the first is taken.
        double shrinkage = Shrinkages.Take(data.Series.Length < FewestTypical ? 1 : Shrinkages.Length).MinBy(part => Loss(backtest, mix, SpreadsAt(part), levels));
        Spreads[] spreads = SpreadsAt(shrinkage);
        return new Calibration(byStep, [.. levels.Select((level, l) => Factor(backtest, mix, place, spreads, (level, l), difficulty, trust))], data.Quantiles.Length, shrinkage);

        Spreads[] SpreadsAt(double part) => [.. backtest.Scales.Select((scales, o) => new Spreads(byStep, scales, backtest.Forecasts[place][o].Quantiles, data.Quantiles.Length, part))];
    }

    /// <summary>The spreads of all series of a forecast.</summary>
    /// <param name="scales">Of each series.</param>
    /// <param name="said">The network's quantiles of each, <c>[series][horizon · quantiles]</c>; null for none.</param>
    public Spreads SpreadsOf(double[] scales, double[]?[]? said) => new(byStep, scales, said, quantiles, Shrinkage);

    /// <summary>The interval of a level at a step.</summary>
    /// <param name="level">Which level, outermost first.</param>
    /// <param name="spread">Down and up from the forecast, at that level.</param>
    /// <param name="forecast">What it lies around.</param>
    /// <param name="stretch">How wide it is beside those of all times, see <see cref="ComingDifficulty"/>.</param>
    public (double Lower, double Upper) Interval(int level, (double Down, double Up) spread, double forecast, double stretch) =>
        (forecast - factors[level] * stretch * spread.Down, forecast + factors[level] * stretch * spread.Up);

    /// <summary>Errors by step of each of few series, half way to those of all, since what one series says of itself is little; of one that was not compared those of a random walk.</summary>
    /// <remarks>Few series are often of different kinds. On groups of four, unlike and like, the interval score was least half way between one spread for all and one for each.</remarks>
    private static double[][] OfEach(InnerBacktest backtest, PanelMix mix, double[] all, int series) => [.. Enumerable.Range(0, series).Select(i =>
    {
        InnerBacktest only = backtest.Only(i);
        double[] own = ErrorsByStep(only, mix, only.SpreadScales, all.Length);
        return double.IsNaN(only.Error(mix)) ? own : [.. own.Zip(all, (error, ofAll) => Math.Sqrt(error * ofAll))];
    })];

    /// <summary>The factor of a level, where a network's quantiles give the spread.</summary>
    private static double Factor(InnerBacktest backtest, PanelMix mix, int network, Spreads[] spreads, (double Value, int Place) level, double difficulty, double trust)
    {
        PanelMix alone = CandidateMix.Only(network, mix.Weights.Length);
        if (RawFactor(backtest, mix, spreads, level) is not { } factor || RawFactor(backtest, alone, spreads, level) is not { } ofNetwork)
        {
            return 1;
        }
        if (ofNetwork == 0)
        {
            // Counts that are mostly 0, and said to be.
            return factor;
        }
        // Errors of many series at the same time move together: beside few origins the network's own quantiles, learnt at all times, count. What the
        // mean of all errs less than the network is a comparison at the same times.
        return factor / ofNetwork * Math.Pow(ofNetwork / difficulty, trust);
    }

    /// <summary>The quantile of inner errors in spreads; null where there are too few.</summary>
    private static double? RawFactor(InnerBacktest backtest, PanelMix mix, Spreads[] spreads, (double Value, int Place) level)
    {
        double[] ratios = [.. ErrorsOf(backtest, mix, spreads, level.Place).Select(known => known.Error < 0 ? -known.Error / known.Spread.Down : known.Error / known.Spread.Up).Order()];
        return ratios.Length < FewestErrors ? null : ratios[Math.Min(ratios.Length - 1, Math.Max(0, (int)Math.Ceiling(level.Value * (ratios.Length + 1)) - 1))];
    }

    /// <summary>The sum over levels of the mean pinball loss of intervals by scale, with the factor that suits them best; NaN where there are too few errors.</summary>
    private static double Loss(InnerBacktest backtest, PanelMix mix, Spreads[] spreads, ImmutableArray<double> levels)
    {
        double sum = 0;
        for (int l = 0; l < levels.Length; l++)
        {
            if (RawFactor(backtest, mix, spreads, (levels[l], l)) is not { } factor)
            {
                return double.NaN;
            }
            double tail = (1 - levels[l]) / 2;
            sum += ErrorsOf(backtest, mix, spreads, l).Average(known => (tail * factor * (known.Spread.Down + known.Spread.Up)
                + Math.Max(0, Math.Max(-known.Error - factor * known.Spread.Down, known.Error - factor * known.Spread.Up))) / known.Scale);
        }
        return sum;
    }

    /// <summary>The known errors of a mix inside the history, with their spread at a level; what never changes tells nothing of series that do.</summary>
    private static IEnumerable<(double Error, (double Down, double Up) Spread, double Scale)> ErrorsOf(InnerBacktest backtest, PanelMix mix, Spreads[] spreads, int level)
    {
        for (int o = 0; o < backtest.Actual.Count; o++)
        {
            for (int i = 0; i < backtest.Actual[o].Length; i++)
            {
                double scale = backtest.Scales[o][i];
                for (int h = 0; h < backtest.Origins.Reach && !double.IsNaN(scale); h++)
                {
                    double error = backtest.Actual[o][i][h] - backtest.Mixed(mix, o, i, h);
                    if (!double.IsNaN(error))
                    {
                        yield return (error, spreads[o].At(i, level, h), scale);
                    }
                }
            }
        }
    }

    /// <summary>Mean absolute errors by scale, growing with the horizon; beyond what was compared they grow on like a random walk's.</summary>
    private static double[] ErrorsByStep(InnerBacktest backtest, PanelMix mix, List<double[]> scales, int horizon)
    {
        double[] sums = new double[horizon], counts = new double[horizon];
        for (int o = 0; o < backtest.Actual.Count; o++)
        {
            for (int i = 0; i < backtest.Actual[o].Length; i++)
            {
                for (int h = 0; h < backtest.Origins.Reach; h++)
                {
                    double error = Math.Abs(backtest.Actual[o][i][h] - backtest.Mixed(mix, o, i, h)) / scales[o][i];
                    sums[h] += double.IsNaN(error) ? 0 : error;
                    counts[h] += double.IsNaN(error) ? 0 : 1;
                }
            }
        }
        int known = Array.FindLastIndex(counts, count => count > 0) + 1;
        if (known == 0)
        {
            return [.. Enumerable.Range(1, horizon).Select(h => Math.Sqrt(h))];
        }
        double[] increasing = Increasing(sums, counts, known);
        return [.. increasing, .. Enumerable.Range(known + 1, horizon - known).Select(h => increasing[^1] * Math.Sqrt((double)h / known))];
    }

    /// <summary>The nearest sequence that never falls: pooling of neighbours that do (Ayer et al., Annals of Mathematical Statistics 26, 1955).</summary>
    private static double[] Increasing(double[] sums, double[] counts, int length)
    {
        List<(double Sum, double Count, int Steps)> pools = [];
        for (int h = 0; h < length; h++)
        {
            pools.Add((sums[h], counts[h], 1));
            while (pools.Count > 1 && pools[^1].Sum * pools[^2].Count <= pools[^2].Sum * pools[^1].Count)
            {
                (double sum, double count, int steps) = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pools[^1] = (pools[^1].Sum + sum, pools[^1].Count + count, pools[^1].Steps + steps);
            }
        }
        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.Count > 0 ? pool.Sum / pool.Count : 0, pool.Steps))];
    }
}
