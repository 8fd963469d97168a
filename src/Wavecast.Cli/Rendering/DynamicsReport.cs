using System.Collections.Immutable;
using System.Globalization;
using Wavecast.Dynamics;

namespace Wavecast.Cli.Rendering;

/// <summary>What <c>dynamics</c> found, with the names and units in which it is told.</summary>
/// <param name="Found">The free run behind each sequence.</param>
/// <param name="Names">The sequences'.</param>
/// <param name="Features">The features'.</param>
/// <param name="TimeStep">Time units of a step.</param>
/// <param name="Known">What is known of the signal, or null.</param>
internal sealed record DynamicsReport(
    ImmutableArray<SequenceDynamics> Found, IReadOnlyList<string> Names, IReadOnlyList<string> Features, double TimeStep, KnownDynamics? Known)
{
    /// <summary>An attractor as a title names it.</summary>
    public static string InWords(Attractor attractor) => attractor switch
    {
        Attractor.FixedPoint => "at rest at a fixed point",
        Attractor.LimitCycle => "on a limit cycle",
        Attractor.Torus => "on a torus",
        Attractor.Chaos => "chaotic",
        Attractor.Leaves => "leaves",
        _ => "not settled",
    };

    /// <summary>As text.</summary>
    public void Print(Voice voice, LyapunovSpectrum? measured)
    {
        for (int b = 0; b < Found.Length; b++)
        {
            SequenceDynamics dynamics = Found[b];
            string start = dynamics.WarmUp > 0 ? $"{TextTables.Count(dynamics.WarmUp, "step")} of warm-up, " : "";
            voice.Print($"{Names[b]}: {start}{TextTables.Count(dynamics.Steps, "step")} drawn");
            voice.Print(dynamics.Verdict);
            voice.Print(DynamicsTables.Features(dynamics, Features));
            voice.Print("Drift is from the drawing's first quarter to its last.");
            if (dynamics.Features[0] is { PhaseErrors.IsEmpty: false } first)
            {
                string reference = first.IsAgainstTruth ? "the truth" : "its own first quarter, gone on evenly,";
                voice.Print(string.Create(CultureInfo.InvariantCulture, $"Phase is in periods ahead of {reference} at step {first.PhaseSteps[^1]:0}."));
            }
            if (dynamics.Exponents is { } spectrum)
            {
                voice.Print(DynamicsTables.Exponents(spectrum, TimeStep, Known, measured));
                if (spectrum.KaplanYorkeDimension is { } dimension)
                {
                    voice.Print(string.Create(CultureInfo.InvariantCulture, $"Dimension of the attractor by Kaplan and Yorke: {dimension:0.##}"));
                }
            }
        }
        if (Known is not null)
        {
            voice.Print($"{Known.Name}: {Known.Source}.");
        }
    }

    /// <summary>As the object of <c>--json</c>.</summary>
    public DynamicsJson ToJson(LyapunovSpectrum? measured, string? picture) => new(
        TimeStep,
        [.. Found.Select((dynamics, b) => SequenceDynamicsJson.Of(dynamics, Names[b], Features, TimeStep))],
        Known is null ? null : new KnownDynamicsJson(Known.Name, [.. Known.Exponents], Known.Source, ExponentJson.Of(measured, TimeStep)),
        picture);
}
