using Wavecast.Forecasting;

namespace Wavecast.Reports.Forecasts;

/// <summary>What the compared methods are, in a few words each.</summary>
internal static class Methods
{
    /// <summary>Those that cost nothing, which a forecast must beat to be worth its making.</summary>
    private static readonly string[] Simplest = ["naive", "seasonal-naive", "drift", "mean"];

    public static bool IsSimplest(string name) => Simplest.Contains(name);

    /// <summary>The simplest method with the least error; null where none has one.</summary>
    public static CandidateReport? BestOfSimplest(PanelForecaster forecaster) =>
        forecaster.Candidates.Where(candidate => IsSimplest(candidate.Name) && !double.IsNaN(candidate.Mase)).MinBy(candidate => candidate.Mase);

    /// <summary>What a method does; empty for one without words.</summary>
    public static string Words(string name) => name switch
    {
        PanelForecastOptions.Lstm => "small recurrent networks (LSTM) that read the last steps in segments and say the next ones, several of them together",
        "naive" => "the last value, repeated",
        "seasonal-naive" => "the last season, repeated",
        "drift" => "the straight line through the first and the last value",
        "mean" => "the mean of the history",
        "naive2" => "the last value without its season, and the season laid over it again",
        "theta" => "exponential smoothing with half of the trend's slope, the season taken out and laid over it again",
        "ets" => "exponential smoothing of level, trend and season, in the form that fits the history best",
        "stl-ets" => "exponential smoothing of the series without its season, and the last season laid over it",
        "linear" => "a weighted sum of the last values, the weights found by regression",
        "combination" => "a mean of simple methods, weighted by their errors inside the history",
        _ => "",
    };
}
