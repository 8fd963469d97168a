namespace Wavecast.Forecasting;

/// <summary>Where the origins of a backtest lie, and at which of them the model is fitted anew: the last origin a horizon before the end, each earlier one a stride before the next.</summary>
public sealed record PanelBacktestOptions
{
    /// <summary>Number of origins, from 1.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public int Origins { get; init => field = Require.InRange(value, 1, int.MaxValue, nameof(Origins)); } = 5;

    /// <summary>Steps from an origin to the next, from 1; null for half a horizon, rounded down.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public int? Stride { get; init => field = value is { } stride ? Require.InRange(stride, 1, int.MaxValue, nameof(Stride)) : null; }

    /// <summary>Of so many origins the first is one at which the model is fitted anew: 1 for every one; null for never, which is at the first only.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public int? RefitEvery { get; init => field = value is { } every ? Require.InRange(every, 1, int.MaxValue, nameof(RefitEvery)) : null; } = 1;
}
