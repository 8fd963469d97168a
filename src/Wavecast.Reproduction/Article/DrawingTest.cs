using Wavecast.Metrics;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Article;

/// <summary>Lets a network draw sequences on and says how far off it is, in the signal's own units.</summary>
internal sealed class DrawingTest
{
    private readonly SequenceBatch<double> warmUps;
    private readonly SequenceBatch<double> truth;
    private readonly int judged;
    private readonly double unit;

    /// <param name="waves">As the network sees them, warm-up and what follows, all of which is drawn.</param>
    /// <param name="warmUp">Steps read.</param>
    /// <param name="judged">Drawn steps that count in <see cref="DrawnTest.Rmse"/>; where there are fewer, all do.</param>
    /// <param name="unit">What 1 is in the signal's units.</param>
    public DrawingTest(SequenceBatch<double> waves, int warmUp, int judged, double unit)
    {
        this.unit = unit;
        warmUps = SequenceBatch<double>.FromSequences([.. Enumerable.Range(0, waves.Count).Select(b => waves[b][..warmUp].ToArray())]);
        truth = SequenceBatch<double>.FromSequences([.. Enumerable.Range(0, waves.Count).Select(b => waves[b][warmUp..].ToArray())]);
        this.judged = Math.Min(judged, truth.Steps);
    }

    public DrawnTest Draw(LstmNetwork<double> network)
    {
        SequenceBatch<double> drawn = network.Draw(warmUps, truth.Steps);
        return new DrawnTest(
            ErrorMetrics.Measure(truth, drawn, [judged]).ByHorizon[0].Rmse * unit,
            ErrorMetrics.Rmse(truth, drawn) * unit,
            [.. Enumerable.Range(0, truth.Count).Select(b => ValidSteps(truth[b], drawn[b]))],
            [.. drawn[0].ToArray().Select(value => value * unit)]);
    }

    /// <summary>Drawn steps before the error first passes <see cref="ArticleTraining.VisibleError"/>; all of them where it never does.</summary>
    private int ValidSteps(ReadOnlySpan<double> truth, ReadOnlySpan<double> drawn)
    {
        int step = 0;
        while (step < truth.Length && Math.Abs(drawn[step] - truth[step]) * unit <= ArticleTraining.VisibleError)
        {
            step++;
        }
        return step;
    }
}

/// <summary>What a network drew.</summary>
/// <param name="Rmse">Root mean square error over all sequences and the judged steps; infinite where a drawing overflowed.</param>
/// <param name="WholeRmse">The same over all steps.</param>
/// <param name="ValidSteps">Of each sequence.</param>
/// <param name="First">The first sequence's drawing.</param>
internal sealed record DrawnTest(double Rmse, double WholeRmse, int[] ValidSteps, double[] First)
{
    /// <summary>Half of the sequences are drawn as far.</summary>
    public double MedianValidSteps => ValidSteps.Select(steps => (double)steps).Median();
}
