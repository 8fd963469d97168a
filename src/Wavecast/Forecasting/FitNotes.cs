using System.Collections.Immutable;
using System.Globalization;
using Wavecast.Candidates;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>What a reader of a forecast should know, in sentences.</summary>
internal static class FitNotes
{
    /// <summary>A simple method whose error is within this part of the forecast's is as good.</summary>
    private const double AsGood = 0.05;

    private static readonly string[] Simplest = ["naive", "seasonal-naive", "drift", "mean"];

    public static ImmutableArray<string> Of(Panel panel, PanelForecastOptions options, CandidateData data, PanelFit fit) => [.. All(panel, options, data, fit)];

    private static IEnumerable<string> All(Panel panel, PanelForecastOptions options, CandidateData data, PanelFit fit)
    {
        if (fit.Origins == 0)
        {
            yield return $"The history is too short to compare methods inside it (a season of {data.Season}, a horizon of {data.Horizon}); intervals are a guess.";
        }
        int missing = panel.Sum(series => series.MissingCount);
        if (missing > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{missing} of {panel.Sum(series => (long)series.Length)} values are missing, in {panel.Count(series => series.MissingCount > 0)} of {panel.Count} series.");
        }
        int constant = data.Series.Count(series => IsConstant(series));
        if (constant > 0)
        {
            yield return constant == panel.Count ? "Nothing changes in the history: the forecast goes on with its value." : $"{constant} of {panel.Count} series never change; their forecast is their value.";
        }
        int best = -1;
        for (int c = 0; c < fit.Names.Count; c++)
        {
            best = Simplest.Contains(fit.Names[c]) && !double.IsNaN(fit.Errors[c]) && (best < 0 || fit.Errors[c] < fit.Errors[best]) ? c : best;
        }
        if (best < 0)
        {
            yield break;
        }
        bool isAsked = options.Model != PanelForecastOptions.Auto;
        if (fit.Weights[best] == 1 && !isAsked)
        {
            yield return $"Inside the history the {fit.Names[best]} method is as good as anything else tried, so it forecasts alone.";
        }
        else if (fit.Weights[best] < 1 && fit.Errors[best] < (1 - AsGood) * fit.Error)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Inside the history the {fit.Names[best]} method is better (MASE {fit.Errors[best]:0.###} against {fit.Error:0.###}){(isAsked ? $"; {options.Model} was asked for" : "")}.");
        }
        else if (fit.Weights[best] < 1 && fit.Errors[best] <= (1 + AsGood) * fit.Error)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Inside the history the {fit.Names[best]} method is as good (MASE {fit.Errors[best]:0.###} against {fit.Error:0.###}).");
        }
    }

    private static bool IsConstant(Series series)
    {
        double first = series[0];
        for (int t = 1; t < series.Length; t++)
        {
            if (!double.IsNaN(series[t]) && series[t] != first)
            {
                return false;
            }
        }
        return true;
    }
}
