namespace Wavecast.Statistics;

/// <summary>Forecasts of some steps, less a centre, that are linear in the values of a look-back less that centre. Immutable.</summary>
/// <param name="lookBack">Values that are seen, from 2.</param>
/// <param name="targets">Steps that one look gives.</param>
/// <param name="centre">What the values are seen less; null for the last value of each look-back, which is then no input.</param>
/// <param name="coefficients"><c>[inputs, targets]</c>, oldest value first, and behind them each target's constant.</param>
internal sealed class LinearMap(int lookBack, int targets, double? centre, double[] coefficients)
{
    /// <summary>Values that are seen.</summary>
    public int LookBack => lookBack;

    /// <summary>What it counts in a mean of maps.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Values that are inputs, of so many that are seen.</summary>
    public static int InputsOf(int lookBack, double? centre) => centre is null ? lookBack - 1 : lookBack;

    /// <summary>The first values of a window less a centre.</summary>
    public static void Look(ReadOnlySpan<double> window, double centre, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = window[i] - centre;
        }
    }

    /// <summary>What follows values; beyond the targets, what follows those as they were forecast.</summary>
    /// <param name="values">At least a look-back.</param>
    /// <param name="horizon">Steps, a multiple of the targets.</param>
    public double[] Forecast(ReadOnlySpan<double> values, int horizon)
    {
        double[] path = new double[lookBack + horizon], x = new double[InputsOf(lookBack, centre)];
        values[^lookBack..].CopyTo(path);
        for (int seen = lookBack; seen < path.Length; seen += targets)
        {
            double level = centre ?? path[seen - 1];
            Look(path.AsSpan(seen - lookBack, lookBack), level, x);
            for (int target = 0; target < targets; target++)
            {
                path[seen + target] = level + Predict(x, target);
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
