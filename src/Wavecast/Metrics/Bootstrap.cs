using Wavecast.Randomness;

namespace Wavecast.Metrics;

/// <summary>Intervals of a mean or a median that assume no distribution: what the figure would be of samples drawn from the sample.</summary>
/// <remarks>
/// The percentile bootstrap of Efron, Annals of Statistics 7 (1979); Efron and Tibshirani, <em>An Introduction to the
/// Bootstrap</em> (1993), chapter 13. Of few values (below 10, say) the interval is somewhat too narrow. For pairs, pass
/// their differences. A function of its arguments: resample r takes its i-th value from an address of its own.
/// </remarks>
public static class Bootstrap
{
    /// <summary>Resamples where none are asked for: the ends of a 95 % interval then hardly move from seed to seed.</summary>
    public const int DefaultResamples = 10_000;

    /// <summary>The mean and its interval.</summary>
    /// <param name="values">At least one, none NaN.</param>
    /// <param name="level">Share of the resamples within the interval; above 0 and below 1.</param>
    /// <param name="resamples">From 100 to 10⁷.</param>
    /// <param name="seed">What the resamples come from.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public static BootstrapInterval Mean(IReadOnlyList<double> values, double level = 0.95, int resamples = DefaultResamples, long seed = 0) =>
        Interval(values, level, resamples, seed, sample => Sum(sample) / sample.Length);

    /// <summary>The median (of an even number of values, the mean of the two in the middle) and its interval.</summary>
    /// <inheritdoc cref="Mean"/>
    public static BootstrapInterval Median(IReadOnlyList<double> values, double level = 0.95, int resamples = DefaultResamples, long seed = 0) =>
        Interval(values, level, resamples, seed, sample =>
        {
            sample.Sort();
            return Quantile(sample, 0.5);
        });

    private delegate double Statistic(Span<double> sample);

    private static BootstrapInterval Interval(IReadOnlyList<double> values, double level, int resamples, long seed, Statistic statistic)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values.Any(double.IsNaN))
        {
            throw new ArgumentException(values.Count == 0 ? "There are no values; pass at least one." : "A value is NaN; leave it out or say what it stands for.", nameof(values));
        }
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, FormattableString.Invariant($"level is {level}; expected a number between 0 and 1."));
        }
        Require.InRange(resamples, 100, 10_000_000, nameof(resamples));
        PhiloxStream stream = new(seed, RandomPurpose.Bootstrap);
        double[] sample = [.. values];
        double estimate = statistic(sample);
        double[] figures = new double[resamples];
        for (int r = 0; r < resamples; r++)
        {
            for (int i = 0; i < sample.Length; i++)
            {
                sample[i] = values[stream.Below(values.Count, r, i)];
            }
            figures[r] = statistic(sample);
        }
        Array.Sort(figures);
        return new BootstrapInterval(estimate, Quantile(figures, (1 - level) / 2), Quantile(figures, (1 + level) / 2));
    }

    /// <summary>Of sorted values, in a straight line between neighbours (Hyndman and Fan's seventh definition).</summary>
    private static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        double rest = position - below;
        // Where nothing is to be added, an infinite neighbour must not make it NaN.
        return rest == 0 || sorted[below] == sorted[below + 1] ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }
        return sum;
    }
}
