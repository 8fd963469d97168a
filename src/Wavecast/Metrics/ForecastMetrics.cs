namespace Wavecast.Metrics;

/// <summary>Errors of forecasts of one series, as forecasting competitions measure them; smaller is better.</summary>
/// <remarks>
/// Actual values and forecasts are <c>[steps]</c>. A step whose actual value is missing (NaN) is left out; where none is left the error is NaN,
/// "undefined", and <see cref="MeanOfDefined"/> leaves it out of a mean over series. A forecast that is not finite makes the error
/// infinite, so that it loses every comparison. For batches of sequences there is <see cref="ErrorMetrics"/>.
/// </remarks>
public static class ForecastMetrics
{
    /// <summary>Mean absolute error, mean |y − f|, in the units of the data.</summary>
    /// <param name="actual">y, what came; NaN where it is missing.</param>
    /// <param name="forecast">f, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or an actual value is infinite.</exception>
    public static double Mae(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast) => Mean(actual, forecast, (y, f) => Math.Abs(y - f));

    /// <summary>Root mean squared error, √mean (y − f)², in the units of the data.</summary>
    /// <inheritdoc cref="Mae"/>
    public static double Rmse(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast) => Math.Sqrt(Mean(actual, forecast, (y, f) => (y - f) * (y - f)));

    /// <summary>Mean absolute scaled error, MAE by the scale's mean absolute change; NaN where the scale is.</summary>
    /// <remarks>Hyndman and Koehler, International Journal of Forecasting 22 (2006).</remarks>
    /// <param name="actual">y, what came; NaN where it is missing.</param>
    /// <param name="forecast">f, as many.</param>
    /// <param name="scale">Of the training part of the same series.</param>
    /// <exception cref="ArgumentException">The lengths differ, or an actual value is infinite.</exception>
    public static double Mase(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, SeriesScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return Mae(actual, forecast) / scale.Absolute;
    }

    /// <summary>Root mean squared scaled error, √(mean (y − f)² by the scale's mean squared change); NaN where the scale is.</summary>
    /// <remarks>Makridakis, Spiliotis and Assimakopoulos, International Journal of Forecasting 38 (2022): the M5 competition, with its lag 1 as <paramref name="scale"/>'s.</remarks>
    /// <inheritdoc cref="Mase"/>
    public static double Rmsse(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, SeriesScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return Math.Sqrt(Mean(actual, forecast, (y, f) => (y - f) * (y - f)) / scale.Squared);
    }

    /// <summary>Symmetric mean absolute percentage error, 200 · mean |y − f| / (|y| + |f|), from 0 to 200; a step where both are 0 counts 0.</summary>
    /// <remarks>Makridakis, International Journal of Forecasting 9 (1993), as the M3 and M4 competitions take it.</remarks>
    /// <inheritdoc cref="Mae"/>
    public static double Smape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast) =>
        200 * Mean(actual, forecast, (y, f) => y == f ? 0 : Math.Abs(y - f) / (Math.Abs(y) + Math.Abs(f)));

    /// <summary>Mean absolute percentage error, 100 · mean |y − f| / |y|, over the steps where y is not 0; NaN where there is none.</summary>
    /// <remarks>Steps at 0 are left out, as they have no percentage; of series that are often 0 take <see cref="Wape"/> or <see cref="Mase"/>.</remarks>
    /// <inheritdoc cref="Mae"/>
    public static double Mape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast) =>
        100 * Mean(actual, forecast, (y, f) => y == 0 ? double.NaN : Math.Abs(y - f) / Math.Abs(y));

    /// <summary>Weighted absolute percentage error, 100 · Σ |y − f| / Σ |y|; NaN where all actual values are 0 or missing.</summary>
    /// <inheritdoc cref="Mae"/>
    public static double Wape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        double size = Mean(actual, forecast, (y, _) => Math.Abs(y), isForecastRead: false);
        return size > 0 ? 100 * Mae(actual, forecast) / size : double.NaN;
    }

    /// <summary>Pinball (quantile) loss, mean of τ(y − q) where y ≥ q and (1 − τ)(q − y) where y &lt; q, in the units of the data.</summary>
    /// <remarks>Koenker and Bassett, Econometrica 46 (1978). At τ = ½ it is half of MAE.</remarks>
    /// <param name="actual">y, what came; NaN where it is missing.</param>
    /// <param name="quantile">q, forecasts of a quantile, as many.</param>
    /// <param name="level">τ, the probability below it; above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, an actual value is infinite, or the level is out of range.</exception>
    public static double Pinball(ReadOnlySpan<double> actual, ReadOnlySpan<double> quantile, double level)
    {
        CheckLevel(level);
        return Mean(actual, quantile, (y, q) => y >= q ? level * (y - q) : (1 - level) * (q - y));
    }

    /// <summary>Continuous ranked probability score from quantiles: twice the mean of their pinball losses, in the units of the data.</summary>
    /// <remarks>
    /// Gneiting and Ranjan, Journal of Business &amp; Economic Statistics 29 (2011): CRPS is twice the pinball loss, integrated over all levels. The mean
    /// takes its place where the levels are evenly spaced and centred, (i − ½)/k or i/(k + 1); with one at ½ it is MAE.
    /// </remarks>
    /// <param name="actual">y, what came, <c>[steps]</c>; NaN where it is missing.</param>
    /// <param name="quantiles">Their forecasts, <c>[levels, steps]</c>.</param>
    /// <param name="levels">The probabilities below them, at least one, each above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, an actual value is infinite, or a level is out of range.</exception>
    public static double Crps(ReadOnlySpan<double> actual, ReadOnlySpan<double> quantiles, ReadOnlySpan<double> levels)
    {
        if (levels.IsEmpty || quantiles.Length != (long)levels.Length * actual.Length)
        {
            throw new ArgumentException($"There are {quantiles.Length} quantiles for {levels.Length} levels of {actual.Length} steps; pass one for each level and step, and a level at least.", nameof(quantiles));
        }
        double sum = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            sum += Pinball(actual, quantiles.Slice(i * actual.Length, actual.Length), levels[i]);
        }
        return 2 * sum / levels.Length;
    }

    /// <summary>The share of actual values in an interval, ends included, from 0 to 1; near the interval's level is best.</summary>
    /// <param name="actual">y, what came; NaN where it is missing.</param>
    /// <param name="lower">The intervals' lower ends, as many; a value outside one that is NaN is not covered.</param>
    /// <param name="upper">Their upper ends, none below its lower one.</param>
    /// <exception cref="ArgumentException">The lengths differ, an actual value is infinite, or ends are crossed.</exception>
    public static double Coverage(ReadOnlySpan<double> actual, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        CheckEnds(actual, lower, upper);
        int covered = 0, known = 0;
        for (int t = 0; t < actual.Length; t++)
        {
            covered += actual[t] >= lower[t] && actual[t] <= upper[t] ? 1 : 0;
            known += double.IsNaN(actual[t]) ? 0 : 1;
        }
        return known > 0 ? (double)covered / known : double.NaN;
    }

    /// <summary>The mean width of intervals, in the units of the data.</summary>
    /// <param name="lower">Their lower ends.</param>
    /// <param name="upper">Their upper ends, as many, none below its lower one.</param>
    /// <exception cref="ArgumentException">The lengths differ or ends are crossed.</exception>
    public static double IntervalWidth(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        CheckEnds(lower, lower, upper, isActual: false);
        double sum = 0;
        for (int t = 0; t < lower.Length; t++)
        {
            sum += OrInfinite(upper[t] - lower[t]);
        }
        return lower.IsEmpty ? double.NaN : sum / lower.Length;
    }

    /// <summary>The interval score: the mean width, and 2/α for each unit that an actual value lies outside, α = 1 − level; in the units of the data.</summary>
    /// <remarks>Winkler, Journal of the American Statistical Association 67 (1972); Gneiting and Raftery, ibid. 102 (2007), equation 43.</remarks>
    /// <param name="actual">y, what came; NaN where it is missing, and the step is left out.</param>
    /// <param name="lower">The intervals' lower ends, as many.</param>
    /// <param name="upper">Their upper ends, none below its lower one.</param>
    /// <param name="level">The probability within them; above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, an actual value is infinite, ends are crossed, or the level is out of range.</exception>
    public static double IntervalScore(ReadOnlySpan<double> actual, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double level)
    {
        CheckLevel(level);
        CheckEnds(actual, lower, upper);
        double sum = 0;
        int known = 0;
        for (int t = 0; t < actual.Length; t++)
        {
            double y = actual[t], low = lower[t], high = upper[t];
            if (!double.IsNaN(y))
            {
                sum += OrInfinite(high - low + 2 / (1 - level) * (Math.Max(low - y, 0) + Math.Max(y - high, 0)));
                known++;
            }
        }
        return known > 0 ? sum / known : double.NaN;
    }

    /// <summary>Mean scaled interval score: the interval score by the scale's mean absolute change; NaN where the scale is.</summary>
    /// <remarks>The M4 competition's, at a level of 0.95: Makridakis, Spiliotis and Assimakopoulos, International Journal of Forecasting 36 (2020).</remarks>
    /// <param name="actual">y, what came; NaN where it is missing, and the step is left out.</param>
    /// <param name="lower">The intervals' lower ends, as many.</param>
    /// <param name="upper">Their upper ends, none below its lower one.</param>
    /// <param name="level">The probability within them; above 0 and below 1.</param>
    /// <param name="scale">Of the training part of the same series.</param>
    /// <exception cref="ArgumentException">The lengths differ, an actual value is infinite, ends are crossed, or the level is out of range.</exception>
    public static double Msis(ReadOnlySpan<double> actual, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double level, SeriesScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return IntervalScore(actual, lower, upper, level) / scale.Absolute;
    }

    /// <summary>Overall weighted average of the M4 competition: the mean of sMAPE and MASE, each by that of Naive2; 1 is no better than it.</summary>
    /// <remarks>
    /// ½ (mean sMAPE / mean sMAPE of Naive2 + mean MASE / mean MASE of Naive2): means over series first, then ratios. A series counts in a mean where
    /// both methods' errors are defined; where none is, OWA is NaN.
    /// </remarks>
    /// <param name="smape">The method's errors, one a series.</param>
    /// <param name="mase">The same of MASE.</param>
    /// <param name="naive2Smape">Naive2's errors of the same series.</param>
    /// <param name="naive2Mase">The same of MASE.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Owa(ReadOnlySpan<double> smape, ReadOnlySpan<double> mase, ReadOnlySpan<double> naive2Smape, ReadOnlySpan<double> naive2Mase)
    {
        CheckLength(mase.Length, smape.Length, nameof(mase));
        CheckLength(naive2Smape.Length, smape.Length, nameof(naive2Smape));
        CheckLength(naive2Mase.Length, smape.Length, nameof(naive2Mase));
        return 0.5 * (Ratio(smape, naive2Smape) + Ratio(mase, naive2Mase));
    }

    /// <summary>The mean over series of the errors that are defined, that is not NaN; NaN where none is.</summary>
    /// <param name="errors">One a series.</param>
    public static double MeanOfDefined(ReadOnlySpan<double> errors)
    {
        double sum = 0;
        int defined = 0;
        foreach (double error in errors)
        {
            sum += double.IsNaN(error) ? 0 : error;
            defined += double.IsNaN(error) ? 0 : 1;
        }
        return defined > 0 ? sum / defined : double.NaN;
    }

    /// <summary>The mean of an error over the steps whose actual value is known, and the error not NaN.</summary>
    private static double Mean(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, Func<double, double, double> error, bool isForecastRead = true)
    {
        CheckLength(forecast.Length, actual.Length, nameof(forecast));
        CheckActual(actual);
        double sum = 0;
        int defined = 0;
        for (int t = 0; t < actual.Length; t++)
        {
            double value = isForecastRead && !double.IsFinite(forecast[t]) && !double.IsNaN(actual[t]) ? double.PositiveInfinity : error(actual[t], forecast[t]);
            if (!double.IsNaN(actual[t]) && !double.IsNaN(value))
            {
                sum += value;
                defined++;
            }
        }
        return defined > 0 ? sum / defined : double.NaN;
    }

    private static double Ratio(ReadOnlySpan<double> errors, ReadOnlySpan<double> others)
    {
        double sum = 0, otherSum = 0;
        for (int i = 0; i < errors.Length; i++)
        {
            bool areDefined = !double.IsNaN(errors[i]) && !double.IsNaN(others[i]);
            sum += areDefined ? errors[i] : 0;
            otherSum += areDefined ? others[i] : 0;
        }
        return otherSum > 0 ? sum / otherSum : double.NaN;
    }

    private static double OrInfinite(double error) => double.IsNaN(error) ? double.PositiveInfinity : error;

    private static void CheckEnds(ReadOnlySpan<double> actual, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, bool isActual = true)
    {
        CheckLength(lower.Length, actual.Length, nameof(lower));
        CheckLength(upper.Length, actual.Length, nameof(upper));
        if (isActual)
        {
            CheckActual(actual);
        }
        for (int t = 0; t < lower.Length; t++)
        {
            if (lower[t] > upper[t])
            {
                throw new ArgumentException(FormattableString.Invariant($"The interval at step {t} is from {lower[t]} to {upper[t]}; sort its ends."), nameof(upper));
            }
        }
    }

    private static void CheckActual(ReadOnlySpan<double> actual)
    {
        for (int t = 0; t < actual.Length; t++)
        {
            if (double.IsInfinity(actual[t]))
            {
                throw new ArgumentException($"The actual value at step {t} is infinite; mark it as missing, NaN, or leave it out.", nameof(actual));
            }
        }
    }

    private static void CheckLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length} values, expected {expected}; pass one for each step of the same stretch.", name);
        }
    }

    private static void CheckLevel(double level)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, FormattableString.Invariant($"level is {level}; expected a number between 0 and 1."));
        }
    }
}
