using System.Collections.Immutable;

namespace Wavecast.Reports;

/// <summary>What was found, before anything is laid out: <see cref="ReportFiles"/> writes it.</summary>
/// <remarks>All texts are plain, but for words between backticks, which are set as code.</remarks>
/// <param name="Title">The question.</param>
/// <param name="Lead">The answer in a paragraph, below the title.</param>
/// <param name="Sections">In order.</param>
internal sealed record Report(string Title, string Lead, ImmutableArray<ReportSection> Sections)
{
    /// <summary>What stands in all sections, in order.</summary>
    public IEnumerable<ReportBlock> Blocks => Sections.SelectMany(section => section.Blocks);

    /// <summary>The figures of all sections, in order.</summary>
    public IEnumerable<ReportFigure> Figures => Blocks.OfType<ReportFigure>();
}
