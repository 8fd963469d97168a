namespace Wavecast.Reproduction.Reports;

/// <summary>A paragraph.</summary>
internal sealed record ReportParagraph(string Text) : ReportBlock;
