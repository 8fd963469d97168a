using Wavecast.Randomness;
using Wavecast.Statistics;

namespace Wavecast.Candidates;

/// <summary>Trained networks, of which the median speaks; where none can be trained, or all run away, the seasonal naive method, which has no quantiles.</summary>
internal sealed class NetworkEnsemble(IReadOnlyList<NetworkMember> members) : FittedCandidate
{
    /// <summary>Ranges of the history beyond its largest and smallest value, where a forecast has run away.</summary>
    private const double Runaway = 2;

    public IReadOnlyList<NetworkMember> Members { get; } = members;

    /// <summary>Trains members side by side.</summary>
    /// <param name="recipes">One for each member.</param>
    /// <param name="data">The series.</param>
    /// <param name="firstSeed">Of the first member; each has its own.</param>
    /// <param name="cancellation">Ends the training.</param>
    public static NetworkEnsemble Train(IReadOnlyList<MemberRecipe> recipes, CandidateData data, long firstSeed, CancellationToken cancellation)
    {
        NetworkMember?[] members = new NetworkMember?[recipes.Count];
        Jobs.Run(recipes.Count, data.Threads, m => members[m] = NetworkMember.Train(recipes[m], data, firstSeed + m, cancellation), cancellation);
        return new NetworkEnsemble([.. members.OfType<NetworkMember>()]);
    }

    public override CandidateForecast[] Forecast(IReadOnlyList<CandidateData> origins, CancellationToken cancellation)
    {
        double[][][][] said = new double[Members.Count][][][];
        Jobs.Run(said.Length, origins[0].Threads, m => said[m] = Members[m].Forecast(origins), cancellation);
        return [.. origins.Select((data, origin) => Combine([.. said.Select(member => member[origin])], data, cancellation))];
    }

    /// <summary>Paths of the members in turn, <c>[path][series][horizon]</c>.</summary>
    public double[][][] Draw(CandidateData data, int count, CancellationToken cancellation)
    {
        PhiloxStream stream = new(data.Seed, RandomPurpose.SamplePath);
        double[][][] drawn = new double[count][][];
        int drawing = Math.Min(count, Members.Count);
        Jobs.Run(drawing, data.Threads, m =>
        {
            int[] paths = [.. Enumerable.Range(0, count).Where(path => path % drawing == m)];
            double[][][] own = Members[m].Draw(data, stream, paths);
            for (int p = 0; p < paths.Length; p++)
            {
                drawn[paths[p]] = own[p];
            }
        }, cancellation);
        return drawn;
    }

    private static CandidateForecast Combine(double[][][] said, CandidateData data, CancellationToken cancellation)
    {
        int quantiles = data.Quantiles.Length;
        double[][] medians = new double[data.Series.Length][];
        double[]?[] all = new double[]?[medians.Length];
        Jobs.Run(medians.Length, data.Threads, i =>
        {
            (double, double) range = SoundRange(data.Series[i].Values);
            double[][] kept = [.. said.Select(forecasts => forecasts[i]).Where(forecast => IsSound(forecast, quantiles, range))];
            double[]? median = all[i] = kept.Length > 0 ? MedianOf(kept) : null;
            medians[i] = median is null
                ? SimpleMethods.SeasonalNaive.Forecast(data.Filled(data.Series[i]), data.Season, data.Horizon)
                : [.. Enumerable.Range(0, data.Horizon).Select(h => median[h * quantiles + quantiles / 2])];
        }, cancellation);
        return new CandidateForecast(medians, all);
    }

    private static double[] MedianOf(double[][] forecasts)
    {
        double[] median = new double[forecasts[0].Length], values = new double[forecasts.Length];
        for (int k = 0; k < median.Length; k++)
        {
            for (int m = 0; m < values.Length; m++)
            {
                values[m] = forecasts[m][k];
            }
            Array.Sort(values);
            median[k] = SeriesMath.MedianOfSorted(values);
        }
        return median;
    }

    /// <summary>What a forecast that has not run away lies within.</summary>
    public static (double Least, double Most) SoundRange(ReadOnlySpan<double> history)
    {
        (double least, double most) = SeriesMath.RangeOfKnown(history);
        double margin = Runaway * (most - least);
        return (least - margin, most + margin);
    }

    private static bool IsSound(double[] forecast, int quantiles, (double Least, double Most) range)
    {
        for (int median = quantiles / 2; median < forecast.Length; median += quantiles)
        {
            if (!(forecast[median] >= range.Least && forecast[median] <= range.Most))
            {
                return false;
            }
        }
        return Array.TrueForAll(forecast, double.IsFinite);
    }
}
