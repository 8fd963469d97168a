using System.Collections.Immutable;
using Wavecast.Forecasting;
using Wavecast.Reports.Forecasts;
using Wavecast.Storage;
using Wavecast.TimeSeries;

namespace Wavecast.Reports;

/// <summary>A forecast as one HTML page that needs nothing else: what was forecast and how, pictures, how good it was where that is known, and what a reader should beware of.</summary>
public static class ForecastReport
{
    /// <summary>Writes the page, whole or not at all. The same input gives the same bytes.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="input">What the page tells.</param>
    /// <exception cref="ArgumentException">Forecast, backtest or truth are not of the forecaster's series.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, ForecastReportInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(input);
        string page = HtmlPage.Of(Of(input));
        AtomicFile.WriteText(path, page);
    }

    /// <summary>What a reader of a forecast should know of the data: short histories, gaps, shifts of the level, zeros, values that stand still, odd last values, copies of other series.</summary>
    /// <remarks>The page has them under Warnings; this is for those who show them elsewhere, beside <see cref="PanelForecaster.Notes"/>.</remarks>
    /// <param name="panel">What is known.</param>
    /// <param name="season">Steps of a season; 1 for none.</param>
    /// <param name="horizon">Steps that are forecast.</param>
    /// <returns>A text for each kind, with the name of the series, or how many there are and the first of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The season or the horizon is below 1.</exception>
    public static ImmutableArray<string> WarningsOf(Panel panel, int season, int horizon)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return [.. DataWarnings.Of(panel, season, horizon).Select(warning => warning.Text)];
    }

    internal static Report Of(ForecastReportInput input)
    {
        Check(input);
        TruthScores? scores = input.Truth is { } truth ? TruthScores.Of(input.Forecaster, input.Forecast, truth) : null;
        SeriesErrors errors = SeriesErrors.Of(input);
        (string Name, string Text)[] warnings = [.. WarningSection.Of(input)];
        return new Report(input.Title, Headline.Of(input, warnings.Length),
        [
            DataSection.Of(input, errors),
            ForecastSection.Of(input, errors),
            ChoiceSection.Of(input.Forecaster),
            .. input.Backtest is { } backtest ? [BacktestSection.Of(backtest, input.Forecaster)] : Array.Empty<ReportSection>(),
            .. scores is not null ? [TruthSection.Of(input, scores)] : Array.Empty<ReportSection>(),
            WarningSection.Of(warnings),
            AgainSection.Of(input),
        ]);
    }

    private static void Check(ForecastReportInput input)
    {
        string[] ids = [.. input.Forecaster.Panel.Select(series => series.Id)];
        if (!ids.SequenceEqual(input.Forecast.Series.Select(series => series.Id)))
        {
            throw new ArgumentException("The forecast is not of the forecaster's series; give one that this forecaster made.", nameof(input));
        }
        if (input.Backtest is { } backtest && !ids.SequenceEqual(backtest.Panel.Select(series => series.Id)))
        {
            throw new ArgumentException("The backtest is not of the forecaster's series; give one of the same panel.", nameof(input));
        }
    }
}
