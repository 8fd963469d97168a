using Wavecast.Forecasting;

namespace Wavecast.Cli.Rendering;

/// <summary>What a candidate was worth inside the history, and its part in the forecast.</summary>
internal sealed record CandidateJson(double? Mase, double Weight);

/// <summary>What <c>forecast --json</c> prints; <c>metrics</c> and <c>naive2</c> are null without <c>--truth</c>, <c>backtest</c> where none was made.</summary>
internal sealed record ForecastJson(
    Dictionary<string, double?>? Metrics,
    Dictionary<string, double?>? Naive2,
    double Seconds,
    string Chosen,
    double? Mase,
    Dictionary<string, CandidateJson> Candidates,
    PastJson? Backtest,
    int Season,
    string[] LongSeasons,
    int Horizon,
    int Series,
    string[] Notes,
    string[] Recipes,
    string[] Outputs)
{
    public static ForecastJson Of(PanelForecaster forecaster, TruthScores? scores, PastForecast? past, IEnumerable<string> notes, string[] outputs, double seconds) => new(
        scores is null ? null : ScoresJson.Of(scores.Model),
        scores is null ? null : ScoresJson.Of(scores.Naive2),
        seconds,
        forecaster.Chosen,
        ToolJson.Finite(forecaster.Mase),
        forecaster.Candidates.ToDictionary(candidate => candidate.Name, candidate => new CandidateJson(ToolJson.Finite(candidate.Mase), candidate.Weight)),
        past is null ? null : PastJson.Of(past),
        forecaster.Season,
        [.. forecaster.LongSeasons],
        forecaster.Options.Horizon,
        forecaster.Panel.Count,
        [.. notes],
        [.. forecaster.Recipes],
        outputs);
}

/// <summary>Errors of forecasts by the name of each: those of points, then <c>msis</c> and <c>coverage80</c>, … where there are intervals.</summary>
internal static class ScoresJson
{
    public static Dictionary<string, double?> Of(ForecastScores scores)
    {
        Dictionary<string, double?> figures = new()
        {
            ["smape"] = ToolJson.Finite(scores.Smape),
            ["mase"] = ToolJson.Finite(scores.Mase),
            ["owa"] = ToolJson.Finite(scores.Owa),
            ["mae"] = ToolJson.Finite(scores.Mae),
            ["rmse"] = ToolJson.Finite(scores.Rmse),
            ["rmsse"] = ToolJson.Finite(scores.Rmsse),
            ["mape"] = ToolJson.Finite(scores.Mape),
            ["wape"] = ToolJson.Finite(scores.Wape),
        };
        if (!scores.Intervals.IsEmpty)
        {
            figures["msis"] = ToolJson.Finite(scores.Msis);
        }
        foreach (IntervalScores interval in scores.Intervals)
        {
            figures[$"coverage{LevelNames.Of(interval.Level)}"] = ToolJson.Finite(interval.Coverage);
        }
        return figures;
    }

    /// <summary>The coverage of a level; null where it was not asked for.</summary>
    public static double? CoverageOf(ForecastScores scores, double level) =>
        ToolJson.Finite(scores.Intervals.FirstOrDefault(interval => interval.Level == level)?.Coverage);
}
