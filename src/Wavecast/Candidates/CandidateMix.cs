using System.Collections.Immutable;

namespace Wavecast.Candidates;

/// <summary>What several candidates forecast together: their weighted mean, without a part of the weight at either end.</summary>
/// <remarks>
/// Where few origins tell how good candidates are, one that is far off has more weight than it should, and trimming bounds what it does: half way
/// between a mean and a median (Tukey, <em>Exploratory Data Analysis</em>, 1977; of forecasts Jose and Winkler, International Journal of Forecasting 24, 2008).
/// </remarks>
/// <param name="Weights">Of each candidate, summing to 1; 0 for one that has no part.</param>
/// <param name="Trim">The part of the weight that is left out below and above, from 0 to below ½.</param>
internal sealed record CandidateMix(ImmutableArray<double> Weights, double Trim)
{
    private const int MostOnStack = 32;

    /// <summary>One candidate by itself.</summary>
    /// <param name="candidate">Its place.</param>
    /// <param name="count">Of all candidates.</param>
    public static CandidateMix Only(int candidate, int count) => new([.. Enumerable.Range(0, count).Select(c => c == candidate ? 1.0 : 0)], 0);

    /// <summary>The forecast of a step.</summary>
    /// <param name="values">What each candidate says; of those without a part anything.</param>
    public double Of(ReadOnlySpan<double> values) => Trim == 0 ? Mean(values) : TrimmedMean(values);

    private double Mean(ReadOnlySpan<double> values)
    {
        double mean = 0, least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int c = 0; c < values.Length; c++)
        {
            if (Weights[c] != 0)
            {
                mean += Weights[c] * values[c];
                (least, most) = (Math.Min(least, values[c]), Math.Max(most, values[c]));
            }
        }
        // Weights sum to 1 but for rounding: what all say is said exactly.
        return least <= most ? Math.Clamp(mean, least, most) : mean;
    }

    private double TrimmedMean(ReadOnlySpan<double> values)
    {
        Span<double> sorted = values.Length <= MostOnStack ? stackalloc double[values.Length] : new double[values.Length];
        Span<double> sortedWeights = values.Length <= MostOnStack ? stackalloc double[values.Length] : new double[values.Length];
        int count = 0;
        for (int c = 0; c < values.Length; c++)
        {
            if (Weights[c] == 0)
            {
                continue;
            }
            int place = count++;
            for (; place > 0 && sorted[place - 1] > values[c]; place--)
            {
                (sorted[place], sortedWeights[place]) = (sorted[place - 1], sortedWeights[place - 1]);
            }
            (sorted[place], sortedWeights[place]) = (values[c], Weights[c]);
        }
        double below = 0, sum = 0, kept = 0;
        for (int k = 0; k < count; k++)
        {
            double part = Math.Max(0, Math.Min(below + sortedWeights[k], 1 - Trim) - Math.Max(below, Trim));
            below += sortedWeights[k];
            sum += part > 0 ? part * sorted[k] : 0;
            kept += part;
        }
        return Math.Clamp(sum / kept, sorted[0], sorted[count - 1]);
    }
}
