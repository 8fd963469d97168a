using System.Globalization;

namespace Wavecast.Forecasting;

/// <summary>What the autocorrelation of sequences tells about their own time scale.</summary>
/// <param name="Period">Steps after which the signal is most like itself, where it is at all; null otherwise.</param>
/// <param name="Likeness">The autocorrelation there; 1 for a signal that repeats exactly. 0 without a period.</param>
/// <param name="ZeroCrossing">Steps after which it has nothing in common with itself, about a quarter of a period; null where it stays alike, as a trend does.</param>
/// <param name="IsSteady">Whether its level and its spread are about the same at the start and at the end of the sequences.</param>
public sealed record SignalProfile(double? Period, double Likeness, int? ZeroCrossing, bool IsSteady)
{
    /// <summary>From this likeness on a period is one that the signal repeats, and not only a typical duration.</summary>
    internal const double RepeatingLikeness = 0.9;

    private const double LeastLikeness = 0.5;
    private const double NearTheBest = 0.95;
    private const double RoughlyNear = 0.8;
    private const int MostSequences = 16;
    private const int MostSteps = 8000;
    private const int MostLag = 4000;
    private const double MostLagShare = 0.85;
    private const double MostSpread = 1.5;
    private const double MostShift = 1;

    /// <summary>Whether the signal repeats itself.</summary>
    public bool Repeats => Likeness >= RepeatingLikeness;

    /// <summary>Steps in which the signal changes about once: a period, four times the zero crossing, or null.</summary>
    public double? TimeScale => Period ?? 4.0 * ZeroCrossing;

    /// <summary>Looks at sequences.</summary>
    /// <param name="data"><c>[batch, steps, features]</c>, all finite; at most 16 sequences and 8,000 steps of each are looked at.</param>
    public static SignalProfile Of(SequenceBatch<double> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double[][] channels = Channels(data);
        int longest = channels.Max(channel => channel.Length);
        double[] alike = Autocorrelation(channels, Math.Min(MostLag, (int)(MostLagShare * longest)));
        int crossing = Array.FindIndex(alike, r => r <= 0);
        (double? period, double likeness) = crossing < 0 ? (null, 0) : FindPeriod(alike, crossing);
        return new SignalProfile(period, likeness, crossing < 0 ? null : crossing, Spread(channels) < MostSpread && Shift(channels) < MostShift);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Period, ZeroCrossing) switch
    {
        ({ } period, _) => $"period {period:0.#} steps{(Repeats ? "" : ", roughly")}",
        (_, { } crossing) => $"no period, alike for {crossing} steps",
        _ => "no period",
    }}{(IsSteady ? "" : ", not steady")}");

    /// <summary>Every feature of every sequence as deviations from the feature's mean over all sequences.</summary>
    private static double[][] Channels(SequenceBatch<double> data)
    {
        int count = Math.Min(MostSequences, data.Count);
        List<double[]> channels = [];
        for (int feature = 0; feature < data.Features; feature++)
        {
            double[][] values = [.. Enumerable.Range(0, count).Select(b => Feature(data[b], data.Features, feature))];
            double mean = values.Sum(sequence => sequence.Sum()) / values.Sum(sequence => sequence.Length);
            channels.AddRange(values.Select(sequence => Array.ConvertAll(sequence, value => value - mean)));
        }
        return [.. channels];
    }

    private static double[] Feature(ReadOnlySpan<double> sequence, int features, int feature)
    {
        double[] values = new double[Math.Min(MostSteps, sequence.Length / features)];
        for (int step = 0; step < values.Length; step++)
        {
            values[step] = sequence[step * features + feature];
        }
        return values;
    }

    /// <summary>Σ x[t] x[t + lag] by the energies of both parts, over all channels, for the lags from 0.</summary>
    private static double[] Autocorrelation(double[][] channels, int mostLag)
    {
        double[] alike = new double[mostLag + 1];
        for (int lag = 0; lag <= mostLag; lag++)
        {
            double product = 0, early = 0, late = 0;
            foreach (double[] channel in channels)
            {
                for (int step = lag; step < channel.Length; step++)
                {
                    product += channel[step] * channel[step - lag];
                    early += channel[step - lag] * channel[step - lag];
                    late += channel[step] * channel[step];
                }
            }
            alike[lag] = early > 0 && late > 0 ? product / Math.Sqrt(early * late) : 0;
        }
        return alike;
    }

    /// <summary>The first peak behind the zero crossing that is nearly as high as the highest, less nearly where none is high: a rough period's multiples outdo it by chance. Between steps by a parabola.</summary>
    private static (double? Period, double Likeness) FindPeriod(double[] alike, int crossing)
    {
        int[] peaks = [.. Enumerable.Range(crossing + 1, Math.Max(0, alike.Length - crossing - 2)).Where(lag => alike[lag] > alike[lag - 1] && alike[lag] >= alike[lag + 1])];
        double highest = peaks.Length == 0 ? 0 : peaks.Max(lag => alike[lag]);
        if (highest < LeastLikeness)
        {
            return (null, 0);
        }
        int peak = peaks.First(lag => alike[lag] >= (highest >= RepeatingLikeness ? NearTheBest : RoughlyNear) * highest);
        double before = alike[peak - 1], top = alike[peak], after = alike[peak + 1];
        double bend = before - 2 * top + after;
        return (peak + (bend < 0 ? (before - after) / (2 * bend) : 0), Math.Min(1, top));
    }

    /// <summary>The difference of the means of the last and of the first third of the sequences, by the standard deviation.</summary>
    private static double Shift(double[][] channels)
    {
        double shift = 0, squares = 0;
        foreach (double[] channel in channels)
        {
            int third = Math.Max(1, channel.Length / 3);
            shift += channel[^third..].Average() - channel[..third].Average();
            squares += channel.Average(value => value * value);
        }
        return squares == 0 ? 0 : Math.Abs(shift / channels.Length) / Math.Sqrt(squares / channels.Length);
    }

    /// <summary>The root mean square of the last third of the sequences by that of the first, or its inverse: at least 1.</summary>
    private static double Spread(double[][] channels)
    {
        double first = 0, last = 0;
        foreach (double[] channel in channels)
        {
            int third = Math.Max(1, channel.Length / 3);
            for (int step = 0; step < third; step++)
            {
                first += channel[step] * channel[step];
                last += channel[channel.Length - 1 - step] * channel[channel.Length - 1 - step];
            }
        }
        double ratio = Math.Sqrt(first / last);
        return double.IsFinite(ratio) && ratio > 0 ? Math.Max(ratio, 1 / ratio) : double.PositiveInfinity;
    }
}
