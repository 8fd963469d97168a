using Wavecast.Statistics;

namespace Wavecast.Candidates;

/// <summary>A simple method, fitted to each series by itself.</summary>
/// <param name="method">Which.</param>
/// <param name="findsSeason">Whether it looks for each series' own season where the panel has none.</param>
internal sealed class SimpleCandidate(SimpleMethod method, bool findsSeason = false) : Candidate(method.Name)
{
    /// <summary>Series up to which fits are kept; of more, each is made again when it is needed, since a linear map takes a hundred kilobytes.</summary>
    private const int MostKept = 500;

    public override FittedCandidate Fit(CandidateData data, FitPurpose purpose, CancellationToken cancellation)
    {
        FittedMethod?[] kept = new FittedMethod?[data.Series.Length];
        if (kept.Length <= MostKept)
        {
            Jobs.Run(kept.Length, data.Threads, i => kept[i] = FitTo(data, i), cancellation);
        }
        return new Fitted(i => kept[i] ?? FitTo(data, i));
    }

    private FittedMethod FitTo(CandidateData data, int series)
    {
        ReadOnlySpan<double> history = data.Filled(data.Series[series]);
        return method.Fit(history, findsSeason && data.Season == 1 ? SeasonSearch.Find(history) : data.Season, data.Horizon);
    }

    private sealed class Fitted(Func<int, FittedMethod> methodOf) : FittedCandidate
    {
        public override CandidateForecast[] Forecast(IReadOnlyList<CandidateData> origins, CancellationToken cancellation)
        {
            int series = origins[0].Series.Length;
            double[][][] forecasts = [.. origins.Select(_ => new double[series][])];
            Jobs.Run(series, origins[0].Threads, i =>
            {
                FittedMethod fitted = methodOf(i);
                for (int o = 0; o < origins.Count; o++)
                {
                    forecasts[o][i] = fitted.Forecast(origins[o].Filled(origins[o].Series[i]));
                }
            }, cancellation);
            return [.. forecasts.Select(forecast => new CandidateForecast(forecast))];
        }
    }
}
