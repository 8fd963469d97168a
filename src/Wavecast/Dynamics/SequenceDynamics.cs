using System.Collections.Immutable;

namespace Wavecast.Dynamics;

/// <summary>A network's free run behind one sequence, as the motion of a dynamical system. Immutable.</summary>
public sealed class SequenceDynamics
{
    internal SequenceDynamics(Attractor attractor, LyapunovSpectrum? exponents, IEnumerable<FeatureDynamics> features) =>
        (Attractor, Exponents, Features) = (attractor, exponents, [.. features]);

    /// <summary>What the free run comes to.</summary>
    public Attractor Attractor { get; }

    /// <summary>The largest exponents, measured behind the drawing; null where it leaves.</summary>
    public LyapunovSpectrum? Exponents { get; }

    /// <summary>Its features; at least one.</summary>
    public ImmutableArray<FeatureDynamics> Features { get; }

    /// <summary>Steps of the data that were read; 0 without data.</summary>
    public int WarmUp => Features[0].WarmUp;

    /// <summary>Steps drawn: as many as wanted, or those before the drawing left.</summary>
    public int Steps => Features[0].Drawn.Length;

    /// <summary>A sentence for people: what the free run comes to, and from what that is seen.</summary>
    public string Verdict => Attractor switch
    {
        Attractor.FixedPoint => FormattableString.Invariant($"The free run comes to rest at a fixed point: after {Steps} steps it stands still, or nearly."),
        Attractor.LimitCycle => FormattableString.Invariant($"The free run is on a limit cycle{PeriodText}: its largest exponent is {Text(0)}{NextText}."),
        Attractor.Torus => FormattableString.Invariant($"The free run is on a torus, or on a cycle that keeps the size of its start: {Zeros} exponents are 0 and none is above."),
        Attractor.Chaos => FormattableString.Invariant($"The free run wanders chaotically: its largest exponent is {Text(0)}, so that a small error grows tenfold in {Math.Log(10) / Exponents!.Exponents[0]:g3} steps."),
        Attractor.Leaves => FormattableString.Invariant($"The free run leaves: after {Steps} steps it is farther from the data's range than ten times its width."),
        _ => FormattableString.Invariant($"The free run has not settled within {Steps} steps; draw more of them."),
    };

    private int Zeros => Enumerable.Range(0, Exponents!.Exponents.Length).Count(Exponents.IsZero);

    private string PeriodText => Features[0].Period is { } period ? FormattableString.Invariant($" of {period:g6} steps") : "";

    private string NextText => Exponents!.Exponents.Length > 1 ? FormattableString.Invariant($", the next {Text(1)}") : "";

    private string Text(int index) => FormattableString.Invariant($"{Exponents!.Exponents[index]:g3} ± {Exponents.Errors[index]:g1}");
}
