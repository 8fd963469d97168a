using System.Collections.Immutable;
using Wavecast.Statistics;

namespace Wavecast.Candidates;

/// <summary>Prediction intervals whose width was learnt from errors inside the history: conformal calibration.</summary>
/// <remarks>
/// An interval reaches from the forecast a spread down and up, times a factor. The spread is how far a network's quantiles lie from its median, where
/// there are such, else the mean absolute error at each step of the horizon, by the series' scale; the factor is the quantile of inner errors,
/// in spreads, at the interval's level (Vovk, Gammerman and Shafer, <em>Algorithmic Learning in a Random World</em>, 2005; scaled scores as
/// Romano, Patterson and Candès, NeurIPS 2019). Errors that follow each other are no exchangeable sample, so the level holds about, not exactly.
/// </remarks>
internal sealed class Calibration
{
    /// <summary>Errors from which on their quantiles are taken rather than those of a Gaussian.</summary>
    private const int FewestErrors = 20;

    /// <summary>A spread is at least this part of the scale, so that a quantile that lies on the median does not ask for an infinite factor.</summary>
    private const double LeastSpread = 1e-3;

    /// <summary>Origins that a network's own quantiles are worth: on held-back horizons of four panels interval scores were the better the more.</summary>
    private const double OriginsOfQuantiles = 8;

    private readonly double[] byStep;
    private readonly double[] factors;
    private readonly int quantiles;

    private Calibration(double[] byStep, double[] factors, int quantiles) => (this.byStep, this.factors, this.quantiles) = (byStep, factors, quantiles);

    /// <summary>The factor of each level.</summary>
    public IReadOnlyList<double> Factors => factors;

    /// <summary>The mean absolute error, by scale, at each step.</summary>
    public IReadOnlyList<double> ByStep => byStep;

    /// <summary>What a file holds.</summary>
    /// <param name="quantiles">Levels of the quantiles that were asked for.</param>
    /// <param name="byStep">See <see cref="ByStep"/>.</param>
    /// <param name="factors">See <see cref="Factors"/>.</param>
    /// <param name="usesQuantiles">Whether a network's quantiles give the spread.</param>
    public static Calibration Restore(ImmutableArray<double> quantiles, double[] byStep, double[] factors, bool usesQuantiles) =>
        new(byStep, factors, usesQuantiles ? quantiles.Length : 0);

    /// <summary>Learns from an inner backtest.</summary>
    /// <param name="backtest">Forecasts and what came.</param>
    /// <param name="weights">The mix whose intervals are wanted.</param>
    /// <param name="network">The candidate whose quantiles give the spread; null for none.</param>
    /// <param name="data">What is asked for; the levels of its quantiles, outermost first, are those of the intervals.</param>
    public static Calibration Of(InnerBacktest backtest, double[] weights, int? network, CandidateData data)
    {
        ImmutableArray<double> levels = [.. data.Quantiles.Take(data.Quantiles.Length / 2).Select(quantile => 1 - 2 * quantile)];
        double[] byStep = ErrorsByStep(backtest, weights, data.Horizon);
        Calibration shape = new(byStep, [], network is null ? 0 : data.Quantiles.Length);
        double difficulty = network is null || backtest.Actual.Count == 0 ? 1
            : OriginDifficulty.Of(data, backtest.Origins.Reach, (backtest.Origins.Back[0] + backtest.Origins.Reach - 1) / backtest.Origins.Reach);
        double[] factors = [.. levels.Select((level, l) => Factor(backtest, weights, network, shape, (level, l), difficulty))];
        return new Calibration(byStep, factors, shape.quantiles);
    }

    /// <summary>The interval of a level at a step.</summary>
    /// <param name="level">Which level, outermost first.</param>
    /// <param name="step">Of the horizon.</param>
    /// <param name="forecast">What it lies around.</param>
    /// <param name="scale">The series' scale.</param>
    /// <param name="said">The network's quantiles of the series; null for none.</param>
    public (double Lower, double Upper) Interval(int level, int step, double forecast, double scale, double[]? said)
    {
        (double down, double up) = Spread(level, step, scale, said);
        return (forecast - factors[level] * down, forecast + factors[level] * up);
    }

    private (double Down, double Up) Spread(int level, int step, double scale, double[]? said)
    {
        double least = LeastSpread * scale;
        if (quantiles == 0 || said is null)
        {
            double spread = Math.Max(byStep[step] * scale, least);
            return (spread, spread);
        }
        double median = said[step * quantiles + quantiles / 2];
        return (Math.Max(median - said[step * quantiles + level], least), Math.Max(said[step * quantiles + quantiles - 1 - level] - median, least));
    }

    /// <summary>The factor of a level.</summary>
    private static double Factor(InnerBacktest backtest, double[] weights, int? network, Calibration shape, (double Value, int Place) level, double difficulty)
    {
        double? factor = RawFactor(backtest, weights, network, shape, level);
        if (network is not { } place)
        {
            // A Gaussian's mean absolute error is √(2/π) of its deviation.
            return factor ?? SpecialFunctions.NormalQuantile((1 + level.Value) / 2) * Math.Sqrt(Math.PI / 2);
        }
        double[] alone = [.. weights.Select((_, c) => c == place ? 1.0 : 0)];
        if (factor is null || RawFactor(backtest, alone, network, shape, level) is not { } ofNetwork)
        {
            return 1;
        }
        if (ofNetwork == 0)
        {
            // Counts that are mostly 0, and said to be.
            return factor.Value;
        }
        // Errors of many series at the same time move together: beside few origins the network's own quantiles, learnt at all times, count. What the
        // mean of all errs less than the network is a comparison at the same times.
        return factor.Value / ofNetwork * Math.Pow(ofNetwork / difficulty, backtest.Actual.Count / (backtest.Actual.Count + OriginsOfQuantiles));
    }

    /// <summary>The quantile of inner errors in spreads; null where there are too few.</summary>
    private static double? RawFactor(InnerBacktest backtest, double[] weights, int? network, Calibration shape, (double Value, int Place) level)
    {
        List<double> ratios = [];
        for (int o = 0; o < backtest.Actual.Count; o++)
        {
            for (int i = 0; i < backtest.Actual[o].Length; i++)
            {
                double[]? said = network is { } n ? backtest.Forecasts[n][o].Quantiles?[i] : null;
                double scale = backtest.Scales[o][i];
                if (double.IsNaN(scale))
                {
                    // What never changes tells nothing of those that do.
                    continue;
                }
                for (int h = 0; h < backtest.Origins.Reach; h++)
                {
                    double error = backtest.Actual[o][i][h] - backtest.Mixed(weights, o, i, h);
                    (double down, double up) = shape.Spread(level.Place, h, scale, said);
                    if (!double.IsNaN(error))
                    {
                        ratios.Add(error < 0 ? -error / down : error / up);
                    }
                }
            }
        }
        ratios.Sort();
        return ratios.Count < FewestErrors ? null : ratios[Math.Min(ratios.Count - 1, Math.Max(0, (int)Math.Ceiling(level.Value * (ratios.Count + 1)) - 1))];
    }

    /// <summary>Mean absolute errors by scale, growing with the horizon; beyond what was compared they grow on like a random walk's.</summary>
    private static double[] ErrorsByStep(InnerBacktest backtest, double[] weights, int horizon)
    {
        double[] sums = new double[horizon], counts = new double[horizon];
        for (int o = 0; o < backtest.Actual.Count; o++)
        {
            for (int i = 0; i < backtest.Actual[o].Length; i++)
            {
                for (int h = 0; h < backtest.Origins.Reach; h++)
                {
                    double error = Math.Abs(backtest.Actual[o][i][h] - backtest.Mixed(weights, o, i, h)) / backtest.Scales[o][i];
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
