using System.Collections.Immutable;
using System.Numerics;

namespace Wavecast.Metrics;

/// <summary>Errors of forecasts against the truth, in double precision, in the units of the data.</summary>
/// <remarks>
/// Truth and forecast are <c>[batch, steps, features]</c>; each sequence counts for the truth's own length, all
/// values alike, and steps that a forecast has beyond it are ignored. A truth that is not finite is refused; a
/// forecast that is not makes the error infinite, so that it loses every comparison.
/// </remarks>
public static class ErrorMetrics
{
    /// <summary>Root mean squared error, √mean((forecast − truth)²).</summary>
    /// <exception cref="ArgumentException">The batches do not fit each other, or the truth is not finite.</exception>
    public static double Rmse<T>(SequenceBatch<T> truth, SequenceBatch<T> forecast)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => StepErrors.Of(truth, forecast).Rmse();

    /// <summary>RMSE by the standard deviation of the truth: 1 is no better than its mean. Null where the truth is constant.</summary>
    /// <remarks>The deviation is that of all the truth's values about their feature's mean, dividing by n.</remarks>
    /// <inheritdoc cref="Rmse"/>
    public static double? Nrmse<T>(SequenceBatch<T> truth, SequenceBatch<T> forecast)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => StepErrors.Of(truth, forecast).Nrmse();

    /// <summary>Mean absolute error, mean(|forecast − truth|).</summary>
    /// <inheritdoc cref="Rmse"/>
    public static double Mae<T>(SequenceBatch<T> truth, SequenceBatch<T> forecast)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => StepErrors.Of(truth, forecast).Mae();

    /// <summary>All errors at once, over all steps and by horizon.</summary>
    /// <param name="truth">What came, <c>[batch, steps, features]</c>.</param>
    /// <param name="forecast">What was forecast, of the same first step.</param>
    /// <param name="horizons">Steps ahead, each from 1 to the steps of the longest truth; null for <see cref="DefaultHorizons"/>.</param>
    /// <exception cref="ArgumentException">The batches do not fit each other, the truth is not finite, or a horizon is out of range.</exception>
    public static ErrorReport Measure<T>(SequenceBatch<T> truth, SequenceBatch<T> forecast, IEnumerable<int>? horizons = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StepErrors errors = StepErrors.Of(truth, forecast);
        ImmutableArray<int> asked = [.. (horizons ?? DefaultHorizons(errors.Steps)).Select(h => Require.InRange(h, 1, errors.Steps, nameof(horizons))).Order().Distinct()];
        return new ErrorReport(errors.Rmse(), errors.Nrmse(), errors.Mae(),
            [.. asked.Select(h => new HorizonError(h, errors.Rmse(1, h), errors.Nrmse(1, h), errors.Mae(1, h), errors.Rmse(h, h), errors.Nrmse(h, h), errors.Mae(h, h)))]);
    }

    /// <summary>1, 2, 5, 10, 20, 50, 100 … below a number of steps, and that number.</summary>
    /// <param name="steps">At least 1.</param>
    public static ImmutableArray<int> DefaultHorizons(int steps)
    {
        Require.InRange(steps, 1, int.MaxValue, nameof(steps));
        List<int> horizons = [];
        for (long decade = 1; decade < steps; decade *= 10)
        {
            horizons.AddRange(new[] { decade, 2 * decade, 5 * decade }.Where(h => h < steps).Select(h => (int)h));
        }
        return [.. horizons, steps];
    }
}
