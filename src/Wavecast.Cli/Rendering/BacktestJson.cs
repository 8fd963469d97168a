using Wavecast.Forecasting;

namespace Wavecast.Cli.Rendering;

/// <summary>What <c>backtest --json</c> prints.</summary>
internal sealed record BacktestJson(
    Dictionary<string, double?> Model,
    Dictionary<string, Dictionary<string, double?>> Candidates,
    double? Coverage80,
    double? Coverage95,
    double?[] MaseByHorizon,
    double Seconds,
    int Season,
    int Horizon,
    int Origins,
    int Stride,
    string Refit,
    int Series,
    string[] Notes,
    string[] Outputs)
{
    public static BacktestJson Of(PanelBacktest backtest, int stride, string refit, IEnumerable<string> notes, string[] outputs, double seconds) => new(
        ScoresJson.Of(backtest.Model),
        backtest.Candidates.ToDictionary(candidate => candidate.Key, candidate => ScoresJson.Of(candidate.Value)),
        ScoresJson.CoverageOf(backtest.Model, 80),
        ScoresJson.CoverageOf(backtest.Model, 95),
        [.. backtest.MaseByHorizon.Select(error => ToolJson.Finite(error))],
        seconds,
        backtest.Season,
        backtest.Options.Horizon,
        backtest.Back.Length,
        stride,
        refit,
        backtest.Panel.Count,
        [.. notes],
        outputs);
}
