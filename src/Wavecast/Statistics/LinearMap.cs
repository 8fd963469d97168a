namespace Wavecast.Statistics;

/// <summary>Forecasts of some steps, less the last value, that are linear in the values of a look-back less that value. Immutable.</summary>
/// <param name="lookBack">Values that are seen, from 2.</param>
/// <param name="targets">Steps that one look gives.</param>
/// <param name="coefficients"><c>[lookBack − 1, targets]</c>, oldest value first, and behind them each target's constant.</param>
internal sealed class LinearMap(int lookBack, int targets, double[] coefficients)
{
    /// <summary>Values that are seen.</summary>
    public int LookBack => lookBack;

    /// <summary>The values of a window less its last one, without that.</summary>
    public static void Look(ReadOnlySpan<double> window, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = window[i] - window[^1];
        }
    }

    /// <summary>What follows values; beyond the targets, what follows those as they were forecast.</summary>
    /// <param name="values">At least a look-back.</param>
    /// <param name="horizon">Steps, a multiple of the targets.</param>
    public double[] Forecast(ReadOnlySpan<double> values, int horizon)
    {
        double[] path = new double[lookBack + horizon], x = new double[lookBack - 1];
        values[^lookBack..].CopyTo(path);
        for (int seen = lookBack; seen < path.Length; seen += targets)
        {
            Look(path.AsSpan(seen - lookBack, lookBack), x);
            for (int target = 0; target < targets; target++)
            {
                path[seen + target] = path[seen - 1] + Predict(x, target);
            }
        }
        return path[lookBack..];
    }

    private double Predict(double[] x, int target)
    {
        double sum = coefficients[x.Length * targets + target];
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * coefficients[i * targets + target];
        }
        return sum;
    }
}
