namespace Wavecast.Transforms;

/// <summary>The power of a Box-Cox transform that makes the spread within a season depend least on its level.</summary>
/// <remarks>
/// Guerrero, Journal of Forecasting 12 (1993): over whole seasons b with mean m and standard deviation s, the power k for which s / m^(1 − k) has the
/// least coefficient of variation. Seasons are counted from the end; where there is none, of 2 steps, as in R's forecast.
/// </remarks>
internal static class Guerrero
{
    public const double Least = -1;
    public const double Most = 2;

    private const int GridCells = 60;

    /// <summary>Halvings by the golden section: 60 of them leave 3·10⁻¹⁴ of a cell.</summary>
    private const int Sections = 60;

    /// <summary>The power; null where there are no two seasons with two known values each.</summary>
    /// <param name="history">Above 0, or NaN.</param>
    /// <param name="season">Steps of a season; 1 for none.</param>
    public static double? Lambda(ReadOnlySpan<double> history, int season)
    {
        (double[] logarithms, double[] deviations) = Seasons(history, Math.Max(season, 2));
        if (logarithms.Length < 2)
        {
            return null;
        }
        // Seasons without any spread say nothing of a power, so that the values stay as they are.
        return Array.TrueForAll(deviations, deviation => deviation == 0) ? 1 : Minimum(power => Variation(logarithms, deviations, power));
    }

    /// <summary>The logarithms of the seasons' means, by the largest one so that their powers stay in range, and the standard deviations.</summary>
    private static (double[] Logarithms, double[] Deviations) Seasons(ReadOnlySpan<double> history, int season)
    {
        List<double> means = [], deviations = [];
        for (int end = history.Length; end >= season; end -= season)
        {
            double[] known = Known(history[(end - season)..end]);
            if (known.Length >= 2)
            {
                double mean = known.Sum(value => value / known.Length);
                means.Add(mean);
                // By the mean, since squares of values near the largest double are infinite.
                deviations.Add(mean * Math.Sqrt(known.Sum(value => (value / mean - 1) * (value / mean - 1)) / (known.Length - 1)));
            }
        }
        double largest = means.DefaultIfEmpty(1).Max();
        return ([.. means.Select(mean => Math.Log(mean) - Math.Log(largest))], [.. deviations]);
    }

    private static double[] Known(ReadOnlySpan<double> values)
    {
        List<double> known = new(values.Length);
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                known.Add(value);
            }
        }
        return [.. known];
    }

    /// <summary>The coefficient of variation of the seasons' spread by a power of their level; infinite where the powers are beyond all numbers.</summary>
    private static double Variation(double[] logarithms, double[] deviations, double power)
    {
        double[] ratios = [.. deviations.Select((deviation, b) => deviation * Math.Exp((power - 1) * logarithms[b]))];
        double mean = ratios.Average();
        double variation = Math.Sqrt(ratios.Sum(ratio => (ratio / mean - 1) * (ratio / mean - 1)) / (ratios.Length - 1));
        return double.IsNaN(variation) ? double.PositiveInfinity : variation;
    }

    /// <summary>The best of a grid, which has the neighbourhood of the least value even where there are several minima, and then its neighbourhood by sections.</summary>
    private static double Minimum(Func<double, double> cost)
    {
        double cell = (Most - Least) / GridCells;
        double best = Enumerable.Range(0, GridCells + 1).Select(i => Least + i * cell).MinBy(cost);
        double low = Math.Max(best - cell, Least), high = Math.Min(best + cell, Most), golden = (Math.Sqrt(5) - 1) / 2;
        for (int i = 0; i < Sections; i++)
        {
            double left = high - golden * (high - low), right = low + golden * (high - low);
            (low, high) = cost(left) <= cost(right) ? (low, right) : (left, high);
        }
        return Math.Clamp((low + high) / 2, Least, Most);
    }
}
