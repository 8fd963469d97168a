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
    /// <param name="plans">One for each member.</param>
    /// <param name="data">The series.</param>
    /// <param name="firstSeed">Of the first member; each has its own.</param>
    /// <param name="cancellation">Ends the training.</param>
    public static NetworkEnsemble Train(IReadOnlyList<MemberPlan> plans, CandidateData data, long firstSeed, CancellationToken cancellation)
    {
        NetworkMember?[] members = new NetworkMember?[plans.Count];
        Jobs.Run(plans.Count, data.Threads, m => members[m] = NetworkMember.Train(plans[m], data, firstSeed + m, cancellation), cancellation);
        return new NetworkEnsemble([.. members.OfType<NetworkMember>()]);
    }

    public override CandidateForecast[] Forecast(IReadOnlyList<CandidateData> origins, CancellationToken cancellation)
    {
        double[][][][] said = new double[Members.Count][][][];
        Jobs.Run(said.Length, origins[0].Threads, m => said[m] = Members[m].Forecast(origins), cancellation);
        return [.. origins.Select((data, origin) => Combine([.. said.Select(member => member[origin])], data, cancellation))];
    }

    /// <summary>Paths of the members in turn, each series' of those that speak of it, <c>[path][series][horizon]</c>.</summary>
    public double[][][] Draw(CandidateData data, int count, CancellationToken cancellation)
    {
        PhiloxStream stream = new(data.Seed, RandomPurpose.SamplePath);
        double[][][] drawn = [.. Enumerable.Range(0, count).Select(_ => new double[data.Series.Length][])];
        int[][] speakers = [.. Enumerable.Range(0, data.Series.Length).Select(i => Enumerable.Range(0, Members.Count).Where(m => Members[m].Plan.PlaceOf(i) is not null).Take(count).ToArray())];
        Jobs.Run(Members.Count, data.Threads, m =>
        {
            int[] paths = [.. Enumerable.Range(0, count).Where(path => speakers.Any(members => Speaks(members, path)))];
            double[][][] own = paths.Length > 0 ? Members[m].Draw(data, stream, paths) : [];
            for (int p = 0; p < paths.Length; p++)
            {
                for (int i = 0; i < speakers.Length; i++)
                {
                    if (Speaks(speakers[i], paths[p]) && Members[m].Plan.PlaceOf(i) is { } place)
                    {
                        drawn[paths[p]][i] = own[p][place];
                    }
                }
            }

            bool Speaks(int[] members, int path) => members.Length > 0 && members[path % members.Length] == m;
        }, cancellation);
        for (int i = 0; i < speakers.Length; i++)
        {
            // As where none speaks in a forecast.
            double[]? repeated = speakers[i].Length == 0 ? Repeated(data, i) : null;
            for (int path = 0; path < count && repeated is not null; path++)
            {
                drawn[path][i] = [.. repeated];
            }
        }
        return drawn;
    }

    private CandidateForecast Combine(double[][][] said, CandidateData data, CancellationToken cancellation)
    {
        int quantiles = data.Quantiles.Length;
        double[][] medians = new double[data.Series.Length][];
        double[]?[] all = new double[]?[medians.Length];
        Jobs.Run(medians.Length, data.Threads, i =>
        {
            (double, double) range = SoundRange(data.Series[i].Values);
            double[][] kept = [.. said.Zip(Members, (forecasts, member) => member.Plan.PlaceOf(i) is { } place ? forecasts[place] : null).OfType<double[]>().Where(forecast => IsSound(forecast, quantiles, range))];
            double[]? median = all[i] = kept.Length > 0 ? MedianOf(kept) : null;
            medians[i] = median is null
                ? Repeated(data, i)
                : [.. Enumerable.Range(0, data.Horizon).Select(h => median[h * quantiles + quantiles / 2])];
        }, cancellation);
        return new CandidateForecast(medians, all);
    }

    private static double[] Repeated(CandidateData data, int series) => SimpleMethods.SeasonalNaive.Forecast(data.Filled(data.Series[series]), data.Season, data.Horizon);

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
