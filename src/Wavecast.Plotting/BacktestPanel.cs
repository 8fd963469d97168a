using Wavecast.TimeSeries;

namespace Wavecast.Plotting;

/// <summary>Forecasts of one series' own past: a panel of a <see cref="BacktestPlot"/> of several.</summary>
public sealed record BacktestPanel
{
    /// <summary>Above the axes.</summary>
    public required string Name { get; init => field = value ?? throw new ArgumentNullException(nameof(Name)); }

    /// <summary>What came; values that are missing leave a gap.</summary>
    public required Series Series { get; init => field = value ?? throw new ArgumentNullException(nameof(Series)); }

    /// <summary>At least one, in any order of their origins.</summary>
    public required IReadOnlyList<BacktestForecast> Forecasts { get; init => field = value ?? throw new ArgumentNullException(nameof(Forecasts)); }

    /// <summary>A remark beside the name, such as "worst: MASE 1.2"; may be empty.</summary>
    public string Note { get; init => field = value ?? throw new ArgumentNullException(nameof(Note)); } = "";

    /// <summary>What the vertical axis measures, with its unit; default "value".</summary>
    public string ValueLabel { get; init => field = value ?? throw new ArgumentNullException(nameof(ValueLabel)); } = "value";
}
