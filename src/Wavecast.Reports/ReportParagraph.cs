namespace Wavecast.Reports;

/// <summary>A paragraph.</summary>
internal sealed record ReportParagraph(string Text) : ReportBlock;
