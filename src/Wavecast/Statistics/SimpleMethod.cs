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
    public double[] Forecast(ReadOnlySpan<double> history, int season, int horizon) => Fit(history, season, horizon).Forecast(history);

    /// <summary>Learns from a history what the method needs for forecasts from its end and from any later one.</summary>
    /// <param name="history">What is known, oldest first; finite, at least one value.</param>
    /// <param name="season">Steps of a season, from 1; 1 for none.</param>
    /// <param name="horizon">Steps to forecast, from 1.</param>
    /// <exception cref="ArgumentException">The history is empty or a value of it is not finite, or a size is out of range.</exception>
    public FittedMethod Fit(ReadOnlySpan<double> history, int season, int horizon)
    {
        SeriesMath.Check(history, nameof(history));
        Require.InRange(season, 1, int.MaxValue, nameof(season));
        Require.InRange(horizon, 1, Array.MaxLength, nameof(horizon));
        return Learn(history, season, horizon);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>What is learnt, of arguments that were checked.</summary>
    private protected abstract FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon);
}
