using System.Numerics;

namespace Wavecast.Data;

/// <summary>Where the values of one feature lie, over the own steps of all sequences of a batch.</summary>
internal readonly record struct FeatureRange(double Least, double Most, double Mean, double Deviation)
{
    /// <summary>The root mean square of the features' deviations.</summary>
    public static double Deviations<T>(SequenceBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Math.Sqrt(Enumerable.Range(0, batch.Features).Average(feature => Math.Pow(Of(batch, feature).Deviation, 2)));

    /// <summary>The range of a feature of finite values; the deviation divides by n.</summary>
    public static FeatureRange Of<T>(SequenceBatch<T> batch, int feature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double least, double most, double mean, double squares, long n) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0, 0);
        for (int b = 0; b < batch.Count; b++)
        {
            ReadOnlySpan<T> sequence = batch[b];
            for (int i = feature; i < sequence.Length; i += batch.Features)
            {
                // Welford's update: no loss of digits where the mean is large beside the deviation.
                double value = double.CreateTruncating(sequence[i]);
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
                double fromOldMean = value - mean;
                mean += fromOldMean / ++n;
                squares += fromOldMean * (value - mean);
            }
        }

        // Rounding gives constants other than whole numbers a mean beside them and a deviation above 0.
        return least == most ? new(least, most, least, 0) : new(least, most, mean, Math.Sqrt(squares / n));
    }
}
