using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Wavecast.Metrics;

/// <summary>The amplitudes of the oscillations that a signal is made of, from frequency 0 to half a cycle a step. Immutable.</summary>
/// <remarks>
/// The mean is taken off, a Hann window laid over the signal, and zeros are added up to a power of two of at least four times its length,
/// so that a peak is seen from close by. Amplitudes are scaled to those of sine waves: a sin(2πft) has a peak of height a at f.
/// </remarks>
public sealed class Spectrum
{
    /// <summary>Values that a signal must have.</summary>
    public const int LeastSteps = 8;

    /// <summary>The most values that are looked at; of a longer signal, the last ones.</summary>
    public const int MostSteps = 1 << 20;

    private const int Padding = 4;

    /// <summary>The main lobe of a Hann window reaches so many cycles in the whole signal to each side.</summary>
    private const int LobeCycles = 2;

    private readonly int steps;
    private readonly int peak;

    private Spectrum(double[] amplitudes, int steps)
    {
        Amplitudes = ImmutableCollectionsMarshal.AsImmutableArray(amplitudes);
        this.steps = steps;
        peak = Peak();
        PeakFrequency = peak == 0 ? null : Interpolate();
        PeakShare = peak == 0 ? 0 : ShareOfPeak();
    }

    /// <summary>The amplitude at frequency k · <see cref="Resolution"/> for k from 0 on, in the signal's units.</summary>
    public ImmutableArray<double> Amplitudes { get; }

    /// <summary>Cycles a step from one amplitude to the next.</summary>
    public double Resolution => 0.5 / (Amplitudes.Length - 1);

    /// <summary>Cycles a step of the strongest oscillation of at least one cycle in the whole signal, interpolated between amplitudes; null for a constant.</summary>
    public double? PeakFrequency { get; }

    /// <summary>The part of the signal's power that lies in its strongest oscillation, from 0 to 1: near 1 for a sine.</summary>
    public double PeakShare { get; }

    /// <summary>Steps of a cycle of the strongest oscillation; null for a constant.</summary>
    public double? DominantPeriod => 1 / PeakFrequency;

    /// <summary>The spectrum of a signal.</summary>
    /// <param name="values">One for each step; at least <see cref="LeastSteps"/>.</param>
    /// <exception cref="ArgumentException">There are fewer, or one is not finite.</exception>
    public static Spectrum Of(ReadOnlySpan<double> values)
    {
        if (values.Length < LeastSteps)
        {
            throw new ArgumentException($"A spectrum takes at least {LeastSteps} values, not {values.Length}.", nameof(values));
        }
        values = values[^Math.Min(values.Length, MostSteps)..];
        Complex[] padded = new Complex[BitOperations.RoundUpToPowerOf2((uint)(Padding * values.Length))];
        double mean = Mean(values), sum = 0;
        for (int t = 0; t < values.Length; t++)
        {
            double window = Math.Pow(Math.Sin(Math.PI * (t + 0.5) / values.Length), 2);
            double swing = values[t] - mean;
            // The rounding of a constant's mean is no oscillation.
            padded[t] = Math.Abs(swing) > 1e-12 * Math.Abs(mean) ? window * swing : 0;
            sum += window;
        }
        FourierTransform.Forward(padded);
        return new Spectrum([.. padded.Take(padded.Length / 2 + 1).Select(value => 2 * value.Magnitude / sum)], values.Length);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }
        return double.IsFinite(sum) ? sum / values.Length : throw new ArgumentException("A value is not finite, or all are too large for their sum; there is no spectrum.", nameof(values));
    }

    /// <summary>Amplitudes of one cycle in the whole signal.</summary>
    private int Cycle => (int)Math.Ceiling(1 / (Resolution * steps));

    /// <summary>The largest amplitude above both its neighbours; 0 where there is none.</summary>
    private int Peak()
    {
        int found = 0;
        double highest = 0;
        for (int k = Cycle; k < Amplitudes.Length - 1; k++)
        {
            bool isPeak = Amplitudes[k] >= Amplitudes[k - 1] && Amplitudes[k] > Amplitudes[k + 1];
            (found, highest) = isPeak && Amplitudes[k] > highest ? (k, Amplitudes[k]) : (found, highest);
        }
        return found;
    }

    /// <summary>The vertex of the parabola through the logarithms: close by, a Hann window's peak is nearly a Gaussian.</summary>
    private double Interpolate()
    {
        double before = Math.Log(Amplitudes[peak - 1]), at = Math.Log(Amplitudes[peak]), after = Math.Log(Amplitudes[peak + 1]);
        double shift = 0.5 * (before - after) / (before - 2 * at + after);
        return (peak + (double.IsFinite(shift) ? shift : 0)) * Resolution;
    }

    private double ShareOfPeak()
    {
        int lobe = LobeCycles * Cycle;
        double all = 0, near = 0;
        for (int k = 0; k < Amplitudes.Length; k++)
        {
            double power = Amplitudes[k] * Amplitudes[k];
            all += power;
            near += Math.Abs(k - peak) <= lobe ? power : 0;
        }
        return near / all;
    }
}
