using System.Numerics;
using Wavecast.Data;

namespace Wavecast.Metrics;

/// <summary>The errors of forecasts, summed over sequences and features for each step.</summary>
internal sealed class StepErrors
{
    private readonly double[] squares;
    private readonly double[] absolutes;
    private readonly long[] counts;
    private readonly double deviation;

    private StepErrors(int steps, double deviation) =>
        (squares, absolutes, counts, this.deviation) = (new double[steps], new double[steps], new long[steps], deviation);

    /// <summary>Steps of the longest truth.</summary>
    public int Steps => squares.Length;

    public static StepErrors Of<T>(SequenceBatch<T> truth, SequenceBatch<T> forecast)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(forecast);
        CheckShapes(truth, forecast);
        Finite.Check(truth, nameof(truth));
        StepErrors errors = new(truth.Lengths.ToArray().Max(), Deviation(truth));
        for (int b = 0; b < truth.Count; b++)
        {
            errors.Add(truth[b], forecast[b], truth.Features);
        }
        return errors;
    }

    /// <summary>Root mean squared error of the steps from <paramref name="first"/> to <paramref name="last"/> (null: to the end), counted from 1.</summary>
    public double Rmse(int first = 1, int? last = null) => Math.Sqrt(Mean(squares, first, last));

    /// <summary>The same by the standard deviation of the truth, or null where that is no number.</summary>
    public double? Nrmse(int first = 1, int? last = null)
    {
        double ratio = Rmse(first, last) / deviation;
        return double.IsFinite(ratio) ? ratio : null;
    }

    /// <summary>Mean absolute error of those steps.</summary>
    public double Mae(int first = 1, int? last = null) => Mean(absolutes, first, last);

    private void Add<T>(ReadOnlySpan<T> truth, ReadOnlySpan<T> forecast, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < truth.Length; i++)
        {
            double error = Math.Abs(double.CreateTruncating(forecast[i]) - double.CreateTruncating(truth[i]));

            // A forecast that is no number is infinitely wrong, so that it loses every comparison.
            error = double.IsNaN(error) ? double.PositiveInfinity : error;
            squares[i / features] += error * error;
            absolutes[i / features] += error;
            counts[i / features]++;
        }
    }

    private double Mean(double[] sums, int first, int? last)
    {
        Range steps = (first - 1)..(last ?? Steps);
        return sums.Take(steps).Sum() / counts.Take(steps).Sum();
    }

    /// <summary>Of several features: the root of the mean of their variances, as of one error over all of them.</summary>
    private static double Deviation<T>(SequenceBatch<T> truth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Math.Sqrt(Enumerable.Range(0, truth.Features).Average(k => Math.Pow(FeatureRange.Of(truth, k).Deviation, 2)));

    private static void CheckShapes<T>(SequenceBatch<T> truth, SequenceBatch<T> forecast)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (truth.Count != forecast.Count || truth.Features != forecast.Features)
        {
            throw new ArgumentException(
                $"The forecasts are {forecast.Count} sequence(s) of {forecast.Features} feature(s), the truth {truth.Count} of {truth.Features}.", nameof(forecast));
        }
        for (int b = 0; b < truth.Count; b++)
        {
            if (forecast.Lengths[b] < truth.Lengths[b])
            {
                throw new ArgumentException(
                    $"The forecast of sequence {b} has {forecast.Lengths[b]} steps, its truth {truth.Lengths[b]}; forecast at least as many.", nameof(forecast));
            }
        }
    }
}
