using Spectre.Console;
using Wavecast.Forecasting;

namespace Wavecast.Cli.Rendering;

/// <summary>A backtest as a table for people.</summary>
internal static class BacktestText
{
    /// <summary>The model and all candidates, best first.</summary>
    /// <param name="backtest">What they were worth.</param>
    /// <param name="first">What the names are, above them.</param>
    public static Table Methods(PanelBacktest backtest, string first = "method")
    {
        IEnumerable<(string Name, ForecastScores Scores)> rows = Others(backtest).Append((NameOf(backtest), backtest.Model));
        return PanelText.Scores(first, rows.OrderBy(row => double.IsNaN(row.Scores.Mase) ? double.MaxValue : row.Scores.Mase));
    }

    /// <summary>The model, marked.</summary>
    public static string NameOf(PanelBacktest backtest) => $"{backtest.Options.Model} (the model)";

    /// <summary>The candidates, best first, without the one that is the model itself.</summary>
    public static IEnumerable<(string Name, ForecastScores Scores)> Others(PanelBacktest backtest) => backtest.Candidates
        .Where(candidate => candidate.Key != backtest.Options.Model)
        .OrderBy(candidate => double.IsNaN(candidate.Value.Mase) ? double.MaxValue : candidate.Value.Mase)
        .Select(candidate => (candidate.Key, candidate.Value));
}
