using Wavecast.Metrics;

namespace Wavecast.Forecasting;

/// <summary>The simplest forecast of the part that chooses the best parameters, and its error there.</summary>
/// <param name="Name"><c>mean</c>, <c>last value</c> or <c>last period</c>.</param>
/// <param name="Rmse">Root mean square error over the same steps that the network draws, in the same units.</param>
/// <param name="Steps">How many steps that are.</param>
public sealed record ValidationBaseline(string Name, double Rmse, int Steps)
{
    /// <summary>The best of them.</summary>
    /// <param name="sequences">What is drawn from, <c>[batch, steps, features]</c>.</param>
    /// <param name="warmUp">Steps given; null for half of the shortest sequence.</param>
    /// <param name="steps">Most steps drawn; null for all.</param>
    /// <param name="period">Steps of a period; null for none.</param>
    internal static ValidationBaseline Best(SequenceBatch<double> sequences, int? warmUp, int? steps, double? period)
    {
        int shortest = sequences.ShortestSteps();
        int given = warmUp ?? shortest / 2;
        int drawn = Math.Min(steps ?? int.MaxValue, shortest - given);
        SequenceBatch<double> known = sequences.Steps(0, given), truth = sequences.Steps(given, drawn);
        List<ValidationBaseline> baselines =
        [
            new("mean", ErrorMetrics.Rmse(truth, Means(known, drawn)), drawn),
            new("last value", ErrorMetrics.Rmse(truth, Baselines.LastValue(known, drawn)), drawn),
        ];
        if (period is { } length && Math.Round(length) is >= 2 and var whole && whole <= given)
        {
            baselines.Add(new("last period", ErrorMetrics.Rmse(truth, Baselines.LastPeriod(known, (int)whole, drawn)), drawn));
        }
        return baselines.MinBy(baseline => baseline.Rmse)!;
    }

    /// <summary>Each sequence stays at the mean of what is known of it.</summary>
    private static SequenceBatch<double> Means(SequenceBatch<double> known, int steps) => known.Select(sequence =>
    {
        double[] means = new double[known.Features];
        for (int i = 0; i < sequence.Length; i++)
        {
            means[i % means.Length] += sequence[i] * known.Features / sequence.Length;
        }
        return [.. Enumerable.Repeat(means, steps).SelectMany(mean => mean)];
    });
}
