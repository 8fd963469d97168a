using Wavecast.Forecasting;

namespace Wavecast.Reports.Forecasts;

/// <summary>The forecast beside what came.</summary>
internal static class TruthSection
{
    public static ReportSection Of(ForecastReportInput input, TruthScores scores)
    {
        int levels = scores.Model.Intervals.Length;
        return new ReportSection("Beside what came",
        [
            new ReportParagraph(Verdict(input, scores)),
            new ReportTable(
                "Errors of the forecast and of Naive2, the last value with the season laid over it, from the same histories.",
                ["method", "MASE", "sMAPE (%)", "RMSSE", .. scores.Model.Intervals.Select(level => $"in {Wording.Level(level.Level)} interval"), "OWA"],
                [
                    [.. BacktestSection.Row("the forecast", scores.Model, levels), Wording.Error(scores.Model.Owa)],
                    [.. BacktestSection.Row("naive2", scores.Naive2, levels), Wording.Error(scores.Naive2.Owa)],
                ]),
        ]);
    }

    private static string Verdict(ForecastReportInput input, TruthScores scores)
    {
        long known = input.Forecast.Series.Select((said, i) => (long)TruthScores.TruthOf(input.Forecast, i, input.Truth!).Count(value => !double.IsNaN(value))).Sum();
        long asked = input.Forecast.Series.Sum(said => (long)said.Values.Length);
        string steps = $"Of {Wording.Count(asked, "value")} forecast, {Wording.Whole(known)} {(known == 1 ? "is" : "are")} known.";
        (double error, double other) = (scores.Model.Mase, scores.Naive2.Mase);
        string words = double.IsNaN(error) || double.IsNaN(other) ? "No error by scale can be measured."
            : error == other ? $"The forecast is as good as Naive2 (MASE {Wording.Error(error)})."
            : error < other ? $"The forecast's error is {Wording.RoundShare(1 - error / other)} below that of Naive2 (MASE {Wording.Error(error)} against {Wording.Error(other)})."
            : $"Naive2 was better: its error is {Wording.RoundShare(1 - other / error)} below the forecast's (MASE {Wording.Error(other)} against {Wording.Error(error)}).";
        return $"{steps} {words}";
    }
}
