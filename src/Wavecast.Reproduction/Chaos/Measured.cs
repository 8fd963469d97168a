using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Chaos;

/// <summary>What a plan found.</summary>
/// <param name="Plan">What was measured.</param>
/// <param name="Seed">The first seed.</param>
/// <param name="Done">All results by key.</param>
internal sealed record Measured(ChaosPlan Plan, long Seed, IReadOnlyDictionary<string, ChaosFigures> Done)
{
    /// <summary>The figures of a method, by seed.</summary>
    public ChaosFigures[] Of(Method method) => [.. Plan.SeedsFrom(Seed).Select(seed => Done[Plan.Protocol.KeyOf(method, seed)])];

    /// <summary>The figure asked for, a method's median over the seeds.</summary>
    public double MedianOf(Method method) => ValuesOf(method).Median();

    /// <summary>The figure asked for, by seed.</summary>
    public double[] ValuesOf(Method method) => [.. Of(method).Select(figures => figures.Value)];

    /// <summary>The median over seeds of the error of each step.</summary>
    public double[] CurveOf(Method method)
    {
        ChaosFigures[] figures = Of(method);
        return [.. Enumerable.Range(0, figures[0].Curve.Length).Select(step => figures.Select(f => f.Curve[step]).Median())];
    }

    /// <summary>Whether a limit is met: by three quarters of the seeds; by fewer than one quarter; or between.</summary>
    /// <param name="method">Whose figures.</param>
    /// <param name="isMet">Whether a figure meets it.</param>
    public Verdict Judge(Method method, Func<double, bool> isMet)
    {
        double[] values = ValuesOf(method);
        double share = values.Count(isMet) / (double)values.Length;
        return share >= 0.75 ? Verdict.Holds : share <= 0.25 ? Verdict.DoesNotHold : Verdict.Undecided;
    }
}
