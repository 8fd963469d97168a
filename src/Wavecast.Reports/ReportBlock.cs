namespace Wavecast.Reports;

/// <summary>Something that stands between two others in a report.</summary>
internal abstract record ReportBlock;
