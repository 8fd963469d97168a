using System.Collections.Immutable;

namespace Wavecast.Reproduction.Article;

/// <summary>What the searches on seeds of their own chose for a signal.</summary>
internal sealed record ArticleChoices
{
    /// <summary>Every candidate's validation errors, as the report shows them.</summary>
    public ImmutableArray<ArticleCandidate> Candidates { get; init; } = [];

    /// <summary>Learning rate of each optimizer.</summary>
    public ImmutableDictionary<ArticleRole, double> Rates { get; init; } = ImmutableDictionary<ArticleRole, double>.Empty;

    /// <summary>Steps over which weights halve.</summary>
    public double HalfLife { get; init; }

    /// <summary>Input noise by the signal's standard deviation.</summary>
    public double Noise { get; init; }
}

/// <summary>Something that a search tried.</summary>
/// <param name="Role">For which method.</param>
/// <param name="What">Such as <c>Adagrad</c>.</param>
/// <param name="Value">The learning rate, half-life or noise.</param>
/// <param name="Error">Median validation error over the search's seeds; infinite where no training was finite.</param>
internal sealed record ArticleCandidate(ArticleRole Role, string What, double Value, double Error);
