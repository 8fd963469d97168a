namespace Wavecast.Reproduction;

/// <summary>What a measurement says about a claim.</summary>
/// <param name="Claim">The claim, as a statement.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Sentence">One sentence with the numbers.</param>
public sealed record ClaimVerdict(string Claim, Verdict Verdict, string Sentence);
