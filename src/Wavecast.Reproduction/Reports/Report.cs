using System.Collections.Immutable;

namespace Wavecast.Reproduction.Reports;

/// <summary>What a reproduction found, before anything is laid out: <see cref="ReportFiles"/> writes it.</summary>
/// <remarks>All texts are plain, but for words between backticks, which are set as code.</remarks>
/// <param name="Title">The question.</param>
/// <param name="Lead">The answer in a paragraph, below the title.</param>
/// <param name="Sections">In order.</param>
internal sealed record Report(string Title, string Lead, ImmutableArray<ReportSection> Sections)
{
    /// <summary>The verdicts of all sections, in order.</summary>
    public IEnumerable<ClaimVerdict> Verdicts => Blocks.OfType<ReportVerdict>().Select(block => block.Found);

    /// <summary>The figures of all sections, in order.</summary>
    public IEnumerable<ReportFigure> Figures => Blocks.OfType<ReportFigure>();

    private IEnumerable<ReportBlock> Blocks => Sections.SelectMany(section => section.Blocks);
}
