namespace Wavecast.Reproduction.Reports;

/// <summary>A claim and its verdict, set apart from the text.</summary>
internal sealed record ReportVerdict(ClaimVerdict Found) : ReportBlock
{
    public ReportVerdict(string claim, Verdict verdict, string sentence)
        : this(new ClaimVerdict(claim, verdict, sentence))
    {
    }
}
