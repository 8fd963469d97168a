using System.Collections.Immutable;
using Wavecast.Metrics;

namespace Wavecast.Forecasting;

/// <summary>Collects the errors of forecasts, one entry for each series and origin, beside Naive2's.</summary>
internal sealed class ScoreSheet
{
    private const double MsisLevel = 95;

    private readonly List<double> smape = [];
    private readonly List<double> mase = [];
    private readonly List<double> mae = [];
    private readonly List<double> rmse = [];
    private readonly List<double> rmsse = [];
    private readonly List<double> mape = [];
    private readonly List<double> wape = [];
    private readonly SortedDictionary<double, (List<double> Coverage, List<double> Width, List<double> Score)> intervals = [];

    /// <summary>Scores one forecast.</summary>
    /// <param name="actual">What came, <c>[horizon]</c>; NaN where it is missing.</param>
    /// <param name="forecast">As many.</param>
    /// <param name="bands">Of the forecast.</param>
    /// <param name="scale">Of the series before the origin.</param>
    public void Add(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, ImmutableArray<PredictionInterval> bands, SeriesScale scale)
    {
        smape.Add(ForecastMetrics.Smape(actual, forecast));
        mase.Add(ForecastMetrics.Mase(actual, forecast, scale));
        mae.Add(ForecastMetrics.Mae(actual, forecast));
        rmse.Add(ForecastMetrics.Rmse(actual, forecast));
        rmsse.Add(ForecastMetrics.Rmsse(actual, forecast, scale));
        mape.Add(ForecastMetrics.Mape(actual, forecast));
        wape.Add(ForecastMetrics.Wape(actual, forecast));
        foreach (PredictionInterval band in bands)
        {
            if (!intervals.TryGetValue(band.Level, out (List<double> Coverage, List<double> Width, List<double> Score) lists))
            {
                intervals[band.Level] = lists = ([], [], []);
            }
            ReadOnlySpan<double> lower = band.Lower.AsSpan()[..actual.Length], upper = band.Upper.AsSpan()[..actual.Length];
            lists.Coverage.Add(ForecastMetrics.Coverage(actual, lower, upper));
            lists.Width.Add(ForecastMetrics.IntervalWidth(lower, upper) / scale.Absolute);
            lists.Score.Add(ForecastMetrics.Msis(actual, lower, upper, band.Level / 100, scale));
        }
    }

    /// <summary>The means.</summary>
    /// <param name="naive2">Naive2's entries of the same series and origins.</param>
    public ForecastScores Summary(ScoreSheet naive2) => new()
    {
        Smape = Mean(smape),
        Mase = Mean(mase),
        Owa = ForecastMetrics.Owa([.. smape], [.. mase], [.. naive2.smape], [.. naive2.mase]),
        Mae = Mean(mae),
        Rmse = Mean(rmse),
        Rmsse = Mean(rmsse),
        Mape = Mean(mape),
        Wape = Mean(wape),
        Msis = intervals.TryGetValue(MsisLevel, out (List<double> Coverage, List<double> Width, List<double> Score) lists) ? Mean(lists.Score) : double.NaN,
        Intervals = [.. intervals.Select(level => new IntervalScores(level.Key, Mean(level.Value.Coverage), Mean(level.Value.Width), Mean(level.Value.Score)))],
    };

    private static double Mean(List<double> errors) => ForecastMetrics.MeanOfDefined([.. errors]);
}
