using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>The covariates of a table with a column for each series: one column of each serves all series, so these must agree about it.</summary>
internal static class SharedCovariates
{
    /// <summary>The cells of each covariate on the steps in which all series meet.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="index">The steps.</param>
    /// <param name="starts">At which of them each series begins.</param>
    /// <exception cref="ArgumentException">Two series have other values at the same time, or are known up to other times than a reader would take.</exception>
    public static IEnumerable<Func<int, double?>> Arrange(Panel panel, TimeIndex index, int[] starts) =>
        Enumerable.Range(0, panel[0].Covariates.Length).Select(k => Arrange(panel, [.. panel.Select(series => series.Covariates[k])], index, starts));

    private static Func<int, double?> Arrange(Panel panel, Covariate[] covariates, TimeIndex index, int[] starts)
    {
        double?[] values = Merge(panel, covariates, index, starts);
        int[] ends = [.. covariates.Select((covariate, i) => starts[i] + covariate.Length)];
        int end = covariates[0].Kind == CovariateKind.Past ? ends.Max() : FindEnd(panel, covariates, index, starts, ends);
        // The last filled cell tells how far what is known in advance is known.
        return t => values[t] is double value ? WrittenTable.Cell(value, t == end - 1) : null;
    }

    /// <summary>The value at each step; null where there is no series.</summary>
    private static double?[] Merge(Panel panel, Covariate[] covariates, TimeIndex index, int[] starts)
    {
        double?[] values = new double?[index.Length];
        for (int i = 0; i < covariates.Length; i++)
        {
            for (int t = 0; t < covariates[i].Length; t++)
            {
                ref double? value = ref values[starts[i] + t];
                if (value is double other && !AreSame(other, covariates[i].Values[t]))
                {
                    throw new ArgumentException($"Covariate '{covariates[i].Name}' of series '{panel[i].Id}' has another value at {index.TextAt(starts[i] + t)} than that of a series before it, but in the layout {PanelLayout.Columns} all share one column; write the long layout.", nameof(panel));
                }
                value = covariates[i].Values[t];
            }
        }
        return values;
    }

    /// <summary>The step behind the last filled cell of what is known in advance: a reader takes it up to there for every series, and up to the series' own end where that is later.</summary>
    private static int FindEnd(Panel panel, Covariate[] covariates, TimeIndex index, int[] starts, int[] ends)
    {
        int end = ends.Min();
        for (int i = 0; i < ends.Length; i++)
        {
            bool isRead = ends[i] == Math.Max(end, starts[i] + panel[i].Length) && !HoldsNumbers(covariates[i].Values[Math.Clamp(end - starts[i], 0, covariates[i].Length)..]);
            if (!isRead)
            {
                throw new ArgumentException($"Covariate '{covariates[i].Name}' of series '{panel[i].Id}' is known up to {index.TextAt(ends[i] - 1)}, that of '{panel[Array.IndexOf(ends, end)].Id}' up to {index.TextAt(end - 1)}, but in the layout {PanelLayout.Columns} all share one column; write the long layout.", nameof(panel));
            }
        }
        return end;
    }

    private static bool HoldsNumbers(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the bits are the same, which tells 0 from -0; every NaN is the same missing value.</summary>
    private static bool AreSame(double a, double b) =>
        double.IsNaN(a) ? double.IsNaN(b) : BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);
}
