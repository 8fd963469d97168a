using System.Collections.Immutable;

namespace Wavecast.Reports;

/// <summary>A headed part of a report.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What stands under it, in order.</param>
internal sealed record ReportSection(string Title, ImmutableArray<ReportBlock> Blocks);
