using System.Collections.Immutable;

namespace Wavecast.Forecasting;

/// <summary>The forecasts of all series of a panel.</summary>
/// <param name="Series">One for each series, in the panel's order.</param>
public sealed record PanelForecast(ImmutableArray<SeriesForecast> Series)
{
    /// <summary>What a reader of the forecast should know, a sentence each: why its intervals are wider or narrower than at other times.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The forecast of a series; null if the panel has none of that id.</summary>
    public SeriesForecast? Find(string id) => Series.FirstOrDefault(series => series.Id == id);
}
