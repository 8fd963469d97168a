namespace Wavecast.Statistics;

/// <summary>A linear map of the last values: the mean of ridge regressions over look-backs of several lengths, of the values and of their logarithms, recursive and direct.</summary>
/// <remarks>
/// Each regression sees the values of a look-back less the last one, and forecasts steps less that value. A recursive one forecasts a step and reads
/// it again; a direct one has coefficients for each step. Averaging them beats selecting one of them; a single one is what plain
/// recurrent networks lose to on public benchmarks (Zeng et al., AAAI 2023). A method whose forecasts run away from what was seen is left out of
/// the mean.
/// <para>
/// What is seen less its last value knows of no level to return to. So where a series has one (<see cref="StationarityTest"/>), each regression takes
/// turns with one of the values about their mean, weighted by how much better that explains the history: Akaike's weights (Burnham and Anderson,
/// <em>Model Selection and Multimodel Inference</em>, 2002), of as many observations as do not overlap.
/// </para>
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

    /// <summary>Horizons that a history must have for a level to be told from one that wanders.</summary>
    private const int HorizonsForLevel = 10;

    /// <summary>What a level costs a direct map: one parameter more.</summary>
    private const double CostOfLevel = 2;

    /// <summary>What it costs a recursive one: the best of a wandering series' levels explains so much by chance (Dickey and Fuller, Journal of the American Statistical Association 74, 1979).</summary>
    private const double CostOfUnitRoot = 6;

    /// <summary>Whether a history has a level, and is long enough to know it by.</summary>
    /// <param name="values">Without gaps.</param>
    /// <param name="horizon">Steps to forecast.</param>
    public static bool HasLevel(ReadOnlySpan<double> values, int horizon) => values.Length >= (long)HorizonsForLevel * horizon && StationarityTest.HasLevel(values);

    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon) =>
        new FittedLinear(
            this, season, horizon,
            Maps(history, season, horizon),
            SeriesMath.ArePositive(history) ? Maps(SeriesMath.Logarithms(history), season, horizon) : []);

    /// <summary>A recursive and a direct regression of each look-back that the values are enough for.</summary>
    private static LinearMap[] Maps(ReadOnlySpan<double> values, int season, int horizon)
    {
        double? level = HasLevel(values, horizon) ? SeriesMath.MeanOfKnown(values) : null;
        int cycle = Math.Max(season, Math.Min(ShortestCycle, values.Length / 6));
        List<LinearMap> maps = [];
        foreach (int lookBack in Seasons.Select(seasons => (int)Math.Min(Math.Round(seasons * cycle), MostLookBack)).Distinct())
        {
            if (lookBack >= 2 && (long)values.Length - lookBack - horizon + 1 >= Math.Max(FewestRows, lookBack / 2))
            {
                maps.AddRange(Regressions(values, lookBack, horizon, level));
            }
        }
        return [.. maps];
    }

    /// <summary>The recursive and the direct one of a look-back; where there is a level, also those about it.</summary>
    private static LinearMap[] Regressions(ReadOnlySpan<double> values, int lookBack, int horizon, double? level)
    {
        ((double[] recursive, double recursiveError), (double[] direct, double directError)) = Solve(values, lookBack, horizon, null);
        if (level is null)
        {
            return [new LinearMap(lookBack, 1, null, recursive), new LinearMap(lookBack, horizon, null, direct)];
        }
        ((double[] aboutLevel, double error), (double[] directAboutLevel, double errorOfDirect)) = Solve(values, lookBack, horizon, level);
        int rows = values.Length - lookBack - horizon + 1;
        double weight = WeightOf(rows * Math.Log(recursiveError / error) - CostOfUnitRoot);
        double weightOfDirect = WeightOf((double)rows / horizon * Math.Log(directError / errorOfDirect) - CostOfLevel);
        return
        [
            new LinearMap(lookBack, 1, null, recursive) { Weight = 1 - weight }, new LinearMap(lookBack, 1, level, aboutLevel) { Weight = weight },
            new LinearMap(lookBack, horizon, null, direct) { Weight = 1 - weightOfDirect }, new LinearMap(lookBack, horizon, level, directAboutLevel) { Weight = weightOfDirect },
        ];
    }

    /// <summary>Of two models the weight of the better one by so much of Akaike's criterion.</summary>
    private static double WeightOf(double gain) => double.IsNaN(gain) ? 0 : 1 / (1 + Math.Exp(-gain / 2));

    /// <summary>The coefficients of the recursive and the direct regression, and their errors by cross-validation.</summary>
    private static ((double[] Coefficients, double Error) Recursive, (double[] Coefficients, double Error) Direct) Solve(ReadOnlySpan<double> values, int lookBack, int horizon, double? centre)
    {
        NormalEquations direct = new(LinearMap.InputsOf(lookBack, centre), horizon);
        int end = AddRows(direct, values, lookBack, lookBack, horizon, centre);

        // A recursive one has the same rows, and the last ones too, behind which there is no horizon.
        NormalEquations recursive = direct.OfFirstTarget();
        AddRows(recursive, values, end, lookBack, targets: 1, centre);
        return ((recursive.Solve(Ridges, out double error), error), (direct.Solve(Ridges, out double errorOfDirect), errorOfDirect));
    }

    /// <summary>Adds a row for each look-back that ends at a step or later and has all targets behind it; returns the first end that has not.</summary>
    private static int AddRows(NormalEquations equations, ReadOnlySpan<double> values, int end, int lookBack, int targets, double? centre)
    {
        double[] x = new double[LinearMap.InputsOf(lookBack, centre)], y = new double[targets];
        for (; end + targets <= values.Length; end++)
        {
            double level = centre ?? values[end - 1];
            LinearMap.Look(values.Slice(end - lookBack, lookBack), level, x);
            for (int s = 0; s < targets; s++)
            {
                y[s] = values[end + s] - level;
            }
            equations.Add(x, y);
        }
        return end;
    }
}
