using Wavecast.Statistics;

namespace Wavecast.Candidates;

/// <summary>A simple method, fitted to each series by itself.</summary>
/// <param name="method">Which.</param>
/// <param name="findsSeason">Whether it looks for each series' own season where the panel has none.</param>
internal sealed class SimpleCandidate(SimpleMethod method, bool findsSeason = false) : Candidate(method.Name)
{
    public override FittedCandidate Fit(CandidateData data, CancellationToken cancellation)
    {
        FittedMethod[] methods = new FittedMethod[data.Series.Length];
        Jobs.Run(methods.Length, data.Threads, i =>
        {
            ReadOnlySpan<double> history = data.Filled(data.Series[i]);
            methods[i] = method.Fit(history, findsSeason && data.Season == 1 ? SeasonSearch.Find(history) : data.Season, data.Horizon);
        }, cancellation);
        return new Fitted(methods);
    }

    private sealed class Fitted(FittedMethod[] methods) : FittedCandidate
    {
        public override CandidateForecast[] Forecast(IReadOnlyList<CandidateData> origins, CancellationToken cancellation)
        {
            double[][][] forecasts = [.. origins.Select(_ => new double[methods.Length][])];
            Jobs.Run(origins.Count * methods.Length, origins[0].Threads, job =>
            {
                (int origin, int series) = Math.DivRem(job, methods.Length);
                CandidateData data = origins[origin];
                forecasts[origin][series] = methods[series].Forecast(data.Filled(data.Series[series]));
            }, cancellation);
            return [.. forecasts.Select(forecast => new CandidateForecast(forecast))];
        }
    }
}
