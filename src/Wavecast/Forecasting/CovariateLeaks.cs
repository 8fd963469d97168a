using System.Globalization;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>Covariates known in advance that look like their series itself: one that is made of the values tells what nobody will know.</summary>
/// <remarks>
/// The values are alike, and so are their changes. Values alone are not enough: whatever grows evenly, such as a number of the year, is like every series with a
/// steep trend. Changes may differ a little more, as those of rounded values do.
/// </remarks>
internal static class CovariateLeaks
{
    /// <summary>A correlation of values beyond which they are the same.</summary>
    private const double SameValues = 0.999;

    /// <summary>A correlation of changes.</summary>
    private const double SameChanges = 0.99;

    /// <summary>Steps where both are known, without which likeness is chance.</summary>
    private const int LeastPairs = 8;

    /// <summary>One sentence about all series; null where no covariate looks so.</summary>
    public static string? Find(Panel panel)
    {
        (Series Series, Covariate Covariate, double Likeness)[] found = [.. panel.Select(First).OfType<(Series, Covariate, double)>()];
        if (found.Length == 0)
        {
            return null;
        }
        (Series series, Covariate covariate, double likeness) = found[0];
        string others = found.Length == 1 ? "" : $" (so does one in {found.Length - 1} more of the {panel.Count} series)";
        string figures = string.Create(CultureInfo.InvariantCulture, $"a correlation of {likeness:0.####}");
        return $"The covariate '{covariate.Name}' of series '{series.Id}', which is said to be known in advance, looks like the series itself, with {figures}{others}: if it is made of the values, errors in the past look better than they will be.";
    }

    private static (Series, Covariate, double)? First(Series series)
    {
        foreach (Covariate covariate in series.Covariates.Where(covariate => covariate.Kind == CovariateKind.Future))
        {
            double likeness = Correlation(series.Values, covariate.Values, 0);
            if (likeness > SameValues && Correlation(series.Values, covariate.Values, 1) > SameChanges)
            {
                return (series, covariate, likeness);
            }
        }
        return null;
    }

    /// <summary>The correlation of two series or, with a lag of 1, of their changes, over the first one's steps; NaN of too few pairs, or where one does not vary.</summary>
    private static double Correlation(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int lag)
    {
        List<(double X, double Y)> pairs = [];
        for (int t = lag; t < first.Length; t++)
        {
            (double x, double y) = lag == 0 ? (first[t], second[t]) : (first[t] - first[t - lag], second[t] - second[t - lag]);
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                pairs.Add((x, y));
            }
        }
        if (pairs.Count < LeastPairs)
        {
            return double.NaN;
        }
        double xMean = pairs.Average(pair => pair.X), yMean = pairs.Average(pair => pair.Y);
        double xx = pairs.Sum(pair => (pair.X - xMean) * (pair.X - xMean)), yy = pairs.Sum(pair => (pair.Y - yMean) * (pair.Y - yMean));
        double xy = pairs.Sum(pair => (pair.X - xMean) * (pair.Y - yMean));
        // Of a line, changes vary by roundings only.
        return Varies(xx, xMean) && Varies(yy, yMean) ? xy / Math.Sqrt(xx) / Math.Sqrt(yy) : double.NaN;

        bool Varies(double squares, double mean) => squares > 1e-18 * pairs.Count * mean * mean;
    }
}
