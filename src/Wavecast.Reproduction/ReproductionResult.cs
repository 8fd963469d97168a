using System.Collections.Immutable;
using Wavecast.Reports;

namespace Wavecast.Reproduction;

/// <summary>What a reproduction left.</summary>
/// <param name="Html">Path of the report as one page.</param>
/// <param name="Markdown">Path of the same as Markdown.</param>
/// <param name="Verdicts">What it says about each claim, in order.</param>
public sealed record ReproductionResult(string Html, string Markdown, ImmutableArray<ClaimVerdict> Verdicts)
{
    /// <summary>Writes a report and says where.</summary>
    internal static ReproductionResult Write(Report report, string folder, string name)
    {
        (string html, string markdown) = ReportFiles.Write(report, folder, name);
        return new ReproductionResult(html, markdown, [.. report.Blocks.OfType<FoundVerdict>().Select(block => block.Found)]);
    }
}
