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

    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon) =>
        new FittedLinear(
            this, season, horizon,
            Maps(history, season, horizon),
            SeriesMath.ArePositive(history) ? Maps(SeriesMath.Logarithms(history), season, horizon) : []);

    /// <summary>A recursive and a direct regression of each look-back that the values are enough for.</summary>
    private static LinearMap[] Maps(ReadOnlySpan<double> values, int season, int horizon)
    {
        int cycle = Math.Max(season, Math.Min(ShortestCycle, values.Length / 6));
        List<LinearMap> maps = [];
        foreach (int lookBack in Seasons.Select(seasons => (int)Math.Min(Math.Round(seasons * cycle), MostLookBack)).Distinct())
        {
            if (lookBack >= 2 && (long)values.Length - lookBack - horizon + 1 >= Math.Max(FewestRows, lookBack / 2))
            {
                maps.AddRange(Regressions(values, lookBack, horizon));
            }
        }
        return [.. maps];
    }

    /// <summary>The recursive and the direct one of a look-back.</summary>
    private static LinearMap[] Regressions(ReadOnlySpan<double> values, int lookBack, int horizon)
    {
        NormalEquations direct = new(lookBack - 1, horizon);
        int end = AddRows(direct, values, lookBack, lookBack, horizon);

        // A recursive one has the same rows, and the last ones too, behind which there is no horizon.
        NormalEquations recursive = direct.OfFirstTarget();
        AddRows(recursive, values, end, lookBack, targets: 1);
        return [new LinearMap(lookBack, 1, recursive.Solve(Ridges)), new LinearMap(lookBack, horizon, direct.Solve(Ridges))];
    }

    /// <summary>Adds a row for each look-back that ends at a step or later and has all targets behind it; returns the first end that has not.</summary>
    private static int AddRows(NormalEquations equations, ReadOnlySpan<double> values, int end, int lookBack, int targets)
    {
        double[] x = new double[lookBack - 1], y = new double[targets];
        for (; end + targets <= values.Length; end++)
        {
            LinearMap.Look(values.Slice(end - lookBack, lookBack), x);
            for (int s = 0; s < targets; s++)
            {
                y[s] = values[end + s] - values[end - 1];
            }
            equations.Add(x, y);
        }
        return end;
    }
}
