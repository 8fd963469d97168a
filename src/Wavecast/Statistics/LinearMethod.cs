namespace Wavecast.Statistics;

/// <summary>A linear map of the last values: the mean of ridge regressions over look-backs of several lengths, of the values and of their logarithms, recursive and direct.</summary>
/// <remarks>
/// Each regression sees the values of a look-back less the last one, and forecasts steps less that value. A recursive one forecasts a step and reads
/// it again; a direct one has coefficients for each step. Averaging them beats selecting one of them; a single one is what plain
/// recurrent networks lose to on public benchmarks (Zeng et al., AAAI 2023). A method whose forecasts run away from what was seen is left out of
/// the mean.
/// </remarks>
internal sealed class LinearMethod() : SimpleMethod("linear")
{
    /// <summary>Look-backs in seasons.</summary>
    private static readonly double[] Seasons = [1.25, 1.5, 2.1, 3.1];

    private static readonly double[] Ridges = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];

    /// <summary>What stands for a season where there is none.</summary>
    private const int ShortestCycle = 10;

    private const int FewestRows = 8;

    /// <summary>Solving takes time with its cube.</summary>
    private const int MostLookBack = 400;

    /// <summary>Ranges of the history beyond its largest and smallest value, where a forecast has run away.</summary>
    private const double Runaway = 2;

    private protected override double[] Compute(ReadOnlySpan<double> history, int season, int horizon)
    {
        List<double[]> forecasts = [];
        AddForecasts(history, season, horizon, forecasts);
        if (SeriesMath.ArePositive(history))
        {
            double[] logarithms = new double[history.Length];
            for (int t = 0; t < logarithms.Length; t++)
            {
                logarithms[t] = Math.Log(history[t]);
            }
            int first = forecasts.Count;
            AddForecasts(logarithms, season, horizon, forecasts);
            foreach (double[] forecast in forecasts[first..])
            {
                for (int s = 0; s < horizon; s++)
                {
                    forecast[s] = Math.Exp(forecast[s]);
                }
            }
        }
        return forecasts.Count > 0 ? Mean(forecasts, horizon) : SimpleMethods.SeasonalNaive.Forecast(history, season, horizon);
    }

    private static void AddForecasts(ReadOnlySpan<double> values, int season, int horizon, List<double[]> forecasts)
    {
        int cycle = Math.Max(season, Math.Min(ShortestCycle, values.Length / 6));
        (double low, double high) = Bounds(values);
        foreach (int lookBack in Seasons.Select(seasons => (int)Math.Min(Math.Round(seasons * cycle), MostLookBack)).Distinct())
        {
            if (lookBack < 2 || (long)values.Length - lookBack - horizon + 1 < Math.Max(FewestRows, lookBack / 2))
            {
                continue;
            }
            double[][] both = [Recursive(values, lookBack, horizon), Direct(values, lookBack, horizon)];
            forecasts.AddRange(both.Where(forecast => Array.TrueForAll(forecast, value => value >= low && value <= high)));
        }
    }

    /// <summary>Between which a forecast has not run away.</summary>
    private static (double Low, double High) Bounds(ReadOnlySpan<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        double margin = Runaway * (high - low);
        return (low - margin, high + margin);
    }

    private static double[] Recursive(ReadOnlySpan<double> values, int lookBack, int horizon)
    {
        double[] b = Coefficients(values, lookBack, targets: 1);
        double[] path = new double[lookBack + horizon], x = new double[lookBack - 1];
        values[^lookBack..].CopyTo(path);
        for (int s = 0; s < horizon; s++)
        {
            Look(path.AsSpan(s, lookBack), x);
            path[lookBack + s] = path[lookBack + s - 1] + Predict(x, b, 0, 1);
        }
        return path[lookBack..];
    }

    private static double[] Direct(ReadOnlySpan<double> values, int lookBack, int horizon)
    {
        double[] b = Coefficients(values, lookBack, horizon);
        double[] x = new double[lookBack - 1], forecast = new double[horizon];
        Look(values[^lookBack..], x);
        for (int s = 0; s < horizon; s++)
        {
            forecast[s] = values[^1] + Predict(x, b, s, horizon);
        }
        return forecast;
    }

    private static double[] Coefficients(ReadOnlySpan<double> values, int lookBack, int targets)
    {
        NormalEquations equations = new(lookBack - 1, targets);
        double[] x = new double[lookBack - 1], y = new double[targets];
        for (int end = lookBack; end + targets <= values.Length; end++)
        {
            Look(values.Slice(end - lookBack, lookBack), x);
            for (int s = 0; s < targets; s++)
            {
                y[s] = values[end + s] - values[end - 1];
            }
            equations.Add(x, y);
        }
        return equations.Solve(Ridges);
    }

    /// <summary>The values of a window less its last one.</summary>
    private static void Look(ReadOnlySpan<double> window, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = window[i] - window[^1];
        }
    }

    private static double Predict(double[] x, double[] b, int target, int targets)
    {
        double sum = b[x.Length * targets + target];
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * b[i * targets + target];
        }
        return sum;
    }

    private static double[] Mean(List<double[]> forecasts, int horizon) =>
        [.. Enumerable.Range(0, horizon).Select(s => forecasts.Sum(forecast => forecast[s]) / forecasts.Count)];
}
