using Wavecast.Data;

namespace Wavecast.Reproduction.Chaos;

/// <summary>A way to learn to draw.</summary>
/// <param name="Key">Names it in results.</param>
/// <param name="Name">Names it in tables and pictures.</param>
/// <param name="Text">What it does, with its numbers, for the report.</param>
/// <param name="Settings">Every number it depends on, as text.</param>
/// <param name="Learn">Learns from scaled sequences, with a seed, and draws scaled sequences.</param>
internal sealed record Method(string Key, string Name, string Text, string Settings, Func<SequenceBatch<double>, long, CancellationToken, Drawer> Learn)
{
    /// <summary>Names it in the legend of a picture.</summary>
    public string Short { get; init; } = Name;

    /// <summary>Whether pictures show it: a legend has room for five.</summary>
    public bool IsPictured { get; init; } = true;

    /// <summary>Whether it is somebody else's, measured here to compare.</summary>
    public bool IsPeer { get; init; }

    /// <summary>Learns from sequences in their own units.</summary>
    public Drawer LearnInUnits(SequenceBatch<double> training, long seed, CancellationToken cancellation)
    {
        FeatureScaler scaler = FeatureScaler.Fit(training, Scaling.Standard);
        Drawer scaled = Learn(scaler.Apply(training), seed, cancellation);
        return (warmUp, steps) => scaler.Invert(scaled(scaler.Apply(warmUp), steps));
    }
}
