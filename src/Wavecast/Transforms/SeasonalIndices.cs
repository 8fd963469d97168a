using Wavecast.Statistics;

namespace Wavecast.Transforms;

/// <summary>How much above or below its level a series is at each step of a season, whatever single values and gaps do.</summary>
/// <remarks>
/// The classical ratio to moving average (Makridakis, Wheelwright and Hyndman, Forecasting: Methods and Applications, 1998, section 3/4) with
/// medians for means.
/// </remarks>
internal static class SeasonalIndices
{
    /// <summary>What a factor is at least, so that a season that touches 0 can still be divided by.</summary>
    public const double LeastFactor = 0.05;

    /// <summary>One index for each step of a season, from the history's first step; null where there are none.</summary>
    /// <param name="history">Two seasons at least; NaN where missing.</param>
    /// <param name="season">Steps of a season, from 2.</param>
    /// <param name="kind">Whether the season is added or a factor.</param>
    /// <param name="problem">What is wrong and what to do, where null is returned.</param>
    public static double[]? Of(ReadOnlySpan<double> history, int season, SeasonKind kind, out string problem)
    {
        double[] averages = MovingAverages(history, season);
        problem = Problem(history, averages, kind);
        if (problem.Length > 0)
        {
            return null;
        }
        double[] indices = Medians(history, averages, season, kind);
        return kind == SeasonKind.Additive ? Centred(indices) : Scaled(indices);
    }

    private static string Problem(ReadOnlySpan<double> history, double[] averages, SeasonKind kind)
    {
        double level = Median([.. averages.Where(average => !double.IsNaN(average))]);
        if (double.IsNaN(level))
        {
            return "no window of a season is known by half; give a history with fewer gaps.";
        }
        if (double.IsInfinity(level))
        {
            return "the values are too large for their sums; give them in a larger unit.";
        }
        if (kind == SeasonKind.Additive)
        {
            return "";
        }
        for (int t = 0; t < history.Length; t++)
        {
            if (history[t] < 0)
            {
                return FormattableString.Invariant($"the value at step {t} is {history[t]}, where factors need values of 0 and above; take deseasonalise:additive.");
            }
        }
        return level > 0 ? "" : "half of the moving averages are 0, which no factors can be taken from; take deseasonalise:additive.";
    }

    /// <summary>Means of a season around each step, of an even one with its two ends by half; NaN near the ends and where less than half is known.</summary>
    private static double[] MovingAverages(ReadOnlySpan<double> history, int season)
    {
        int half = season / 2;
        double endWeight = season % 2 == 0 ? 0.5 : 1;
        double[] averages = new double[history.Length];
        Array.Fill(averages, double.NaN);
        for (int t = half; t < history.Length - half; t++)
        {
            double sum = 0, known = 0;
            for (int i = t - half; i <= t + half; i++)
            {
                double weight = double.IsNaN(history[i]) ? 0 : i == t - half || i == t + half ? endWeight : 1;
                sum += weight == 0 ? 0 : weight * history[i];
                known += weight;
            }
            averages[t] = known >= season / 2.0 ? sum / known : double.NaN;
        }
        return averages;
    }

    /// <summary>Medians over the seasons; the mean of the others where a step of the season is never known.</summary>
    private static double[] Medians(ReadOnlySpan<double> history, double[] averages, int season, SeasonKind kind)
    {
        double[] medians = new double[season];
        List<double> ratios = [];
        for (int phase = 0; phase < season; phase++)
        {
            ratios.Clear();
            for (int t = phase; t < averages.Length; t += season)
            {
                double ratio = kind == SeasonKind.Additive ? history[t] - averages[t] : averages[t] > 0 ? history[t] / averages[t] : double.NaN;
                if (!double.IsNaN(ratio))
                {
                    ratios.Add(ratio);
                }
            }
            medians[phase] = Median([.. ratios]);
        }
        double mean = medians.Where(median => !double.IsNaN(median)).DefaultIfEmpty(0).Average();
        return Array.ConvertAll(medians, median => double.IsNaN(median) ? mean : median);
    }

    private static double[] Centred(double[] indices)
    {
        double mean = indices.Average();
        return Array.ConvertAll(indices, index => index - mean);
    }

    /// <summary>Factors of mean 1, those below the least raised to it and the others lowered by as much.</summary>
    private static double[] Scaled(double[] ratios)
    {
        bool[] isRaised = new bool[ratios.Length];
        while (true)
        {
            double share = ratios.Length - LeastFactor * isRaised.Count(raised => raised), scale = share / ratios.Where((_, i) => !isRaised[i]).Sum();
            // Where all ratios are 0, most values are, and no step of the season stands out.
            double[] factors = [.. ratios.Select((ratio, i) => !double.IsFinite(scale) ? 1 : isRaised[i] ? LeastFactor : ratio * scale)];
            if (Array.TrueForAll(factors, factor => factor >= LeastFactor))
            {
                return factors;
            }
            for (int i = 0; i < factors.Length; i++)
            {
                isRaised[i] = factors[i] <= LeastFactor;
            }
        }
    }

    /// <summary>NaN of none.</summary>
    private static double Median(double[] values)
    {
        Array.Sort(values);
        return SeriesMath.MedianOfSorted(values);
    }
}
