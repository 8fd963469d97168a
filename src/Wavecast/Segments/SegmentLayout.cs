using System.Collections.Immutable;
using Wavecast.Statistics;

namespace Wavecast.Segments;

/// <summary>What a segment network reads at a step, and what it says after the last one.</summary>
/// <remarks>
/// A step of the network is a segment of several steps of the series: its values, then a mask of which are known, <c>[2 · length]</c>, then features: past ones
/// <c>[feature, length]</c>, future ones of the steps behind the segment <c>[feature, head]</c>, static ones. After the last
/// segment of the look-back its outputs are distributions of the next steps, <c>[head, outputs of a step]</c>. A segment of one step and a head of one is
/// the plain recursive network; a head as long as the horizon is a direct one. Segments are those of SegRNN (Lin et al., 2023).
/// </remarks>
internal sealed record SegmentLayout
{
    /// <param name="length">Steps of a segment, from 1.</param>
    /// <param name="segments">Segments of the look-back, from 1.</param>
    /// <param name="head">Steps that one pass predicts, from 1; at least a segment where it is fed back.</param>
    /// <param name="quantiles">Levels, ascending, an odd number of them with ½ in the middle.</param>
    /// <param name="features">What it reads beside the values.</param>
    public SegmentLayout(int length, int segments, int head, ImmutableArray<double> quantiles, FeatureCounts features = default)
    {
        Length = Require.InRange(length, 1, 1 << 12, nameof(length));
        Segments = Require.InRange(segments, 1, 1 << 12, nameof(segments));
        Head = Require.InRange(head, 1, 1 << 12, nameof(head));
        Quantiles = quantiles;
        Features = features;
    }

    /// <summary>Steps of a segment.</summary>
    public int Length { get; }

    /// <summary>Segments of the look-back.</summary>
    public int Segments { get; }

    /// <summary>Steps that one pass predicts.</summary>
    public int Head { get; }

    /// <summary>Levels of the quantiles, ascending, ½ in the middle.</summary>
    public ImmutableArray<double> Quantiles { get; }

    /// <summary>What it reads beside the values.</summary>
    public FeatureCounts Features { get; init; }

    /// <summary>What its outputs say of a step.</summary>
    public ForecastDistribution Distribution { get; init; }

    /// <summary>What the outputs mean.</summary>
    public OutputHead OutputHead => OutputHead.Of(Distribution, Quantiles);

    /// <summary>Steps of the series that a pass reads.</summary>
    public int LookBack => Length * Segments;

    /// <summary>Features of an input of the network.</summary>
    public int Inputs => 2 * Length + Features.Past * Length + Features.Future * Head + Features.Static;

    /// <summary>Features of its output.</summary>
    public int Outputs => Head * OutputHead.Outputs;

    /// <summary>The place of the median among the quantiles.</summary>
    public int Median => Quantiles.Length / 2;

    /// <inheritdoc/>
    public bool Equals(SegmentLayout? other) =>
        other is not null && Length == other.Length && Segments == other.Segments && Head == other.Head && Features == other.Features && Distribution == other.Distribution && Quantiles.AsSpan().SequenceEqual(other.Quantiles.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Length, Segments, Head, Features, Distribution, Quantiles.Length);
}
