namespace Wavecast.Statistics;

/// <summary>Where the origins of a backtest lie: the last one a horizon before the end, each earlier one a stride before the next.</summary>
public sealed record BacktestOptions
{
    /// <summary>Steps forecast from each origin, from 1.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public required int Horizon { get; init => field = Require.InRange(value, 1, int.MaxValue, nameof(Horizon)); }

    /// <summary>Number of origins, from 1.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public int Origins { get; init => field = Require.InRange(value, 1, int.MaxValue, nameof(Origins)); } = 1;

    /// <summary>Steps from an origin to the next, from 1; null for a horizon.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public int? Stride { get; init => field = value is { } stride ? Require.InRange(stride, 1, int.MaxValue, nameof(Stride)) : null; }

    /// <summary>Steps of a season, from 1 (none); null for that of the series' frequency.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public int? Season { get; init => field = value is { } season ? Require.InRange(season, 1, int.MaxValue, nameof(Season)) : null; }
}
