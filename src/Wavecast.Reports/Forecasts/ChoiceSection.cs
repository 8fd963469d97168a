using System.Collections.Immutable;
using System.Globalization;
using Wavecast.Forecasting;

namespace Wavecast.Reports.Forecasts;

/// <summary>What was compared, what was chosen, and why.</summary>
internal static class ChoiceSection
{
    public static ReportSection Of(PanelForecaster forecaster) => new("What was chosen, and why",
    [
        new ReportParagraph(How(forecaster)),
        Table(forecaster),
        new ReportFacts([.. forecaster.Candidates.Where(candidate => candidate.Weight > 0 && Methods.Words(candidate.Name).Length > 0).OrderByDescending(candidate => candidate.Weight).Select(candidate => (candidate.Name, Methods.Words(candidate.Name)))]),
        .. Networks(forecaster),
    ]);

    private static string How(PanelForecaster forecaster)
    {
        if (forecaster.Origins == 0)
        {
            return "There was no room for a trial inside the history: the methods could not be compared.";
        }
        string trials = $"Each method forecast the end of the history from {Wording.Count(forecaster.Origins, "origin")} inside it, without seeing what came after.";
        string scale = $"MASE is the mean absolute error, divided by how much a series changes {(forecaster.Season > 1 ? "from a season to the next" : "from a step to the next")}: at 1, a forecast misses by as much as the series usually changes in that time. Lower is better.";
        string weights = forecaster.Options.Model == PanelForecastOptions.Auto
            ? $"The weights are those that did best there{(forecaster.HasOwnWeights ? ", for each series by itself: the table has their means" : "")}; where one of the simplest methods has six tenths of the mean's error or less, it forecasts alone."
            : $"The model was given (`{Wording.Name(forecaster.Options.Model)}`); the others stand here to be compared with.";
        return $"{trials} {scale} {weights}";
    }

    private static ReportTable Table(PanelForecaster forecaster)
    {
        ImmutableArray<string> forecast = ["the forecast", Wording.Error(forecaster.Mase), "100.0 %"];
        IEnumerable<CandidateReport> order = forecaster.Candidates.OrderBy(candidate => double.IsNaN(candidate.Mase)).ThenBy(candidate => candidate.Mase);
        return new ReportTable("The methods compared, best first, and the forecast that was made of them.", ["method", "MASE inside the history", "weight"],
        [
            forecast,
            .. order.Select(candidate => (ImmutableArray<string>)[candidate.Name, Wording.Error(candidate.Mase), candidate.Weight > 0 ? candidate.Weight.ToString("0.0 %", CultureInfo.InvariantCulture) : "–"]),
        ]);
    }

    private static IEnumerable<ReportBlock> Networks(PanelForecaster forecaster)
    {
        if (!forecaster.Candidates.Any(candidate => candidate.Name == PanelForecastOptions.Lstm && candidate.Weight > 0))
        {
            yield break;
        }
        if (forecaster.Recipes.IsEmpty)
        {
            yield return new ReportParagraph("With so few series there is no one recipe for the networks: there is one network for each of several look-backs, transformations of the values and ways to go on, and their forecasts are averaged.");
            yield break;
        }
        yield return new ReportParagraph($"How the networks were made{(forecaster.HasOwnWeights ? ": those of all series together, then those of each alone" : ", best first")}. A look-back is the steps that a network reads, cut into segments; a head is the steps that it says at a time; units are the cells of its layer, updates the steps of its training.");
        yield return new ReportFacts([.. forecaster.Recipes.Select((recipe, k) => (string.Create(CultureInfo.InvariantCulture, $"recipe {k + 1}"), recipe))]);
    }
}
