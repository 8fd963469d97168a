namespace Wavecast.Reports.Forecasts;

/// <summary>What a reader should know before the forecast is used.</summary>
internal static class WarningSection
{
    public static IEnumerable<(string Name, string Text)> Of(ForecastReportInput input) =>
    [
        .. input.Notes.Select(note => ("the data", Said(note))),
        .. input.Forecaster.Notes.Select(note => ("the fit", Said(note))),
        .. input.Forecast.Notes.Select(note => ("the intervals", Said(note))),
        .. DataWarnings.Of(input.Forecaster.Panel, input.Forecaster.Season, input.Forecaster.Options.Horizon),
    ];

    public static ReportSection Of((string Name, string Text)[] warnings) => new("Warnings",
        [warnings.Length == 0 ? new ReportParagraph("The data were looked at for short histories, gaps, shifts of the level, covariates that tell the future, zeros, values that stand still, copies of other series and odd last values: nothing was found.") : new ReportFacts([.. warnings])]);

    /// <summary>A note as a text of the page: it may hold names from a file.</summary>
    private static string Said(string note) => Wording.Name(note, int.MaxValue);
}
