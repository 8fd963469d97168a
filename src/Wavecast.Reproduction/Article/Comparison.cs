using Wavecast.Metrics;

namespace Wavecast.Reproduction.Article;

/// <summary>Two methods compared seed by seed: by what factor the figure of the first differs from the second's.</summary>
/// <param name="LogRatio">Mean over the seeds of ln(first / second), with its 95 % interval.</param>
internal sealed record Comparison(BootstrapInterval LogRatio)
{
    /// <summary>Compares figures of 0 or more, such as errors, of runs with the same seeds in the same order. A seed of which one has no number, as of a training that diverged at once, says nothing.</summary>
    public static Comparison Of(MethodRuns first, MethodRuns second, Func<ArticleRun, double> figure)
    {
        double[] ratios = [.. first.Runs.Zip(second.Runs, (a, b) => Math.Log(figure(a) / figure(b))).Where(double.IsFinite)];
        return new(ratios.Length == 0 ? new BootstrapInterval(double.NaN, double.NegativeInfinity, double.PositiveInfinity) : Bootstrap.Mean(ratios));
    }

    /// <summary>Whether the first's figure is smaller beyond doubt.</summary>
    public bool IsSmaller => LogRatio.IsBelow(0);

    /// <summary>Whether the first's figure is larger beyond doubt.</summary>
    public bool IsLarger => LogRatio.IsAbove(0);

    /// <summary>Such as <c>0.45 times (0.31 to 0.72)</c>.</summary>
    public string Words => $"{Text.Short(Math.Exp(LogRatio.Estimate))} times ({Text.Short(Math.Exp(LogRatio.Low))} to {Text.Short(Math.Exp(LogRatio.High))})";
}
