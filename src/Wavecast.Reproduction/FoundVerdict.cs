using Wavecast.Reports;

namespace Wavecast.Reproduction;

/// <summary>A verdict in a report, which the result of the reproduction lists again.</summary>
internal sealed record FoundVerdict(ClaimVerdict Found) : ReportVerdict(Found.Claim, Found.Verdict.Words(), Found.Sentence)
{
    public FoundVerdict(string claim, Verdict verdict, string sentence)
        : this(new ClaimVerdict(claim, verdict, sentence))
    {
    }
}
