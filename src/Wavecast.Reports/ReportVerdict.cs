namespace Wavecast.Reports;

/// <summary>A claim and its verdict, set apart from the text.</summary>
/// <param name="Claim">What was claimed.</param>
/// <param name="Words">The verdict, such as <c>does not hold</c>: the page gives <c>holds</c>, <c>does not hold</c> and <c>undecided</c> a look of their own.</param>
/// <param name="Sentence">Why.</param>
internal record ReportVerdict(string Claim, string Words, string Sentence) : ReportBlock;
