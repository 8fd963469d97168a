using System.Collections.Immutable;
using Wavecast.Metrics;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>Errors of forecasts: means over series and origins of each one's error. NaN where an error is defined nowhere.</summary>
public sealed record ForecastScores
{
    /// <summary>See <see cref="ForecastMetrics.Smape"/>, in percent.</summary>
    public required double Smape { get; init; }

    /// <summary>See <see cref="ForecastMetrics.Mase"/>.</summary>
    public required double Mase { get; init; }

    /// <summary>See <see cref="ForecastMetrics.Owa"/>, against Naive2 from the same origins.</summary>
    public required double Owa { get; init; }

    /// <summary>See <see cref="ForecastMetrics.Mae"/>, in the data's units.</summary>
    public required double Mae { get; init; }

    /// <summary>See <see cref="ForecastMetrics.Rmse"/>, in the data's units.</summary>
    public required double Rmse { get; init; }

    /// <summary>See <see cref="ForecastMetrics.Rmsse"/>.</summary>
    public required double Rmsse { get; init; }

    /// <summary>See <see cref="ForecastMetrics.Mape"/>, in percent.</summary>
    public required double Mape { get; init; }

    /// <summary>See <see cref="ForecastMetrics.Wape"/>, in percent.</summary>
    public required double Wape { get; init; }

    /// <summary>See <see cref="ForecastMetrics.Msis"/>, of the 95 % intervals; NaN without them.</summary>
    public required double Msis { get; init; }

    /// <summary>The intervals of each level, narrowest first; empty without any.</summary>
    public required ImmutableArray<IntervalScores> Intervals { get; init; }
}
