using Wavecast.TimeSeries;

namespace Wavecast.Plotting;

/// <summary>A forecast of one series, what was known before it, and what came, if that is known: a panel of a <see cref="FanChart"/>.</summary>
public sealed record ForecastPanel
{
    /// <summary>Above the axes.</summary>
    public required string Name { get; init => field = value ?? throw new ArgumentNullException(nameof(Name)); }

    /// <summary>The times of the steps from the history's first; where it ends before the forecast does, it goes on.</summary>
    public required TimeIndex Index { get; init => field = value ?? throw new ArgumentNullException(nameof(Index)); }

    /// <summary>What was known, oldest first; values that are not finite leave a gap. May be empty.</summary>
    public required double[] History { get; init => field = value ?? throw new ArgumentNullException(nameof(History)); }

    /// <summary>The forecast, such as the median, of the steps behind the history; at least one.</summary>
    public required double[] Forecast { get; init => field = value ?? throw new ArgumentNullException(nameof(Forecast)); }

    /// <summary>The forecast's intervals in any order; may be empty.</summary>
    public IReadOnlyList<ForecastBand> Bands { get; init => field = value ?? throw new ArgumentNullException(nameof(Bands)); } = [];

    /// <summary>What came behind the history, as far as it is known; null (default) where it is not. Shown as far as the forecast.</summary>
    public double[]? Truth { get; init; }

    /// <summary>A remark beside the name, such as "best", "median" or "worst: MASE 1.2"; may be empty.</summary>
    public string Note { get; init => field = value ?? throw new ArgumentNullException(nameof(Note)); } = "";

    /// <summary>What the vertical axis measures, with its unit; default "value".</summary>
    public string ValueLabel { get; init => field = value ?? throw new ArgumentNullException(nameof(ValueLabel)); } = "value";

    internal void Check(string parameter)
    {
        if (Forecast.Length == 0)
        {
            throw new ArgumentException($"The panel '{Name}' has no forecast; give at least one step.", parameter);
        }
        foreach (ForecastBand band in Bands)
        {
            band.Check(Forecast.Length, $"the panel '{Name}'", parameter);
        }
    }
}
