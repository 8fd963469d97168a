using System.Collections.Immutable;
using System.Globalization;
using Wavecast.Candidates;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>What a reader of a forecast should know, in sentences.</summary>
internal static class FitNotes
{
    /// <summary>A simple method whose error is less by more than this part is better.</summary>
    private const double Better = 0.05;

    public static ImmutableArray<string> Of(Panel panel, PanelForecastOptions options, CandidateData data, PanelFit fit) => [.. All(panel, options, data, fit)];

    private static IEnumerable<string> All(Panel panel, PanelForecastOptions options, CandidateData data, PanelFit fit)
    {
        int constant = data.Series.Count(CandidateData.IsConstant);
        if (double.IsNaN(fit.Error) && (fit.Origins == 0 || constant < panel.Count))
        {
            yield return $"The history is too short to compare methods inside it (a season of {data.Season}, a horizon of {data.Horizon}); intervals are a guess.";
        }
        int missing = panel.Sum(series => series.MissingCount);
        if (missing > 0)
        {
            long steps = panel.Sum(series => (long)series.Length);
            yield return string.Create(CultureInfo.InvariantCulture, $"{missing} of {steps} values ({(double)missing / steps:0.## %}) are missing, in {panel.Count(series => series.MissingCount > 0)} of {panel.Count} series.");
        }
        if (CovariateLeaks.Find(panel) is { } leak)
        {
            yield return leak;
        }
        if (constant > 0)
        {
            yield return constant == panel.Count ? "Nothing changes in the history: the forecast goes on with its value." : $"{constant} of {panel.Count} series never change; their forecast is their value.";
        }
        int floors = fit.KnowsFloors ? data.Series.Count(CandidateData.HasFloor) : 0;
        if (floors > 0 && constant < panel.Count)
        {
            string whose = panel.Count == 1 ? "The series is" : floors == panel.Count ? "All series are" : string.Create(CultureInfo.InvariantCulture, $"{floors} of {panel.Count} series {(floors == 1 ? "is" : "are")}");
            yield return $"{whose} often 0 and never below; so the forecast ends at 0.";
        }
        int networks = fit.Names.ToList().IndexOf(PanelForecastOptions.Lstm);
        if (networks >= 0 && !fit.HasNetworks && constant < panel.Count)
        {
            string? end = fit.Mix.Weights[networks] > 0 ? "; the seasonal naive method stands in for them"
                : double.IsNaN(fit.Errors[networks]) && fit.Errors.Any(double.IsFinite) ? ", which have no part"
                : null;
            if (end is not null)
            {
                yield return $"The history is too short for networks that forecast {data.Horizon} steps{end}.";
            }
        }
        if (!fit.Effects.Seasons.IsEmpty)
        {
            string seasons = string.Join(" and the ", fit.Effects.Seasons.Select(season => season.ToString()));
            yield return $"Beside the season of {data.Season} steps the {seasons} {(fit.Effects.OfSeasons == EffectKind.Additive ? "adds to" : "multiplies")} the values: inside the history that has less error.";
        }
        if (data.Series[0].Covariates.Any(covariate => covariate.Kind == CovariateKind.Future))
        {
            string effect = fit.Effects.Covariates switch
            {
                EffectKind.Additive => "adds to the values: inside the history that has less error",
                EffectKind.Multiplicative => "multiplies the values: inside the history that has less error",
                _ => "has no linear effect that lowers the error inside the history",
            };
            string readers = fit.ReadsFeatures ? "the networks read it too" : fit.Effects.Covariates == EffectKind.None ? "nothing uses it" : "";
            yield return $"What is known in advance {effect}{(readers.Length > 0 ? "; " : "")}{readers}.";
        }
        bool isAsked = options.Model != PanelForecastOptions.Auto;
        if (fit.AsGood is not { } simple)
        {
            yield break;
        }
        int place = fit.Names.ToList().IndexOf(simple);
        if (fit.Mix.Weights[place] == 1)
        {
            if (!isAsked)
            {
                yield return $"Inside the history the {simple} method is plainly better than the mean of all that was tried, so it forecasts alone.";
            }
            yield break;
        }
        string figures = string.Create(CultureInfo.InvariantCulture, $"(MASE {fit.Errors[place]:0.###} against {fit.Error:0.###})");
        yield return fit.Errors[place] < (1 - Better) * fit.Error
            ? $"Inside the history the {simple} method is better {figures}{(isAsked ? $"; {options.Model} was asked for" : ", by too little to forecast alone")}."
            : $"Inside the history the {simple} method is as good, as far as {fit.Origins} origins can tell {figures}.";
    }
}
