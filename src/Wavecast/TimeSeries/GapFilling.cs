namespace Wavecast.TimeSeries;

/// <summary>Puts values where a series has none.</summary>
internal static class GapFilling
{
    /// <param name="series">A series with a missing value at least.</param>
    /// <param name="missing">How; not <see cref="MissingValues.Mask"/>.</param>
    /// <param name="season">Steps of a season, from 1.</param>
    /// <exception cref="ArgumentException">Missing values are an error, or all are missing.</exception>
    public static ReadOnlyMemory<double> Fill(Series series, MissingValues missing, int season)
    {
        if (missing == MissingValues.Error)
        {
            int first = series.Values.IndexOf(double.NaN);
            throw new ArgumentException($"Series '{series.Id}' has no value at {series.Index.TextAt(first)} and misses {series.MissingCount} of {series.Length}; fill the gaps, or take a policy for them.");
        }
        if (series.MissingCount == series.Length)
        {
            throw new ArgumentException($"Series '{series.Id}' has no values at all; leave it out.");
        }
        return missing switch
        {
            MissingValues.Interpolate => Interpolate(series.Values),
            MissingValues.Seasonal => FromSeason(series.Values, season),
            _ => throw new ArgumentOutOfRangeException(nameof(missing), missing, $"{missing} is no policy for missing values."),
        };
    }

    /// <summary>A straight line over each gap; before the first known value and behind the last one these.</summary>
    public static double[] Interpolate(ReadOnlySpan<double> values)
    {
        double[] filled = values.ToArray();
        int before = -1;
        for (int t = 0; t <= values.Length; t++)
        {
            if (t < values.Length && double.IsNaN(values[t]))
            {
                continue;
            }
            for (int gap = before + 1; gap < t; gap++)
            {
                filled[gap] = before < 0 ? values[t]
                    : t == values.Length ? values[before]
                    : values[before] + ((values[t] - values[before]) * ((double)(gap - before) / (t - before)));
            }
            before = t;
        }
        return filled;
    }

    private static double[] FromSeason(ReadOnlySpan<double> values, int season)
    {
        double[] filled = Interpolate(values);
        double[] behind = new double[values.Length];
        for (int t = values.Length - 1; t >= 0; t--)
        {
            behind[t] = !double.IsNaN(values[t]) || t + (long)season >= values.Length ? values[t] : behind[t + season];
        }
        double[] before = new double[values.Length];
        for (int t = 0; t < values.Length; t++)
        {
            before[t] = !double.IsNaN(values[t]) || t < season ? values[t] : before[t - season];
            bool hasBefore = !double.IsNaN(before[t]), hasBehind = !double.IsNaN(behind[t]);
            if (double.IsNaN(values[t]) && (hasBefore || hasBehind))
            {
                // Halves first, so that two large values do not overflow.
                filled[t] = !hasBehind ? before[t] : !hasBefore ? behind[t] : (before[t] / 2) + (behind[t] / 2);
            }
        }
        return filled;
    }
}
