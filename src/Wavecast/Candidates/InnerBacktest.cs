
namespace Wavecast.Candidates;

/// <summary>Forecasts of candidates from origins inside what is known, beside what came.</summary>
internal sealed class InnerBacktest
{
    private InnerBacktest(InnerOrigins origins, int candidates)
    {
        Origins = origins;
        Forecasts = [.. Enumerable.Range(0, candidates).Select(_ => new List<CandidateForecast>())];
    }

    /// <summary>Where they were made.</summary>
    public InnerOrigins Origins { get; }

    /// <summary>Of each candidate, at each origin, the forecasts of the series that have room for it.</summary>
    public List<CandidateForecast>[] Forecasts { get; }

    /// <summary>At each origin, which series have room for it.</summary>
    public List<int[]> Series { get; } = [];

    /// <summary>At each origin, what came, <c>[series][reach]</c>; NaN where a value is missing.</summary>
    public List<double[][]> Actual { get; } = [];

    /// <summary>At each origin, the scale of each series: how much it changes in a season.</summary>
    public List<double[]> Scales { get; } = [];

    /// <summary>The same, of the errors that are to come, see <see cref="CandidateData.SpreadScaleOf"/>.</summary>
    public List<double[]> SpreadScales { get; } = [];

    /// <summary>Runs candidates at the origins.</summary>
    /// <param name="data">All that is known.</param>
    /// <param name="candidates">Which.</param>
    /// <param name="origins">Where.</param>
    /// <param name="effects">What is taken out of the series before, learnt at each fit.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static InnerBacktest Run(CandidateData data, IReadOnlyList<Candidate> candidates, InnerOrigins origins, EffectRecipe effects, CancellationToken cancellation)
    {
        InnerBacktest backtest = new(origins, candidates.Count);
        List<Group> groups = [];
        int least = InnerOrigins.AreFew(data) ? InnerOrigins.LeastHistory : 1;
        foreach (int[] group in origins.Back.Chunk(origins.RefitEvery))
        {
            cancellation.ThrowIfCancellationRequested();
            int[] series = [.. Enumerable.Range(0, data.Series.Length).Where(i => data.Series[i].Length - group[0] >= least)];
            CandidateData[] known = [.. group.Select(data.Only(series).Before)];
            foreach (int back in group)
            {
                backtest.Add(data, series, back);
            }
            SeriesEffects learnt = SeriesEffects.Fit(known[0], effects, cancellation);
            groups.Add(new Group(known, learnt, learnt.AdjustOnce(known)));
        }
        foreach (CandidateForecast[][] forecasts in ForecastsOf(groups, candidates, data, cancellation))
        {
            for (int c = 0; c < candidates.Count; c++)
            {
                backtest.Forecasts[c].AddRange(forecasts[c]);
            }
        }
        return backtest;
    }

    /// <summary>What candidates say, <c>[group][candidate][origin]</c>.</summary>
    private static CandidateForecast[][][] ForecastsOf(List<Group> groups, IReadOnlyList<Candidate> candidates, CandidateData data, CancellationToken cancellation)
    {
        CandidateForecast[][][] forecasts = [.. groups.Select(_ => new CandidateForecast[candidates.Count][])];
        // Few series do not keep threads busy, but simple methods wait for nothing that another fit has found.
        int[] apart = [.. Enumerable.Range(0, candidates.Count).Where(c => data.Series.Length <= InnerOrigins.FewSeries && candidates[c] is SimpleCandidate)];
        Jobs.Run(groups.Count * apart.Length, data.Threads, job => Run(job / apart.Length, apart[job % apart.Length], threads: 1), cancellation);
        for (int group = 0; group < groups.Count; group++)
        {
            foreach (int candidate in Enumerable.Range(0, candidates.Count).Except(apart))
            {
                Run(group, candidate, data.Threads);
            }
        }
        return forecasts;

        void Run(int group, int candidate, int threads)
        {
            cancellation.ThrowIfCancellationRequested();
            (CandidateData[] known, SeriesEffects learnt, Func<bool, CandidateData[]> adjust) = groups[group];
            bool knowsSeasons = candidates[candidate].KnowsLongSeasons;
            CandidateData[] adjusted = [.. adjust(knowsSeasons).Select(origin => origin with { Threads = threads })];
            forecasts[group][candidate] = [.. candidates[candidate].Fit(adjusted[0], FitPurpose.Comparison, cancellation).Forecast(adjusted, cancellation)
                .Zip(known, (forecast, seen) => learnt.Restore(seen, forecast, knowsSeasons))];
        }
    }

    /// <summary>The mean absolute error of a mix of candidates, each series by its scale: its mean MASE.</summary>
    public double Error(PanelMix mix) => ErrorsOf(mix).Mase;

    /// <summary>The mean MASE and sMAPE of a mix; sMAPE as a fraction of 2.</summary>
    public (double Mase, double Smape) ErrorsOf(PanelMix mix) => ErrorsOf(mix, 0, Actual.Count);

    /// <summary>The mean MASE of a mix at each origin; NaN where nothing is known behind it.</summary>
    public double[] ErrorByOrigin(PanelMix mix) => [.. Enumerable.Range(0, Actual.Count).Select(o => ErrorsOf(mix, o, o + 1).Mase)];

    private (double Mase, double Smape) ErrorsOf(PanelMix mix, int from, int to)
    {
        double scaled = 0, percent = 0;
        int count = 0;
        for (int o = from; o < to; o++)
        {
            for (int i = 0; i < Actual[o].Length; i++)
            {
                for (int h = 0; h < Origins.Reach; h++)
                {
                    double actual = Actual[o][i][h], forecast = Mixed(mix, o, i, h), error = Math.Abs(actual - forecast);
                    if (!double.IsNaN(error / Scales[o][i]))
                    {
                        scaled += error / Scales[o][i];
                        percent += error == 0 ? 0 : 2 * error / (Math.Abs(actual) + Math.Abs(forecast));
                        count++;
                    }
                }
            }
        }
        return count > 0 ? (scaled / count, percent / count) : (double.NaN, double.NaN);
    }

    /// <summary>The forecast of a mix.</summary>
    public double Mixed(PanelMix mix, int origin, int series, int step)
    {
        CandidateMix own = mix[Series[origin][series]];
        Span<double> values = stackalloc double[Forecasts.Length];
        for (int c = 0; c < values.Length; c++)
        {
            values[c] = own.Weights[c] == 0 ? 0 : Forecasts[c][origin].Median[series][step];
        }
        return own.Of(values);
    }

    /// <summary>What is known of one series, without the quantiles of candidates.</summary>
    /// <param name="series">Its place.</param>
    public InnerBacktest Only(int series)
    {
        InnerBacktest only = new(Origins, Forecasts.Length);
        for (int o = 0; o < Actual.Count; o++)
        {
            int place = Array.IndexOf(Series[o], series);
            Range kept = place < 0 ? 0..0 : place..(place + 1);
            only.Series.Add(Series[o][kept]);
            only.Actual.Add(Actual[o][kept]);
            only.Scales.Add(Scales[o][kept]);
            only.SpreadScales.Add(SpreadScales[o][kept]);
            for (int c = 0; c < Forecasts.Length; c++)
            {
                only.Forecasts[c].Add(new CandidateForecast(Forecasts[c][o].Median[kept]));
            }
        }
        return only;
    }

    private void Add(CandidateData data, int[] series, int back)
    {
        Series.Add(series);
        Actual.Add([.. series.Select(i => data.Series[i].Values.Slice(data.Series[i].Length - back, Origins.Reach).ToArray())]);
        Scales.Add([.. series.Select(i => data.ScaleOf(data.Series[i].Values[..^back]))]);
        SpreadScales.Add([.. series.Select(i => data.SpreadScaleOf(data.Series[i].Values[..^back]))]);
    }

    /// <summary>Origins that one fit serves.</summary>
    /// <param name="Known">What is known at each.</param>
    /// <param name="Effects">Learnt at the first.</param>
    /// <param name="Adjust">Makes series without them.</param>
    private sealed record Group(CandidateData[] Known, SeriesEffects Effects, Func<bool, CandidateData[]> Adjust);
}
