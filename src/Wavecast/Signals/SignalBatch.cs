using Wavecast.Randomness;

namespace Wavecast.Signals;

/// <summary>Writes one sequence, <c>[steps, features]</c>; what is random in it comes from <paramref name="start"/> at addresses of this sequence.</summary>
internal delegate void SequenceWriter(PhiloxStream start, int sequence, Span<double> values);

/// <summary>What all generators share: the batch, its size limit, a random stream for starts and the observation noise.</summary>
internal static class SignalBatch
{
    public static SequenceBatch<double> Generate(SignalSettings settings, int features, SequenceWriter write)
    {
        (int count, int length) = (settings.Count, settings.Length);
        if ((Int128)count * length * features > SignalSettings.MostValues)
        {
            throw new ArgumentException(
                $"{count} sequences of {length} steps with {features} feature(s) are more than {SignalSettings.MostValues} values; take fewer or shorter sequences.",
                nameof(settings));
        }
        double[] values = new double[count * length * features];
        PhiloxStream start = new(settings.Seed, RandomPurpose.SignalStart);
        for (int n = 0; n < count; n++)
        {
            write(start, n, values.AsSpan(n * length * features, length * features));
        }
        if (settings.Noise > 0)
        {
            AddNoise(values, settings, length * features);
        }
        return new SequenceBatch<double>(values, count, length, features);
    }

    private static void AddNoise(Span<double> values, SignalSettings settings, int perSequence)
    {
        PhiloxStream stream = new(settings.Seed, RandomPurpose.ObservationNoise);
        double[] noise = new double[perSequence];
        for (int n = 0; n < settings.Count; n++)
        {
            stream.FillGaussian<double>(noise, n);
            Span<double> sequence = values.Slice(n * perSequence, perSequence);
            for (int i = 0; i < perSequence; i++)
            {
                sequence[i] += settings.Noise * noise[i];
            }
        }
    }
}
