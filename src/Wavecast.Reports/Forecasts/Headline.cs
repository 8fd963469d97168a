using Wavecast.Forecasting;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>The answer in three sentences: what was forecast, from what, until when, and whether that was worth it.</summary>
internal static class Headline
{
    /// <summary>A simplest method whose error is within this part of the forecast's is as good.</summary>
    private const double AsGood = 0.05;

    public static string Of(ForecastReportInput input, int warnings)
    {
        string beware = warnings == 0 ? "" : $" {Wording.Count(warnings, "thing")} to know before using it {(warnings == 1 ? "stands" : "stand")} under Warnings.";
        return $"{What(input)} {Who(input.Forecaster)} {Verdict(input.Forecaster)}{Other(input.Forecaster)}{beware}";
    }

    /// <summary>How far: <c>24 monthly steps ahead</c>.</summary>
    public static string Ahead(PanelForecaster forecaster)
    {
        Frequency frequency = forecaster.Panel.Frequency;
        return $"{Wording.Count(forecaster.Options.Horizon, frequency.IsCalendar ? frequency.Name + " step" : "step")} ahead";
    }

    private static string What(ForecastReportInput input)
    {
        Panel panel = input.Forecaster.Panel;
        string series = panel.Count == 1 ? $"'{Wording.Name(panel[0].Id)}'" : $"{Wording.Count(panel.Count, "series", "series")}";
        string file = input.Source.Length > 0 ? $" from `{Wording.Name(input.Source)}`" : "";
        return $"A forecast of {series}{file}: {Ahead(input.Forecaster)}, until {Times.LastOf(input.Forecast.Series.Select(said => said.Index))}.";
    }

    private static string Who(PanelForecaster forecaster)
    {
        int parts = forecaster.Candidates.Count(candidate => candidate.Weight > 0);
        bool isAuto = forecaster.Options.Model == PanelForecastOptions.Auto;
        string who = forecaster.Chosen == PanelForecastOptions.Lstm ? "Networks forecast" : $"The {forecaster.Chosen} method forecasts";
        return parts > 1 ? $"A weighted mean of {parts} methods forecasts, chosen by their errors inside the history."
            : isAuto ? $"{who} alone, chosen by its error inside the history."
            : $"{who}, as was asked for.";
    }

    /// <summary>A method that did clearly better than the one that was asked for.</summary>
    private static string Other(PanelForecaster forecaster)
    {
        CandidateReport? best = forecaster.Candidates.Where(candidate => !Methods.IsSimplest(candidate.Name) && !double.IsNaN(candidate.Mase)).MinBy(candidate => candidate.Mase);
        return best is not null && best.Mase < (1 - AsGood) * forecaster.Mase ? $" The best of all methods compared there is {best.Name} (MASE {Wording.Error(best.Mase)})." : "";
    }

    private static string Verdict(PanelForecaster forecaster)
    {
        CandidateReport? simplest = Methods.BestOfSimplest(forecaster);
        if (double.IsNaN(forecaster.Mase) || simplest is null)
        {
            return forecaster.Origins == 0
                ? "The history is too short to compare methods inside it: nothing is known of how good the forecast is."
                : "No error inside the history could be measured: nothing is known of how good the forecast is.";
        }
        double error = forecaster.Mase;
        string figures = $"(MASE {Wording.Error(error)} against {Wording.Error(simplest.Mase)})";
        return Methods.IsSimplest(forecaster.Chosen) && simplest.Mase >= error ? $"It is one of the simplest methods, and inside the history none of the others of them is better (MASE {Wording.Error(error)})."
            : simplest.Mase < (1 - AsGood) * error ? $"Inside the history one of the simplest methods, {simplest.Name}, is better by {Wording.RoundShare(1 - simplest.Mase / error)} {figures}."
            : simplest.Mase <= (1 + AsGood) * error ? $"Inside the history one of the simplest methods, {simplest.Name}, is as good {figures}."
            : $"Inside the history its error is {Wording.RoundShare(1 - error / simplest.Mase)} below that of the best of the simplest methods, {simplest.Name} {figures}.";
    }
}
