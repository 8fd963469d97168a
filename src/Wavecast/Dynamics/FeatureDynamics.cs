using System.Collections.Immutable;
using Wavecast.Metrics;

namespace Wavecast.Dynamics;

/// <summary>One feature of a long drawing, as an oscillation: how large, how fast, and whether it stays so. In the data's units. Immutable.</summary>
public sealed class FeatureDynamics
{
    /// <summary>Less of the power in the strongest oscillation, and a signal has no period to speak of.</summary>
    private const double ClearShare = 0.3;

    /// <summary>Where there is no period to go by, the amplitude is followed in pieces of a fiftieth of the drawing: four cycles of this many.</summary>
    private const double PeriodlessPieces = 200;

    private readonly WaveTrack? beside;

    /// <summary>Looks at one feature.</summary>
    /// <param name="drawn">The drawing.</param>
    /// <param name="known">The data, warm-up included; empty for none.</param>
    /// <param name="warmUp">Steps of the data before the drawing's first.</param>
    internal FeatureDynamics(double[] drawn, double[] known, int warmUp)
    {
        (Drawn, Known, WarmUp) = ([.. drawn], [.. known], warmUp);
        Spectrum? settled = SpectrumOf(drawn.AsSpan(drawn.Length / 2));
        TruthSpectrum = SpectrumOf(known);
        DrawnSpectrum = known.Length > 0 ? SpectrumOf(drawn.AsSpan(Math.Max(0, drawn.Length - known.Length))) : settled;
        (Period, TruthPeriod) = (ClearPeriod(settled), ClearPeriod(TruthSpectrum));
        if ((TruthSpectrum ?? settled)?.PeakFrequency is { } strongest)
        {
            double frequency = HasPeriod ? strongest : PeriodlessPieces / drawn.Length;
            Track = WaveTrack.Of(drawn, frequency);
            int common = Math.Min(drawn.Length, known.Length - warmUp);
            TruthTrack = common > 0 ? WaveTrack.Of(known.AsSpan(warmUp, common), frequency) : null;
            beside = TruthTrack is null ? Track : WaveTrack.Of(drawn.AsSpan(0, common), frequency);
        }
    }

    /// <summary>The drawing, step by step.</summary>
    public ImmutableArray<double> Drawn { get; }

    /// <summary>The data, warm-up included; empty where there is none.</summary>
    public ImmutableArray<double> Known { get; }

    /// <summary>Steps of the data that were read.</summary>
    public int WarmUp { get; }

    /// <summary>The spectrum of the drawing's last steps, as many as the data has, or its last half; null where it is too short.</summary>
    public Spectrum? DrawnSpectrum { get; }

    /// <summary>The spectrum of the data.</summary>
    public Spectrum? TruthSpectrum { get; }

    /// <summary>Steps of a period of the drawing's last half; null where no oscillation holds 30 % of its power.</summary>
    public double? Period { get; }

    /// <summary>The same of the data.</summary>
    public double? TruthPeriod { get; }

    /// <summary>Amplitude and phase of the drawing against a wave of the data's strongest frequency, or of its own; without a clear period only the amplitude means something; null where it is too short for its period.</summary>
    public WaveTrack? Track { get; }

    /// <summary>The same of the data behind the warm-up, as far as the drawing goes.</summary>
    public WaveTrack? TruthTrack { get; }

    /// <summary>√2 times the standard deviation, in the drawing's last quarter: the amplitude of a sine.</summary>
    public double? Amplitude => Track?.LastAmplitude;

    /// <summary>That of the data behind the warm-up, in its last quarter.</summary>
    public double? TruthAmplitude => TruthTrack?.LastAmplitude;

    /// <summary>By how much of itself the amplitude has grown from the drawing's first quarter to its last; 0.01 is one hundredth.</summary>
    public double? AmplitudeDrift => Track is { FirstAmplitude: > 0 } track ? track.LastAmplitude / track.FirstAmplitude - 1 : null;

    /// <summary>By how much of itself the frequency has risen from the drawing's first quarter to its last; null without a clear period.</summary>
    public double? FrequencyDrift => HasPeriod ? Track?.LastFrequency / Track?.FirstFrequency - 1 : null;

    /// <summary>Whether <see cref="PhaseErrors"/> are against the data; otherwise they are against the drawing's own first quarter, gone on evenly.</summary>
    public bool IsAgainstTruth => TruthTrack is not null;

    /// <summary>Steps of the drawing at which <see cref="PhaseErrors"/> are.</summary>
    public ImmutableArray<double> PhaseSteps => beside?.Steps ?? [];

    /// <summary>How far the drawing is ahead, in cycles, along the drawing; empty without a clear period.</summary>
    public ImmutableArray<double> PhaseErrors => !HasPeriod || beside is null ? [] : TruthTrack is { } truth
        ? [.. beside.Phases.Select((phase, i) => phase - truth.Phases[i] - Math.Round(beside.Phases[0] - truth.Phases[0]))]
        : [.. beside.Phases.Select((phase, i) => phase - beside.Phases[0] - (beside.FirstFrequency - beside.Frequency) * (beside.Steps[i] - beside.Steps[0]))];

    /// <summary>The last of <see cref="PhaseErrors"/>; null without a clear period.</summary>
    public double? PhaseDrift => PhaseErrors is { IsEmpty: false } errors ? errors[^1] : null;

    private bool HasPeriod => Period is not null && (TruthPeriod is not null || Known.IsEmpty);

    private static Spectrum? SpectrumOf(ReadOnlySpan<double> values) => values.Length >= Spectrum.LeastSteps ? Spectrum.Of(values) : null;

    private static double? ClearPeriod(Spectrum? spectrum) => spectrum?.PeakShare >= ClearShare ? spectrum.DominantPeriod : null;
}
