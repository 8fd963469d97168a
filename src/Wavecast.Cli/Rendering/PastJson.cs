using Wavecast.Forecasting;

namespace Wavecast.Cli.Rendering;

/// <summary>The backtest beside a forecast: as <c>backtest --refit never --json</c> prints it, without what the forecast itself says.</summary>
internal sealed record PastJson(
    Dictionary<string, double?> Model,
    Dictionary<string, Dictionary<string, double?>> Candidates,
    double?[] MaseByHorizon,
    int Origins,
    int Stride,
    string Refit,
    double Seconds)
{
    public static PastJson Of(PastForecast past) => new(
        ScoresJson.Of(past.Backtest.Model),
        past.Backtest.Candidates.ToDictionary(candidate => candidate.Key, candidate => ScoresJson.Of(candidate.Value)),
        [.. past.Backtest.MaseByHorizon.Select(error => ToolJson.Finite(error))],
        past.Backtest.Back.Length,
        past.Stride,
        "never",
        past.Seconds);
}
