namespace Wavecast.Statistics;

/// <summary>What a method learnt from a history, to forecast from any later origin without learning again. Immutable, safe on several threads.</summary>
/// <remarks>
/// Parameters are kept; states, the last season among them, are those of the history that is given to <see cref="Forecast"/>. Where that history
/// is too short for the parameters, or breaks their conditions (a value that has no logarithm), the forecast is that of a simpler method.
/// </remarks>
public abstract class FittedMethod
{
    private protected FittedMethod(SimpleMethod method, int season, int horizon) => (Name, Season, Horizon) = (method.Name, season, horizon);

    /// <summary>The method's identifier, <see cref="SimpleMethod.Name"/>.</summary>
    public string Name { get; }

    /// <summary>Steps of a season; 1 for none.</summary>
    public int Season { get; }

    /// <summary>Steps that are forecast.</summary>
    public int Horizon { get; }

    /// <summary>The next values of a series.</summary>
    /// <param name="history">What is known, oldest first: what was fitted and what has come since, or any other; finite, at least one value.</param>
    /// <returns>The forecasts, <c>[Horizon]</c>, all finite; of what was fitted, those of <see cref="SimpleMethod.Forecast"/>.</returns>
    /// <exception cref="ArgumentException">The history is empty or a value of it is not finite.</exception>
    public double[] Forecast(ReadOnlySpan<double> history)
    {
        SeriesMath.Check(history, nameof(history));
        double[] forecast = Compute(history);
        if (!Array.TrueForAll(forecast, double.IsFinite))
        {
            // Sums of values near the largest double are infinite; the last value never is.
            Array.Fill(forecast, history[^1]);
        }
        return forecast;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The forecast from a history that was checked.</summary>
    private protected abstract double[] Compute(ReadOnlySpan<double> history);
}
