using System.Collections.Immutable;
using System.Numerics;

namespace Wavecast.Dynamics;

/// <summary>Amplitude and phase of an oscillation along its way, by complex demodulation: a wave of fixed frequency is laid beside one piece after the other.</summary>
/// <param name="Frequency">Of that wave, in cycles a step.</param>
/// <param name="Steps">The middle of each piece, in steps from the first value.</param>
/// <param name="Amplitudes">√2 times the standard deviation of each piece: the amplitude, if it is a sine.</param>
/// <param name="Phases">How far each piece is ahead of the wave, in cycles, unwrapped: rising where the signal is faster.</param>
public sealed record WaveTrack(double Frequency, ImmutableArray<double> Steps, ImmutableArray<double> Amplitudes, ImmutableArray<double> Phases)
{
    private const int MostPieces = 200;
    private const int PeriodsOfAPiece = 4;

    /// <summary>The signal's own frequency in the first quarter of the pieces, in cycles a step.</summary>
    public double FirstFrequency => FrequencyOf(0, QuarterEnd);

    /// <summary>The same of the last quarter.</summary>
    public double LastFrequency => FrequencyOf(Phases.Length - 1 - QuarterEnd, Phases.Length - 1);

    /// <summary>The mean amplitude in the first quarter of the pieces.</summary>
    public double FirstAmplitude => Amplitudes[..(QuarterEnd + 1)].Average();

    /// <summary>The same of the last quarter.</summary>
    public double LastAmplitude => Amplitudes[^(QuarterEnd + 1)..].Average();

    private int QuarterEnd => Math.Max(1, (Phases.Length - 1) / 4);

    /// <summary>Follows a signal, in pieces of four periods, each beginning an eighth of a piece or more behind the one before.</summary>
    /// <returns>Null where the signal has not three pieces.</returns>
    internal static WaveTrack? Of(ReadOnlySpan<double> values, double frequency)
    {
        double period = Math.Ceiling(PeriodsOfAPiece / frequency);
        if (period > values.Length / 2)
        {
            return null;
        }
        int size = Math.Max(16, (int)period), pieces = (int)Math.Min(MostPieces, 8L * (values.Length - size) / size + 1);
        if (pieces < 3)
        {
            return null;
        }
        double[] middles = new double[pieces], amplitudes = new double[pieces], phases = new double[pieces];
        for (int piece = 0; piece < pieces; piece++)
        {
            int start = (int)((long)(values.Length - size) * piece / (pieces - 1));
            middles[piece] = start + (size - 1) / 2.0;
            (amplitudes[piece], double phase) = Demodulate(values.Slice(start, size), start, frequency);
            phases[piece] = piece == 0 ? phase : phase + Math.Round(phases[piece - 1] - phase);
        }
        return new WaveTrack(frequency, [.. middles], [.. amplitudes], [.. phases]);
    }

    /// <summary>Amplitude and phase (in cycles, within half a one) of a piece under a Hann window.</summary>
    private static (double Amplitude, double Phase) Demodulate(ReadOnlySpan<double> piece, int start, double frequency)
    {
        double weights = 0, mean = 0, squares = 0;
        for (int t = 0; t < piece.Length; t++)
        {
            weights += Window(t, piece.Length);
            mean += Window(t, piece.Length) * piece[t];
        }
        mean /= weights;
        Complex product = Complex.Zero;
        for (int t = 0; t < piece.Length; t++)
        {
            double weight = Window(t, piece.Length), swing = piece[t] - mean;
            squares += weight * swing * swing;
            product += Complex.FromPolarCoordinates(weight * swing, -2 * Math.PI * (frequency * (start + t) % 1));
        }
        return (Math.Sqrt(2 * squares / weights), product.Phase / (2 * Math.PI));
    }

    private static double Window(int t, int size) => Math.Pow(Math.Sin(Math.PI * (t + 0.5) / size), 2);

    private double FrequencyOf(int first, int last) => Frequency + (Phases[last] - Phases[first]) / (Steps[last] - Steps[first]);
}
