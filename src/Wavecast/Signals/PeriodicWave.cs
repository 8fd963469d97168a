using Wavecast.Randomness;

namespace Wavecast.Signals;

/// <summary>Waves of an angle θ = (t + phase) / P, the phase of each sequence uniform in [−4P, 4P) as in PyTorch's example.</summary>
internal static class PeriodicWave
{
    public static SequenceBatch<double> Sine(SignalSettings settings) =>
        Generate(settings, (_, angle) => Math.Sin(angle));

    /// <summary>The example's data: phases are whole numbers from NumPy's generator.</summary>
    public static SequenceBatch<double> SineLikePyTorch(SignalSettings settings)
    {
        int scale = (int)settings.PeriodScale;
        NumPyRandom random = new(settings.Seed);
        return SignalBatch.Generate(settings, features: 1, (_, _, x) =>
            Write(x, random.RandInt(-4 * scale, 4 * scale), scale, (_, angle) => Math.Sin(angle)));
    }

    public static SequenceBatch<double> Square(SignalSettings settings) =>
        Generate(settings, (_, angle) => Turn(angle) < 0.5 ? 1 : -1);

    public static SequenceBatch<double> Sawtooth(SignalSettings settings) =>
        Generate(settings, (_, angle) => 2 * Turn(angle) - 1);

    public static SequenceBatch<double> Damped(SignalSettings settings, double damping) =>
        Generate(settings, (t, angle) => Math.Exp(-damping * t / settings.PeriodScale) * Math.Sin(angle));

    public static SequenceBatch<double> Chirp(SignalSettings settings, double doublingSteps) =>
        Generate(settings, (t, angle) => Math.Sin(angle + (double)t * t / (2 * doublingSteps * settings.PeriodScale)));

    private static SequenceBatch<double> Generate(SignalSettings settings, Func<int, double, double> value)
    {
        double scale = settings.PeriodScale;
        return SignalBatch.Generate(settings, features: 1, (start, n, x) =>
            Write(x, start.Uniform(-4 * scale, 4 * scale, n), scale, value));
    }

    private static void Write(Span<double> x, double phase, double scale, Func<int, double, double> value)
    {
        for (int t = 0; t < x.Length; t++)
        {
            x[t] = value(t, (t + phase) / scale);
        }
    }

    /// <summary>Where in its period an angle is, in [0, 1).</summary>
    private static double Turn(double angle)
    {
        double turns = angle / (2 * Math.PI);
        return turns - Math.Floor(turns);
    }
}
