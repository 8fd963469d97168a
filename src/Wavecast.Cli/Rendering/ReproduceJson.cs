using Wavecast.Reproduction;

namespace Wavecast.Cli.Rendering;

/// <summary>What <c>reproduce … --json</c> prints.</summary>
internal sealed record ReproduceJson(string Report, string Markdown, VerdictJson[] Verdicts, double Seconds)
{
    public static ReproduceJson Of(ReproductionResult result, TimeSpan elapsed) => new(
        result.Html,
        result.Markdown,
        [.. result.Verdicts.Select(found => new VerdictJson(found.Claim, found.Verdict.Words(), found.Sentence))],
        elapsed.TotalSeconds);
}

/// <summary>A claim and whether it holds.</summary>
internal sealed record VerdictJson(string Claim, string Verdict, string Sentence);
