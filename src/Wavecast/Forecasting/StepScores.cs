using System.Collections.Immutable;
using Wavecast.Metrics;

namespace Wavecast.Forecasting;

/// <summary>Mean absolute errors, by scale, at each step of a horizon.</summary>
internal sealed class StepScores(int horizon)
{
    private readonly double[] sums = new double[horizon];
    private readonly int[] counts = new int[horizon];

    public void Add(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, SeriesScale scale)
    {
        for (int h = 0; h < actual.Length; h++)
        {
            double error = Math.Abs(actual[h] - forecast[h]) / scale.Absolute;
            sums[h] += double.IsNaN(error) ? 0 : error;
            counts[h] += double.IsNaN(error) ? 0 : 1;
        }
    }

    public ImmutableArray<double> Means() => [.. sums.Zip(counts, (sum, count) => count > 0 ? sum / count : double.NaN)];
}
