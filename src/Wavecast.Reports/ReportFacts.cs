using System.Collections.Immutable;

namespace Wavecast.Reports;

/// <summary>A list of names with what they stand for: the set-up, every number of it.</summary>
internal sealed record ReportFacts(ImmutableArray<(string Name, string Text)> Facts) : ReportBlock;
