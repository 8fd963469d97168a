using Wavecast.Metrics;

namespace Wavecast.Statistics;

/// <summary>Sums and checks of one series, in order from its first value.</summary>
internal static class SeriesMath
{
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static void Check(ReadOnlySpan<double> values, string name)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("There are no values; pass at least one.", name);
        }
        for (int t = 0; t < values.Length; t++)
        {
            if (!double.IsFinite(values[t]))
            {
                throw new ArgumentException(FormattableString.Invariant($"The value at step {t} is {values[t]}; fill or cut such values first."), name);
            }
        }
    }

    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }
        return sum / values.Length;
    }

    public static bool AreConstant(ReadOnlySpan<double> values) => !values.ContainsAnyExcept(values[0]);

    /// <summary>Whether all are above 0.</summary>
    public static bool ArePositive(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (value <= 0)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Of values above 0.</summary>
    public static double[] Logarithms(ReadOnlySpan<double> values)
    {
        double[] logarithms = new double[values.Length];
        for (int t = 0; t < logarithms.Length; t++)
        {
            logarithms[t] = Math.Log(values[t]);
        }
        return logarithms;
    }

    /// <summary>The least-squares line over steps 0, 1, … .</summary>
    /// <param name="values">At least one; of one, the slope is 0.</param>
    public static (double Intercept, double Slope) Line(ReadOnlySpan<double> values)
    {
        double centre = (values.Length - 1) / 2.0, mean = Mean(values), products = 0, squares = 0;
        for (int t = 0; t < values.Length; t++)
        {
            products += (t - centre) * (values[t] - mean);
            squares += (t - centre) * (t - centre);
        }
        double slope = squares > 0 ? products / squares : 0;
        return (mean - slope * centre, slope);
    }

    /// <summary>One value, as often as asked for.</summary>
    public static double[] Repeat(double value, int horizon)
    {
        double[] forecast = new double[horizon];
        Array.Fill(forecast, value);
        return forecast;
    }

    /// <summary>As many values as asked for, each a function of its step ahead, counted from 1.</summary>
    public static double[] Ahead(int horizon, Func<int, double> value)
    {
        double[] forecast = new double[horizon];
        for (int h = 1; h <= horizon; h++)
        {
            forecast[h - 1] = value(h);
        }
        return forecast;
    }

    /// <summary>The mean of the values that are known; 0 where none is.</summary>
    public static double MeanOfKnown(ReadOnlySpan<double> values) => ForecastMetrics.MeanOfDefined(values) is var mean && double.IsNaN(mean) ? 0 : mean;

    /// <summary>The least and the greatest of the values that are known; infinite, the wrong way round, where none is.</summary>
    public static (double Least, double Most) RangeOfKnown(ReadOnlySpan<double> values)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double value in values)
        {
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
        return (least, most);
    }

    /// <summary>The median of numbers in order, the mean of the middle two where there are two; NaN of none.</summary>
    public static double MedianOfSorted(ReadOnlySpan<double> sorted)
    {
        int half = sorted.Length / 2;
        return sorted.IsEmpty ? double.NaN : sorted.Length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }
}
