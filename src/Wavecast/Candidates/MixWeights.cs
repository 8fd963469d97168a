namespace Wavecast.Candidates;

/// <summary>How much each candidate counts in their mean.</summary>
/// <remarks>
/// By the third power of one over its inner error (Bates and Granger, Operational Research Quarterly 20, 1969, sharper), in a trimmed mean. Where many
/// series tell more, by the fourth, nothing is trimmed, and weight is moved from one candidate to another as long as the mean's error falls.
/// </remarks>
internal static class MixWeights
{
    private const int Sharpness = 3;
    private const int SharpnessOfMany = 4;

    /// <summary>The weight that is left out at either end where few origins tell.</summary>
    private const double Trim = 0.2;

    /// <summary>Errors below this part of their mean are taken for as good.</summary>
    private const double LeastPart = 1e-3;

    /// <summary>Horizons of all series together from which on weights are searched for.</summary>
    private const int FewestToSearch = 60;

    private static readonly double[] Moves = [0.1, 0.05];

    /// <summary>The mean of those that may count; of equal parts where nothing is known.</summary>
    /// <param name="backtest">Of all candidates.</param>
    /// <param name="errors">The error of each by itself; NaN where there is none.</param>
    /// <param name="takesPart">Which of them may count.</param>
    public static CandidateMix Of(InnerBacktest backtest, double[] errors, bool[] takesPart)
    {
        if (HorizonsOf(backtest) < FewestToSearch)
        {
            return new CandidateMix([.. ByError(errors, takesPart, Sharpness)], Trim);
        }
        double[] weights = ByError(errors, takesPart, SharpnessOfMany);
        Search(backtest, weights, takesPart);
        return new CandidateMix([.. weights], 0);
    }

    /// <summary>How many horizons were forecast of all series: those that overlap tell the same.</summary>
    private static double HorizonsOf(InnerBacktest backtest)
    {
        int[] back = backtest.Origins.Back;
        double stride = back.Length > 1 ? Math.Min(1, (back[0] - back[1]) / (double)backtest.Origins.Reach) : 1;
        return stride * backtest.Actual.Sum(actual => actual.Length);
    }

    private static double[] ByError(double[] errors, bool[] takesPart, int sharpness)
    {
        double[] known = [.. errors.Where((error, c) => takesPart[c] && double.IsFinite(error))];
        if (known.Length == 0)
        {
            return [.. takesPart.Select(part => part ? 1.0 / takesPart.Count(p => p) : 0)];
        }
        double floor = Math.Max(LeastPart * known.Average(), double.Epsilon), smallest = Math.Max(known.Min(), floor);
        double[] weights = [.. errors.Select((error, c) => takesPart[c] && double.IsFinite(error) ? Math.Pow(smallest / Math.Max(error, floor), sharpness) : 0)];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static void Search(InnerBacktest backtest, double[] weights, bool[] takesPart)
    {
        (double mase, double smape) = backtest.ErrorsOf(new CandidateMix([.. weights], 0));
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
            (double scaled, double percents) = backtest.ErrorsOf(new CandidateMix([.. weights], 0));
            return percent ? scaled / mase + percents / smape : scaled;
        }
    }
}
