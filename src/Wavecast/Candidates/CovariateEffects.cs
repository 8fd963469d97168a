using Wavecast.Metrics;
using Wavecast.Segments;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>The linear effects of covariates that are known in advance: taken out of each series before anything is fitted to it, and laid over its forecasts.</summary>
/// <remarks>
/// Regression with autoregressive errors, its coefficients by feasible generalised least squares: the errors' lags and the
/// coefficients are estimated in turn (Cochrane and Orcutt, Journal of the American Statistical Association 44, 1949). Each series' coefficients are
/// shrunk to those of all series together, by their scales, with the ridge that cross-validation chooses.
/// </remarks>
internal sealed class CovariateEffects
{
    private const int Rounds = 3;

    /// <summary>An error that is not below this part of the one without effects is not worth them.</summary>
    private const double LittleHelp = 0.995;

    private static readonly double[] ErrorRidges = [1e-6, 1e-4, 1e-2];
    private static readonly double[] PooledRidges = [1e-8, 1e-6, 1e-4, 1e-2];
    private static readonly double[] OwnRidges = [1e-3, 1e-2, 1e-1, 1, 10, 100, 1000];

    private readonly Effect[] effects;

    private CovariateEffects(EffectKind kind, Effect[] effects) => (Kind, this.effects) = (kind, effects);

    /// <summary>No effects.</summary>
    public static CovariateEffects None { get; } = new(EffectKind.None, []);

    public EffectKind Kind { get; }

    /// <summary>Learns the effects in all series; none where no covariate is known in advance.</summary>
    public static CovariateEffects Fit(CandidateData data, EffectKind kind, CancellationToken cancellation)
    {
        int[] places = [.. Enumerable.Range(0, data.Series[0].Covariates.Length).Where(c => data.Series[0].Covariates[c].Kind == CovariateKind.Future)];
        if (kind == EffectKind.None || places.Length == 0)
        {
            return None;
        }
        Regression[] regressions = new Regression[data.Series.Length];
        double[] units = [.. places.Select(place => FeatureScaling.UnitOf(data.Series.Select(series => series.Covariates[place].Values[..series.Length].ToArray())))];
        Jobs.Run(regressions.Length, data.Threads, i => regressions[i] = new Regression(data, data.Series[i], places, units, kind), cancellation);
        double[] pooled = new double[places.Length];
        for (int round = 0; round < Rounds; round++)
        {
            Jobs.Run(regressions.Length, data.Threads, i => regressions[i].Filter(), cancellation);
            NormalEquations all = new(places.Length, 1);
            int rows = regressions.Sum(regression => regression.AddRows(all, [], 1 / regression.Scale));
            pooled = rows > places.Length ? all.Solve(PooledRidges)[..places.Length] : pooled;
            Jobs.Run(regressions.Length, data.Threads, i => regressions[i].Solve(pooled, isAlone: regressions.Length == 1), cancellation);
        }
        return new CovariateEffects(kind, [.. regressions.Select(regression => regression.Found)]);
    }

    /// <summary>The kind of effects with the least error of two simple methods inside the history; none where it hardly helps.</summary>
    /// <param name="data">The series to compare on.</param>
    /// <param name="arePositive">Whether all values of all series are above 0, also of those that are not compared on.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static EffectKind Choose(CandidateData data, bool arePositive, CancellationToken cancellation)
    {
        InnerOrigins origins = InnerOrigins.Of(data);
        if (origins.Back.Length == 0 || !data.Series[0].Covariates.Any(covariate => covariate.Kind == CovariateKind.Future))
        {
            return EffectKind.None;
        }
        Candidate[] judges = [new SimpleCandidate(SimpleMethods.Linear), new SimpleCandidate(SimpleMethods.Theta)];
        double least = LittleHelp * Error(EffectKind.None);
        EffectKind best = EffectKind.None;
        foreach (EffectKind kind in arePositive ? [EffectKind.Additive, EffectKind.Multiplicative] : new[] { EffectKind.Additive })
        {
            if (Error(kind) is var error && error < least)
            {
                (least, best) = (error, kind);
            }
        }
        return best;

        double Error(EffectKind kind) => InnerBacktest.Run(data, judges, origins, kind, cancellation).Error(new CandidateMix([0.5, 0.5], 0));
    }

    /// <summary>Series without the effects; the same series, or those gone on.</summary>
    public CandidateData Adjust(CandidateData data) => Kind == EffectKind.None ? data : data with
    {
        Series = [.. data.Series.Select((series, i) =>
        {
            double[] values = series.Values.ToArray();
            for (int t = 0; t < values.Length; t++)
            {
                values[t] = Without(values[t], effects[i].At(series, t));
                // Counts stay counts, as far as a likelihood of them must be able to read them.
                values[t] = data.IsOfCounts ? Math.Max(0, values[t]) : values[t];
            }
            return new Series(series.Id, series.Index, (ReadOnlyMemory<double>)values).With(series.Covariates, series.StaticFeatures);
        })],
    };

    /// <summary>Forecasts with the effects of what is known in advance.</summary>
    public CandidateForecast Restore(CandidateData data, CandidateForecast forecast)
    {
        if (Kind == EffectKind.None)
        {
            return forecast;
        }
        double[][] factors = [.. data.Series.Select((series, i) => Enumerable.Range(series.Length, data.Horizon).Select(t => effects[i].At(series, t)).ToArray())];
        return new CandidateForecast(
            [.. forecast.Median.Select((values, i) => With(values, factors[i], 1))],
            forecast.Quantiles?.Select((values, i) => values is null ? null : With(values, factors[i], data.Quantiles.Length)).ToArray());
    }

    private double[] With(double[] values, double[] byStep, int perStep)
    {
        double[] restored = new double[values.Length];
        for (int k = 0; k < restored.Length; k++)
        {
            double effect = byStep[k / perStep];
            restored[k] = Kind == EffectKind.Multiplicative ? values[k] * Math.Exp(effect) : values[k] + effect;
        }
        return restored;
    }

    private double Without(double value, double effect) => Kind == EffectKind.Multiplicative ? value * Math.Exp(-effect) : value - effect;

    /// <summary>A series' effects.</summary>
    /// <param name="Places">Of the covariates.</param>
    /// <param name="Centres">Their means, at which they have no effect.</param>
    /// <param name="Coefficients">What one more of each adds.</param>
    /// <param name="Seen">The range of each in the history, one range beyond which an effect grows no more.</param>
    private sealed record Effect(int[] Places, double[] Centres, double[] Coefficients, (double Least, double Most)[] Seen)
    {
        /// <summary>Their sum at a step; a missing value, and a covariate of which nothing was known, have none.</summary>
        public double At(Series series, int step)
        {
            double sum = 0;
            for (int f = 0; f < Places.Length; f++)
            {
                double range = Seen[f].Most - Seen[f].Least, value = series.Covariates[Places[f]].Values[step] - Centres[f];
                sum += double.IsNaN(value) ? 0 : Coefficients[f] * Math.Clamp(value, Seen[f].Least - range - Centres[f], Seen[f].Most + range - Centres[f]);
            }
            return sum;
        }
    }

    /// <summary>The estimation in one series.</summary>
    private sealed class Regression
    {
        private const int SeasonsForLag = 3;

        private readonly int[] places;
        private readonly double[] values;
        private readonly double[][] x;
        private readonly double[] centres;
        private readonly int[] lags;
        private readonly double[] own;
        private readonly bool isConstant;
        private readonly double[] units;
        private readonly (double Least, double Most)[] seen;
        private double[] errorLags = [];

        public Regression(CandidateData data, Series series, int[] places, double[] units, EffectKind kind)
        {
            (this.places, this.units) = (places, units);
            values = kind == EffectKind.Multiplicative ? SeriesMath.Logarithms(data.Seen(series)) : data.Seen(series).ToArray();
            isConstant = CandidateData.IsConstant(series);
            // Logarithms of all series have the same unit.
            Scale = kind == EffectKind.Multiplicative ? 1 : SeriesView.ScaleOf(values);
            x = new double[places.Length][];
            centres = new double[places.Length];
            seen = new (double, double)[places.Length];
            for (int f = 0; f < places.Length; f++)
            {
                ReadOnlySpan<double> known = series.Covariates[places[f]].Values[..values.Length];
                double[] column = x[f] = known.ToArray();
                double centre = centres[f] = ForecastMetrics.MeanOfDefined(column);
                seen[f] = SeriesMath.RangeOfKnown(column);
                for (int t = 0; t < column.Length; t++)
                {
                    column[t] = double.IsNaN(column[t]) ? 0 : (column[t] - centre) / units[f];
                }
            }
            int season = data.Season > 3 && values.Length >= SeasonsForLag * data.Season + 2 ? data.Season : 0;
            lags = season > 0 ? [1, 2, 3, season, season + 1] : values.Length > 8 ? [1, 2, 3] : [1];
            own = new double[places.Length];
        }

        /// <summary>What the coefficients of all series are in units of.</summary>
        public double Scale { get; }

        public Effect Found => new(places, centres, [.. own.Zip(units, (coefficient, unit) => coefficient / unit)], seen);

        /// <summary>Estimates how what the effects leave follows its own past.</summary>
        public void Filter()
        {
            double[] left = [.. values];
            for (int t = 0; t < left.Length; t++)
            {
                left[t] -= EffectAt(t, own);
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
        public int AddRows(NormalEquations equations, ReadOnlySpan<double> explained, double factor)
        {
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
        public void Solve(double[] pooled, bool isAlone)
        {
            if (isConstant)
            {
                return;
            }
            double[] common = [.. pooled.Select(coefficient => double.IsFinite(coefficient) ? coefficient * Scale : 0)];
            common.CopyTo(own, 0);
            NormalEquations equations = new(x.Length, 1);
            if (!isAlone && AddRows(equations, common, 1) > x.Length + 2)
            {
                double[] further = equations.Solve(OwnRidges);
                for (int f = 0; f < own.Length; f++)
                {
                    own[f] += double.IsFinite(further[f]) ? further[f] : 0;
                }
            }
        }

        private double EffectAt(int step, double[] coefficients)
        {
            double sum = 0;
            for (int f = 0; f < x.Length; f++)
            {
                sum += coefficients[f] * x[f][step];
            }
            return sum;
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
}
