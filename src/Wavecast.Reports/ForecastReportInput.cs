using System.Collections.Immutable;
using Wavecast.Forecasting;
using Wavecast.TimeSeries;

namespace Wavecast.Reports;

/// <summary>What a <see cref="ForecastReport"/> tells.</summary>
public sealed record ForecastReportInput
{
    /// <summary>Above everything.</summary>
    public required string Title { get; init => field = value ?? throw new ArgumentNullException(nameof(Title)); }

    /// <summary>Who forecast.</summary>
    public required PanelForecaster Forecaster { get; init => field = value ?? throw new ArgumentNullException(nameof(Forecaster)); }

    /// <summary>What it said.</summary>
    public required PanelForecast Forecast { get; init => field = value ?? throw new ArgumentNullException(nameof(Forecast)); }

    /// <summary>Forecasts of the past of the same series; null (default) for none.</summary>
    public PanelBacktest? Backtest { get; init; }

    /// <summary>What came, as <see cref="TruthScores.Of"/> takes it; null (default) where it is not known.</summary>
    public Panel? Truth { get; init; }

    /// <summary>The name of the file that the series are from; may be empty.</summary>
    public string Source { get; init => field = value ?? throw new ArgumentNullException(nameof(Source)); } = "";

    /// <summary>What else a reader should know, such as what the reader of the file had to say; each a warning. Default none.</summary>
    /// <exception cref="ArgumentException">It is a default array.</exception>
    public ImmutableArray<string> Notes { get; init => field = value.IsDefault ? throw new ArgumentException("Give an array, empty for no notes.", nameof(Notes)) : value; } = [];

    /// <summary>The command line that makes the page again; null (default) where there is none.</summary>
    public string? Command { get; init; }
}
