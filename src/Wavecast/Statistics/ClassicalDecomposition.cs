namespace Wavecast.Statistics;

/// <summary>Decomposition by a moving average over a season and the same season throughout.</summary>
/// <remarks>
/// The ratio-to-moving-average method, e.g. Kendall and Stuart, <em>The Advanced Theory of Statistics</em> 3 (1983), chapter 46: the trend is
/// the centred moving average over one season (of an even number of steps, the two outermost count half); the season is the mean of what is
/// left at each of its steps, then shifted to mean 0 or scaled to mean 1. The trend of the first and last half season is NaN.
/// </remarks>
public static class ClassicalDecomposition
{
    /// <summary>Takes a series apart.</summary>
    /// <param name="values">Oldest first; finite, at least two seasons; above 0 if the season is multiplicative.</param>
    /// <param name="season">Steps of a season, from 2.</param>
    /// <param name="kind">Whether the parts are summed or multiplied.</param>
    /// <exception cref="ArgumentException">An argument is not as said.</exception>
    public static Decomposition Of(ReadOnlySpan<double> values, int season, SeasonKind kind)
    {
        SeriesMath.Check(values, nameof(values));
        Require.InRange(season, 2, int.MaxValue, nameof(season));
        if (values.Length < 2L * season)
        {
            throw new ArgumentException($"The series has {values.Length} values, fewer than two seasons of {season}; give more or a shorter season.", nameof(season));
        }
        if (kind == SeasonKind.Multiplicative && !SeriesMath.ArePositive(values))
        {
            throw new ArgumentException("A value is 0 or below, where a season cannot be a factor; take an additive season.", nameof(kind));
        }
        double[] trend = MovingAverage(values, season), figure = Figure(values, trend, season, kind), seasonal = new double[values.Length];
        for (int t = 0; t < values.Length; t++)
        {
            seasonal[t] = figure[t % season];
        }
        return new Decomposition(values, season, kind, trend, seasonal);
    }

    private static double[] MovingAverage(ReadOnlySpan<double> values, int season)
    {
        int half = season / 2;
        double[] average = new double[values.Length];
        Array.Fill(average, double.NaN);
        for (int t = half; t < values.Length - half; t++)
        {
            double sum = 0;
            for (int i = t - half; i <= t + half; i++)
            {
                bool isEnd = season % 2 == 0 && (i == t - half || i == t + half);
                sum += isEnd ? values[i] / 2 : values[i];
            }
            average[t] = sum / season;
        }
        return average;
    }

    /// <summary>The season, from the series' first step.</summary>
    private static double[] Figure(ReadOnlySpan<double> values, double[] trend, int season, SeasonKind kind)
    {
        double[] sums = new double[season];
        int[] counts = new int[season];
        for (int t = season / 2; t < values.Length - season / 2; t++)
        {
            sums[t % season] += kind == SeasonKind.Additive ? values[t] - trend[t] : values[t] / trend[t];
            counts[t % season]++;
        }
        double[] figure = [.. sums.Select((sum, i) => sum / counts[i])];
        double mean = SeriesMath.Mean(figure);
        return [.. figure.Select(value => kind == SeasonKind.Additive ? value - mean : value / mean)];
    }
}
