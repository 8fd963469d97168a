namespace Wavecast.Candidates;

/// <summary>How much each candidate counts in their mean.</summary>
/// <remarks>
/// By the fourth power of one over its inner error (Bates and Granger, Operational Research Quarterly 20, 1969, sharper). Where many series
/// tell more, weight is then moved from one candidate to another as long as the mean's error falls.
/// </remarks>
internal static class MixWeights
{
    private const int Sharpness = 4;

    /// <summary>Errors below this part of their mean are taken for as good.</summary>
    private const double LeastPart = 1e-3;

    /// <summary>Series and origins from which on weights are searched for.</summary>
    private const int FewestToSearch = 60;

    private static readonly double[] Moves = [0.1, 0.05];

    /// <summary>Weights that sum to 1; equal ones where nothing is known.</summary>
    /// <param name="backtest">Of all candidates.</param>
    /// <param name="errors">The error of each by itself; NaN where there is none.</param>
    /// <param name="takesPart">Which of them may count.</param>
    public static double[] Of(InnerBacktest backtest, double[] errors, bool[] takesPart)
    {
        double[] weights = ByError(errors, takesPart);
        if (backtest.Actual.Sum(actual => actual.Length) >= FewestToSearch)
        {
            Search(backtest, weights, takesPart);
        }
        return weights;
    }

    private static double[] ByError(double[] errors, bool[] takesPart)
    {
        double[] known = [.. errors.Where((error, c) => takesPart[c] && double.IsFinite(error))];
        if (known.Length == 0)
        {
            return [.. takesPart.Select(part => part ? 1.0 / takesPart.Count(p => p) : 0)];
        }
        double floor = Math.Max(LeastPart * known.Average(), double.Epsilon), smallest = Math.Max(known.Min(), floor);
        double[] weights = [.. errors.Select((error, c) => takesPart[c] && double.IsFinite(error) ? Math.Pow(smallest / Math.Max(error, floor), Sharpness) : 0)];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static void Search(InnerBacktest backtest, double[] weights, bool[] takesPart)
    {
        (double mase, double smape) = backtest.ErrorsOf(weights);
        bool percent = smape > 0 && backtest.Actual.TrueForAll(actual => Array.TrueForAll(actual, series => Array.TrueForAll(series, value => !(value <= 0))));
        double least = Cost();
        foreach (double move in Moves)
        {
            for (bool moved = true; moved;)
            {
                moved = false;
                for (int from = 0; from < weights.Length; from++)
                {
                    for (int to = 0; to < weights.Length; to++)
                    {
                        double amount = Math.Min(move, weights[from]);
                        if (to == from || !takesPart[to] || amount <= 0)
                        {
                            continue;
                        }
                        (double before, double after) = (weights[from], weights[to]);
                        (weights[from], weights[to]) = (before - amount, after + amount);
                        double error = Cost();
                        if (error < least)
                        {
                            (least, moved) = (error, true);
                        }
                        else
                        {
                            (weights[from], weights[to]) = (before, after);
                        }
                    }
                }
            }
        }

        // Where there are percentages, both errors count as much.
        double Cost()
        {
            (double scaled, double percents) = backtest.ErrorsOf(weights);
            return percent ? scaled / mase + percents / smape : scaled;
        }
    }
}
