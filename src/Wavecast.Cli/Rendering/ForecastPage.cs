using System.CommandLine;
using Wavecast.Forecasting;
using Wavecast.Reports;
using Wavecast.TimeSeries;

namespace Wavecast.Cli.Rendering;

/// <summary>A forecast, and the backtest beside it, as one page.</summary>
internal static class ForecastPage
{
    /// <param name="path">The file to make or replace.</param>
    /// <param name="known">The data.</param>
    /// <param name="forecaster">Who forecast.</param>
    /// <param name="forecast">What it said.</param>
    /// <param name="truth">What came; null where it is not known.</param>
    /// <param name="backtest">Forecasts of the past; null for none.</param>
    /// <param name="notes">What else to say of the data.</param>
    /// <param name="parsed">The command line that makes the page again.</param>
    public static void Write(
        string path, PanelData known, PanelForecaster forecaster, PanelForecast forecast, Panel? truth, PanelBacktest? backtest, IEnumerable<string> notes, ParseResult parsed)
    {
        string name = Path.GetFileName(known.Path);
        ForecastReport.Write(path, new ForecastReportInput
        {
            Title = $"Forecast of {name}",
            Forecaster = forecaster,
            Forecast = forecast,
            Truth = truth,
            Backtest = backtest,
            Source = name,
            Notes = [.. notes],
            Command = $"wavecast {string.Join(' ', parsed.Tokens.Select(token => Quoted(token.Value)))}",
        });
    }

    /// <summary>A word as a shell takes it for one.</summary>
    private static string Quoted(string word) => word.Length > 0 && !word.Any(char.IsWhiteSpace) ? word : $"\"{word}\"";
}
