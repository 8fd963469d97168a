using Wavecast.Statistics;

namespace Wavecast.Candidates;

/// <summary>What columns beside a series add to it, or multiply it by: regression with autoregressive errors, of many series at once.</summary>
/// <remarks>
/// Coefficients by feasible generalised least squares: the errors' lags and the coefficients are estimated in turn (Cochrane and Orcutt, Journal of
/// the American Statistical Association 44, 1949). Each series' coefficients are shrunk to those of all series together, by their scales, with the
/// ridge that cross-validation chooses.
/// </remarks>
internal sealed class EffectRegression
{
    private const int Rounds = 3;
    private const int SeasonsForLag = 3;

    private static readonly double[] ErrorRidges = [1e-6, 1e-4, 1e-2];
    private static readonly double[] PooledRidges = [1e-8, 1e-6, 1e-4, 1e-2];
    private static readonly double[] OwnRidges = [1e-3, 1e-2, 1e-1, 1, 10, 100, 1000];

    private readonly double[] values;
    private readonly Func<double[][]> columnsOf;
    private readonly int[] lags;
    private readonly double[] coefficients;
    private readonly bool isConstant;
    private double[] errorLags = [];

    /// <param name="data">What the series is one of.</param>
    /// <param name="series">The series.</param>
    /// <param name="kind">Whether columns add or multiply.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="columnsOf">Makes the columns, of the series' length at least; they are kept no longer than needed, since a panel has many.</param>
    public EffectRegression(CandidateData data, TimeSeries.Series series, EffectKind kind, int count, Func<double[][]> columnsOf)
    {
        values = kind == EffectKind.Multiplicative ? SeriesMath.Logarithms(data.Seen(series)) : data.Seen(series).ToArray();
        isConstant = CandidateData.IsConstant(series);
        // Logarithms of all series have the same unit.
        Scale = kind == EffectKind.Multiplicative ? 1 : Segments.SeriesView.ScaleOf(values);
        int season = data.Season > 3 && values.Length >= SeasonsForLag * data.Season + 2 ? data.Season : 0;
        lags = season > 0 ? [1, 2, 3, season, season + 1] : values.Length > 8 ? [1, 2, 3] : [1];
        coefficients = new double[count];
        this.columnsOf = columnsOf;
    }

    /// <summary>What one more of each column adds.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>What the coefficients of all series are in units of.</summary>
    private double Scale { get; }

    /// <summary>Estimates all series, each beside the others.</summary>
    public static void Run(EffectRegression[] regressions, int threads, CancellationToken cancellation)
    {
        int count = regressions[0].coefficients.Length;
        double[] pooled = new double[count];
        for (int round = 0; round < Rounds; round++)
        {
            Jobs.Run(regressions.Length, threads, i => regressions[i].Filter(), cancellation);
            NormalEquations all = new(count, 1);
            int rows = regressions.Sum(regression => regression.AddRows(all, [], 1 / regression.Scale));
            pooled = rows > count ? all.Solve(PooledRidges)[..count] : pooled;
            Jobs.Run(regressions.Length, threads, i => regressions[i].Solve(pooled, isAlone: regressions.Length == 1), cancellation);
        }
    }

    /// <summary>Estimates how what the effects leave follows its own past.</summary>
    private void Filter()
    {
        double[] left = [.. values];
        double[][] x = columnsOf();
        for (int t = 0; t < left.Length; t++)
        {
            for (int f = 0; f < x.Length; f++)
            {
                left[t] -= coefficients[f] * x[f][t];
            }
        }
        NormalEquations equations = new(lags.Length, 1);
        double[] row = new double[lags.Length];
        int rows = 0;
        for (int t = lags[^1]; t < left.Length; t++)
        {
            bool isWhole = !double.IsNaN(left[t]);
            for (int l = 0; l < lags.Length; l++)
            {
                row[l] = left[t - lags[l]];
                isWhole &= !double.IsNaN(row[l]);
            }
            if (isWhole)
            {
                equations.Add(row, [left[t]]);
                rows++;
            }
        }
        errorLags = rows > lags.Length ? equations.Solve(ErrorRidges)[..lags.Length] : new double[lags.Length];
    }

    /// <summary>Adds filtered rows, less what coefficients explain already; returns how many.</summary>
    private int AddRows(NormalEquations equations, ReadOnlySpan<double> explained, double factor)
    {
        double[][] x = columnsOf();
        double[] row = new double[x.Length];
        int rows = 0;
        for (int t = lags[^1]; t < values.Length; t++)
        {
            double y = Filtered(values, t);
            for (int f = 0; f < row.Length; f++)
            {
                row[f] = Filtered(x[f], t);
                y -= explained.IsEmpty ? 0 : explained[f] * row[f];
            }
            if (!double.IsNaN(y))
            {
                equations.Add(row, [y * factor]);
                rows++;
            }
        }
        return rows;
    }

    /// <summary>The series' own coefficients, from those of all series.</summary>
    private void Solve(double[] pooled, bool isAlone)
    {
        if (isConstant)
        {
            return;
        }
        double[] common = [.. pooled.Select(coefficient => double.IsFinite(coefficient) ? coefficient * Scale : 0)];
        common.CopyTo(coefficients, 0);
        NormalEquations equations = new(coefficients.Length, 1);
        if (!isAlone && AddRows(equations, common, 1) > coefficients.Length + 2)
        {
            double[] further = equations.Solve(OwnRidges);
            for (int f = 0; f < coefficients.Length; f++)
            {
                coefficients[f] += double.IsFinite(further[f]) ? further[f] : 0;
            }
        }
    }

    private double Filtered(double[] series, int step)
    {
        double sum = series[step];
        for (int l = 0; l < lags.Length; l++)
        {
            sum -= errorLags[l] * series[step - lags[l]];
        }
        return sum;
    }
}
