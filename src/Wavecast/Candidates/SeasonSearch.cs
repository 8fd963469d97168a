using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>Finds the season of series whose steps have no calendar: the lag at which the changes of most of them repeat.</summary>
internal static class SeasonSearch
{
    private const int MostSeries = 100;
    private const int LongestSeason = 400;
    private const int FewestSeasons = 3;

    /// <summary>The mean autocorrelation from which on a lag is called a season.</summary>
    private const double Least = 0.3;

    /// <summary>The shortest of the lags that are so nearly as good as the best is the season; the others are its multiples.</summary>
    private const double NearlyAsGood = 0.85;

    /// <summary>Steps of a season; 1 where none is found.</summary>
    public static int Find(IReadOnlyList<Series> panel)
    {
        int every = (panel.Count + MostSeries - 1) / MostSeries;
        double[] sums = new double[LongestSeason + 2], counts = new double[LongestSeason + 2];
        for (int i = 0; i < panel.Count; i += every)
        {
            Add(panel[i].Values, sums, counts);
        }
        return Best(sums, counts);
    }

    /// <summary>Steps of one series' season; 1 where none is found.</summary>
    public static int Find(ReadOnlySpan<double> values)
    {
        double[] sums = new double[LongestSeason + 2], counts = new double[LongestSeason + 2];
        Add(values, sums, counts);
        return Best(sums, counts);
    }

    private static int Best(double[] sums, double[] counts)
    {
        double[] means = [.. sums.Zip(counts, (sum, count) => count > 0 ? sum / count : 0)];
        // The longest lag that was looked at is no peak: the one behind it is not known.
        int[] peaks = [.. Enumerable.Range(2, LongestSeason - 1)
            .Where(lag => counts[lag + 1] > 0 && means[lag] > Least && means[lag] >= means[lag - 1] && means[lag] >= means[lag + 1])];
        return peaks.Length == 0 ? 1 : peaks.First(lag => means[lag] >= NearlyAsGood * peaks.Max(peak => means[peak]));
    }

    private static void Add(ReadOnlySpan<double> values, double[] sums, double[] counts)
    {
        int lags = Math.Min(LongestSeason + 1, values.Length / FewestSeasons);
        if (lags < 2)
        {
            return;
        }
        double[] changes = new double[values.Length - 1];
        for (int t = 1; t < values.Length; t++)
        {
            changes[t - 1] = values[t] - values[t - 1];
        }
        double[] correlations = Autocorrelation.Of(changes, lags);
        for (int lag = 1; lag <= lags && !double.IsNaN(correlations[0]); lag++)
        {
            sums[lag] += correlations[lag];
            counts[lag]++;
        }
    }
}
