namespace Wavecast.Signals;

/// <summary>Sums of sine waves whose periods have no common multiple: what Evolino's authors drew on.</summary>
internal static class MultiSine
{
    /// <summary>Radians a step; Schmidhuber, Wierstra, Gagliolo and Gomez, Neural Computation 19 (2007), section 3.2.</summary>
    private static readonly double[] EvolinoSpeeds = [0.2, 0.311, 0.42, 0.51, 0.63];

    public static SequenceBatch<double> Generate(SignalSettings settings, IReadOnlyList<double>? angularSpeeds)
    {
        double[] speeds = angularSpeeds?.ToArray() ?? EvolinoSpeeds;
        Require.InRange(speeds.Length, 1, 1000, nameof(angularSpeeds));
        foreach (double speed in speeds)
        {
            SignalSettings.Between(speed, 1e-9, Math.PI, nameof(angularSpeeds));
        }
        return SignalBatch.Generate(settings, features: 1, (start, n, x) =>
        {
            for (int k = 0; k < speeds.Length; k++)
            {
                double phase = start.Uniform(0, 2 * Math.PI, n, k);
                for (int t = 0; t < x.Length; t++)
                {
                    x[t] += Math.Sin(speeds[k] * t + phase);
                }
            }
        });
    }
}
