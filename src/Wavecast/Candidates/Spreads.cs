namespace Wavecast.Candidates;

/// <summary>How far errors may reach down and up from the forecasts of a panel's series, before calibration multiplies it by one factor for all.</summary>
/// <remarks>
/// Where a network says quantiles, their distance from its median, else the mean absolute error at each step by the series' scale. Networks that
/// learnt from little tell series apart more than they may: those said to be sure err more than that, those said to be wild less. So the logarithms of
/// spreads by scale are drawn to their mean over all series at the same step (shrinkage, as of estimates of many alike by James and Stein, 1961).
/// </remarks>
internal sealed class Spreads
{
    /// <summary>A spread is at least this part of the scale, so that a quantile that lies on the median does not ask for an infinite factor.</summary>
    private const double LeastSpread = 1e-3;

    private readonly double[][] byStep;
    private readonly double[] scales;
    private readonly double[]?[]? said;
    private readonly int quantiles;
    private readonly double shrinkage;

    /// <summary>The geometric mean of spreads by scale, <c>[step · levels]</c>; NaN of none.</summary>
    private readonly double[] typical = [];

    /// <summary>The spreads of a forecast.</summary>
    /// <param name="byStep">The mean absolute error, by scale, at each step: of all series, or of each.</param>
    /// <param name="scales">Of each series; 0 or NaN for none.</param>
    /// <param name="said">The network's quantiles, <c>[series][step · quantiles]</c>; null for none.</param>
    /// <param name="quantiles">So many; 0 for none.</param>
    /// <param name="shrinkage">0 for what the network says, 1 for the same part of the scale for all series.</param>
    public Spreads(double[][] byStep, double[] scales, double[]?[]? said, int quantiles, double shrinkage)
    {
        (this.byStep, this.scales, this.said, this.quantiles, this.shrinkage) = (byStep, scales, quantiles > 0 ? said : null, quantiles, shrinkage);
        if (shrinkage > 0 && this.said is { } all)
        {
            int levels = quantiles / 2;
            typical = new double[byStep[0].Length * levels];
            for (int k = 0; k < typical.Length; k++)
            {
                typical[k] = Typical(all, k % levels, k / levels);
            }
        }
    }

    /// <summary>The spread of a level, outermost first, at a step.</summary>
    public (double Down, double Up) At(int series, int level, int step)
    {
        double scale = scales[series], least = Least(scale);
        if (said?[series] is not { } quantilesOfSeries)
        {
            double spread = Math.Max(byStep[byStep.Length == 1 ? 0 : series][step] * scale, least);
            return (spread, spread);
        }
        (double down, double up) = Said(quantilesOfSeries, level, step);
        return (Drawn(down, scale, level, step), Drawn(up, scale, level, step));
    }

    private static double Least(double scale) => scale > 0 ? LeastSpread * scale : 0;

    private (double Down, double Up) Said(double[] ofSeries, int level, int step)
    {
        ReadOnlySpan<double> said = ofSeries.AsSpan(step * quantiles, quantiles);
        double median = said[quantiles / 2];
        return (median - said[level], said[quantiles - 1 - level] - median);
    }

    /// <summary>A spread drawn to the typical one; what lies at the least is said to be certain and stays.</summary>
    private double Drawn(double spread, double scale, int level, int step)
    {
        double least = Least(scale);
        if (!(spread > least) || typical.Length == 0)
        {
            return Math.Max(spread, least);
        }
        double middle = typical[step * (quantiles / 2) + level] * scale;
        return middle > 0 ? middle * Math.Pow(spread / middle, 1 - shrinkage) : spread;
    }

    private double Typical(double[]?[] all, int level, int step)
    {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i] is { } ofSeries)
            {
                (double down, double up) = Said(ofSeries, level, step);
                Add(down / scales[i]);
                Add(up / scales[i]);
            }
        }
        return count > 0 ? Math.Exp(sum / count) : double.NaN;

        void Add(double part)
        {
            if (part > LeastSpread && double.IsFinite(part))
            {
                sum += Math.Log(part);
                count++;
            }
        }
    }
}
