using System.Collections.Immutable;

namespace Wavecast.Reproduction.Chaos;

/// <summary>A protocol as its papers tell it: what the report says around the figures.</summary>
internal sealed record ChaosPaper
{
    /// <summary>The signal.</summary>
    public required string Title { get; init; }

    /// <summary>What is done, and where it is from.</summary>
    public required string Text { get; init; }

    /// <summary>What the figure is.</summary>
    public required string Figure { get; init; }

    /// <summary>Heading of the median over the figures by start; null where it says nothing more.</summary>
    public string? Extra { get; init; }

    /// <summary>Whether a greater figure is a better one.</summary>
    public bool MoreIsBetter { get; init; }

    /// <summary>Steps that pictures show.</summary>
    public required int PicturedSteps { get; init; }

    /// <summary>Figures of others.</summary>
    public required ImmutableArray<PublishedFigure> Published { get; init; }

    /// <summary>What is judged, of the first method.</summary>
    public required ImmutableArray<ChaosClaim> Claims { get; init; }
}

/// <summary>A figure of others.</summary>
/// <param name="Who">Method and source.</param>
/// <param name="Figure">As printed.</param>
internal sealed record PublishedFigure(string Who, string Figure);

/// <summary>A limit that the first method is held to.</summary>
/// <param name="Text">The claim, as a statement.</param>
/// <param name="Limit">What its figure may be at most, or at least where more is better.</param>
internal sealed record ChaosClaim(string Text, double Limit);
