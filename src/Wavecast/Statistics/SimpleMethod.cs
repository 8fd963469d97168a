namespace Wavecast.Statistics;

/// <summary>A forecast that takes no training: of one series, from its own past alone. Immutable, safe on several threads.</summary>
/// <remarks>
/// Where a history is too short, constant or too large for a method's own formulas, it gives the forecast of a simpler one, as each
/// method of <see cref="SimpleMethods"/> says; a forecast is finite whatever the history. The same history gives the same bits.
/// </remarks>
public abstract class SimpleMethod
{
    private protected SimpleMethod(string name) => Name = name;

    /// <summary>The method's identifier: lower-case words with dashes between them.</summary>
    public string Name { get; }

    /// <summary>The next values of a series.</summary>
    /// <param name="history">What is known, oldest first; finite, at least one value.</param>
    /// <param name="season">Steps of a season, from 1; 1 for none.</param>
    /// <param name="horizon">Steps to forecast, from 1.</param>
    /// <returns>The forecasts, <c>[horizon]</c>, all finite.</returns>
    /// <exception cref="ArgumentException">The history is empty or a value of it is not finite, or a size is out of range.</exception>
    public double[] Forecast(ReadOnlySpan<double> history, int season, int horizon)
    {
        SeriesMath.Check(history, nameof(history));
        Require.InRange(season, 1, int.MaxValue, nameof(season));
        Require.InRange(horizon, 1, Array.MaxLength, nameof(horizon));
        double[] forecast = Compute(history, season, horizon);
        if (!Array.TrueForAll(forecast, double.IsFinite))
        {
            // Sums of values near the largest double are infinite; the last value never is.
            Array.Fill(forecast, history[^1]);
        }
        return forecast;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The forecast of arguments that were checked.</summary>
    private protected abstract double[] Compute(ReadOnlySpan<double> history, int season, int horizon);
}
