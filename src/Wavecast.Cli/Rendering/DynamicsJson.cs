using Wavecast.Dynamics;

namespace Wavecast.Cli.Rendering;

/// <summary>An exponent and its standard error, in 1/step and in 1/time unit.</summary>
internal sealed record ExponentJson(double? PerStep, double? Error, double? PerTimeUnit)
{
    public static ExponentJson[]? Of(LyapunovSpectrum? spectrum, double timeStep) => spectrum is null ? null :
        [.. spectrum.Exponents.Zip(spectrum.Errors, (exponent, error) => new ExponentJson(exponent, error, exponent / timeStep))];
}

/// <summary>One feature of a drawing as an oscillation; null is what could not be measured.</summary>
internal sealed record FeatureDynamicsJson(
    string Name,
    double? Amplitude,
    double? TruthAmplitude,
    double? AmplitudeDrift,
    double? Period,
    double? TruthPeriod,
    double? FrequencyDrift,
    double? PhaseDrift,
    string PhaseAgainst,
    double? PhaseStep)
{
    public static FeatureDynamicsJson Of(FeatureDynamics feature, string name) => new(
        name,
        ToolJson.Finite(feature.Amplitude),
        ToolJson.Finite(feature.TruthAmplitude),
        ToolJson.Finite(feature.AmplitudeDrift),
        ToolJson.Finite(feature.Period),
        ToolJson.Finite(feature.TruthPeriod),
        ToolJson.Finite(feature.FrequencyDrift),
        ToolJson.Finite(feature.PhaseDrift),
        feature.IsAgainstTruth ? "truth" : "itself",
        feature.PhaseErrors.IsEmpty ? null : feature.PhaseSteps[^1]);
}

/// <summary>The free run behind one sequence.</summary>
internal sealed record SequenceDynamicsJson(
    string Name, int WarmUp, int Steps, string Attractor, string Verdict, ExponentJson[]? Exponents, double? KaplanYorkeDimension, FeatureDynamicsJson[] Features)
{
    public static SequenceDynamicsJson Of(SequenceDynamics dynamics, string name, IReadOnlyList<string> features, double timeStep) => new(
        name,
        dynamics.WarmUp,
        dynamics.Steps,
        char.ToLowerInvariant(dynamics.Attractor.ToString()[0]) + dynamics.Attractor.ToString()[1..],
        dynamics.Verdict,
        ExponentJson.Of(dynamics.Exponents, timeStep),
        ToolJson.Finite(dynamics.Exponents?.KaplanYorkeDimension),
        [.. dynamics.Features.Select((feature, k) => FeatureDynamicsJson.Of(feature, features[k]))]);
}

/// <summary>What is known of the signal; <c>measured</c> is null where its equations are not at hand.</summary>
internal sealed record KnownDynamicsJson(string Name, double[] ExponentsPerTimeUnit, string Source, ExponentJson[]? Measured);

/// <summary>What <c>dynamics --json</c> prints.</summary>
internal sealed record DynamicsJson(double TimeStep, SequenceDynamicsJson[] Sequences, KnownDynamicsJson? Known, string? Picture);
