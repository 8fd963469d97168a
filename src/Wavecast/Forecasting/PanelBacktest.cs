using System.Collections.Immutable;
using Wavecast.Candidates;
using Wavecast.Metrics;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>Forecasts of a panel's own past from rolling origins, each made from what lay before its origin and nothing else.</summary>
/// <remarks>Tashman, International Journal of Forecasting 16 (2000).</remarks>
public sealed class PanelBacktest
{
    private PanelBacktest(Panel panel, PanelForecastOptions options) => (Panel, Options) = (panel, options);

    /// <summary>What is known.</summary>
    public Panel Panel { get; }

    /// <summary>How it was forecast.</summary>
    public PanelForecastOptions Options { get; }

    /// <summary>Steps of a season; 1 for none.</summary>
    public required int Season { get; init; }

    /// <summary>Steps before the end of each series at which the origins lie, earliest first.</summary>
    public required ImmutableArray<int> Back { get; init; }

    /// <summary>Origins at which the model was fitted anew, the earliest one among them: from 1, which is never after it, to their number.</summary>
    public required int Fits { get; init; }

    /// <summary>The model's forecasts, one for each origin.</summary>
    public required ImmutableArray<PanelForecast> Forecasts { get; init; }

    /// <summary>Errors of the model.</summary>
    public required ForecastScores Model { get; init; }

    /// <summary>Errors of the model at each step of the horizon: mean absolute errors by scale, <c>[horizon]</c>.</summary>
    public required ImmutableArray<double> MaseByHorizon { get; init; }

    /// <summary>Errors of each series over all origins, as <see cref="ForecastScores.Mase"/>, in the panel's order.</summary>
    public required ImmutableArray<double> MaseBySeries { get; init; }

    /// <summary>Errors of each candidate by itself, by name.</summary>
    public required ImmutableSortedDictionary<string, ForecastScores> Candidates { get; init; }

    /// <summary>Errors of each candidate at each step of the horizon, as <see cref="MaseByHorizon"/>.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<double>> CandidatesByHorizon { get; init; }

    /// <summary>What a reader should know, as at the last fit.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    internal static PanelBacktest Run(Panel panel, PanelForecastOptions options, PanelBacktestOptions origins, CancellationToken cancellation)
    {
        int stride = origins.Stride ?? Math.Max(1, options.Horizon / 2);
        int[] back = BackOf(panel, options.Horizon, origins.Origins, stride);
        int[][] groups = [.. back.Chunk(origins.RefitEvery ?? back.Length)];
        (PanelForecaster Fit, PanelOutcome[] Outcomes)[] results = new (PanelForecaster, PanelOutcome[])[groups.Length];
        int side = Math.Min(options.Threads, groups.Length);
        // A season that is to be found is found before the first origin, for all of them.
        PanelForecastOptions each = options with { Threads = Math.Max(1, options.Threads / side), Season = PanelForecaster.SeasonOf(Before(panel, back[0]), options) };
        Jobs.Run(groups.Length, side, g =>
        {
            Panel[] known = [.. groups[g].Select(steps => Before(panel, steps))];
            PanelForecaster fit = PanelForecaster.Fit(known[0], each, fitsAll: true, cancellation);
            results[g] = (fit, fit.OutcomesOf(known, cancellation));
        }, cancellation);
        return Score(panel, options, (back, groups.Length), [.. results.SelectMany(result => result.Outcomes)], results[^1].Fit);
    }

    private static int[] BackOf(Panel panel, int horizon, int origins, int stride)
    {
        long first = horizon + (origins - 1L) * stride;
        foreach (Series series in panel)
        {
            int length = series.Length - PanelForecaster.LeadingGap(series);
            if (length <= first)
            {
                throw new ArgumentException(
                    $"Series '{series.Id}' has {length} steps{(length < series.Length ? " from its first value on" : "")}; {origins} origins {stride} steps apart and a horizon of {horizon} need {first + 1}. Take fewer, or a shorter horizon.", nameof(panel));
            }
        }
        return [.. Enumerable.Range(0, origins).Select(i => horizon + (origins - 1 - i) * stride)];
    }

    private static Panel Before(Panel panel, int back) => new(panel.Select(series => series.Take(series.Length - back)));

    private static PanelBacktest Score(Panel panel, PanelForecastOptions options, (int[] Back, int Fits) origins, PanelOutcome[] outcomes, PanelForecaster last)
    {
        int[] back = origins.Back;
        string[] names = [.. last.Candidates.Select(candidate => candidate.Name)];
        ScoreSheet model = new(), naive2 = new();
        ScoreSheet[] sheets = [.. names.Select(_ => new ScoreSheet())];
        StepScores byStep = new(options.Horizon);
        StepScores[] byStepOf = [.. names.Select(_ => new StepScores(options.Horizon))];
        double[][] bySeries = [.. panel.Select(_ => new double[back.Length])];
        ImmutableArray<PanelForecast>.Builder forecasts = ImmutableArray.CreateBuilder<PanelForecast>(back.Length);
        for (int o = 0; o < back.Length; o++)
        {
            Panel known = Before(panel, back[o]);
            PanelForecast forecast = PanelForecaster.ForecastOf(known, options, outcomes[o]);
            forecasts.Add(forecast);
            for (int i = 0; i < panel.Count; i++)
            {
                ReadOnlySpan<double> actual = panel[i].Values.Slice(panel[i].Length - back[o], options.Horizon), history = known[i].Values;
                SeriesScale scale = SeriesScale.Of(history, last.Season);
                model.Add(actual, outcomes[o].Values[i], forecast.Series[i].Intervals, scale);
                byStep.Add(actual, outcomes[o].Values[i], scale);
                bySeries[i][o] = ForecastMetrics.Mase(actual, outcomes[o].Values[i], scale);
                naive2.Add(actual, SimpleMethods.Naive2.Forecast(PanelForecaster.Filled(known[i], last.Season), last.Season, options.Horizon), [], scale);
                for (int c = 0; c < names.Length; c++)
                {
                    sheets[c].Add(actual, outcomes[o].Candidates[c]![i], [], scale);
                    byStepOf[c].Add(actual, outcomes[o].Candidates[c]![i], scale);
                }
            }
        }
        return new PanelBacktest(panel, options)
        {
            Season = last.Season,
            Back = [.. back],
            Fits = origins.Fits,
            Forecasts = forecasts.MoveToImmutable(),
            Model = model.Summary(naive2),
            MaseByHorizon = byStep.Means(),
            MaseBySeries = [.. bySeries.Select(errors => ForecastMetrics.MeanOfDefined(errors))],
            Candidates = names.Zip(sheets).ToImmutableSortedDictionary(pair => pair.First, pair => pair.Second.Summary(naive2), StringComparer.Ordinal),
            CandidatesByHorizon = names.Zip(byStepOf).ToImmutableSortedDictionary(pair => pair.First, pair => pair.Second.Means(), StringComparer.Ordinal),
            Notes = last.Notes,
        };
    }
}
