using System.Numerics;

namespace Wavecast.Metrics;

/// <summary>Forecasts that any network should beat.</summary>
public static class Baselines
{
    /// <summary>Each sequence stays at its last value.</summary>
    /// <param name="warmUp">What is known, <c>[batch, steps, features]</c>.</param>
    /// <param name="steps">Steps to forecast, from 1.</param>
    /// <returns>The forecasts, <c>[batch, steps, features]</c>.</returns>
    /// <exception cref="ArgumentException">A size is out of range, or the forecasts would not fit an array.</exception>
    public static SequenceBatch<T> LastValue<T>(SequenceBatch<T> warmUp, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LastPeriod(warmUp, period: 1, steps);

    /// <summary>Each sequence repeats its last period.</summary>
    /// <param name="warmUp">What is known, <c>[batch, steps, features]</c>, a period at least of each sequence.</param>
    /// <param name="period">Steps of a period, from 1.</param>
    /// <param name="steps">Steps to forecast, from 1.</param>
    /// <returns>The forecasts, <c>[batch, steps, features]</c>.</returns>
    /// <exception cref="ArgumentException">A sequence is shorter than a period, a size is out of range, or the forecasts would not fit an array.</exception>
    public static SequenceBatch<T> LastPeriod<T>(SequenceBatch<T> warmUp, int period, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(warmUp);
        Require.InRange(period, 1, int.MaxValue, nameof(period));
        Require.InRange(steps, 1, Array.MaxLength / warmUp.Features / warmUp.Count, nameof(steps));
        int features = warmUp.Features;
        T[] forecast = new T[warmUp.Count * steps * features];
        for (int b = 0; b < warmUp.Count; b++)
        {
            if (warmUp.Lengths[b] < period)
            {
                throw new ArgumentException($"Sequence {b} has {warmUp.Lengths[b]} steps, fewer than a period of {period}; give more or a shorter period.", nameof(period));
            }
            ReadOnlySpan<T> last = warmUp[b][^(period * features)..];
            Span<T> sequence = forecast.AsSpan(b * steps * features, steps * features);
            for (int i = 0; i < sequence.Length; i++)
            {
                sequence[i] = last[i % last.Length];
            }
        }
        return new SequenceBatch<T>(forecast, warmUp.Count, steps, features);
    }
}
